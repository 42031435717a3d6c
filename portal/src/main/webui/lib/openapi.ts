// The server's descriptions of its API, as far as a page needs them to list operations and to ask for one.
import { quoted } from './shell';

export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  enum?: unknown[];
  example?: unknown;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  schema?: Schema;
}

interface Described {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content?: Record<string, { schema?: Schema }> };
  responses?: Record<string, { description?: string }>;
}

export interface Document {
  info?: { title?: string; version?: string };
  paths?: Record<string, Record<string, Described>>;
  components?: { schemas?: Record<string, Schema> };
}

export interface Operation {
  id: string;
  method: string;
  path: string;
  summary: string;
  group: string;
  parameters: Parameter[];
  body?: { type: string; schema?: Schema | undefined } | undefined;
  responses: { status: string; text: string }[];
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];

export function operations(document: Document): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    METHODS.flatMap(method => {
      const described = methods[method];
      if (!described) return [];
      const content = Object.entries(described.requestBody?.content ?? {});
      const [type, form] = content.find(([name]) => name === 'application/json') ?? content[0] ?? [];
      return [{
        id: described.operationId ?? `${method} ${path}`,
        method: method.toUpperCase(),
        path,
        summary: described.summary ?? described.description ?? '',
        group: described.tags?.[0] ?? '',
        parameters: described.parameters ?? [],
        body: type ? { type, schema: form?.schema } : undefined,
        responses: Object.entries(described.responses ?? {}).map(([status, response]) => ({ status, text: response.description ?? '' })),
      }];
    }),
  );
}

/** Those that have all the words, by their groups in the order of the description. */
export function grouped(all: Operation[], words: string): [string, Operation[]][] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<string, Operation[]>();
  for (const operation of all) {
    const text = `${operation.method} ${operation.path} ${operation.id} ${operation.summary} ${operation.group}`.toLowerCase();
    if (wanted.every(word => text.includes(word))) groups.set(operation.group, [...(groups.get(operation.group) ?? []), operation]);
  }
  return [...groups].sort(([a], [b]) => a.localeCompare(b));
}

/** Deeper than this, things that hold themselves begin again. */
const DEEPEST = 5;

/** A value of a schema's form, to begin a request with. */
export function example(schema: Schema | undefined, document: Document, depth = 0): unknown {
  if (!schema || depth > DEEPEST) return null;
  if (schema.example !== undefined) return schema.example;
  if (schema.$ref) return example(document.components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''], document, depth + 1);
  if (schema.enum) return schema.enum[0];
  const type = Array.isArray(schema.type) ? schema.type.find(one => one !== 'null') : schema.type;
  switch (type) {
    case 'string': return schema.format === 'date-time' ? '2026-01-01T00:00:00Z' : '';
    case 'integer':
    case 'number': return 0;
    case 'boolean': return false;
    case 'array': return [example(schema.items, document, depth + 1)].filter(one => one !== null);
    default: return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, part]) => [name, example(part, document, depth + 1)]));
  }
}

/** The address with its parts filled in; those without a value stay out of the query. */
export function address(operation: Operation, values: Record<string, string>): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[`path ${name}`] ?? '';
    // Names of repositories hold slashes, which paths of the API hold escaped twice.
    return encodeURIComponent(name === 'repository_name' ? encodeURIComponent(value) : value);
  });
  const query = new URLSearchParams();
  for (const parameter of operation.parameters) {
    const value = values[`query ${parameter.name}`];
    if (parameter.in === 'query' && value) query.set(parameter.name, value);
  }
  return query.size > 0 ? `${path}?${query}` : path;
}

export const missing = (operation: Operation, values: Record<string, string>): Parameter[] =>
  operation.parameters.filter(parameter => (parameter.in === 'path' || parameter.required) && !values[`${parameter.in} ${parameter.name}`]);

export const headers = (operation: Operation, values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(operation.parameters
    .filter(parameter => parameter.in === 'header' && values[`header ${parameter.name}`])
    .map(parameter => [parameter.name, values[`header ${parameter.name}`] ?? '']));

/** The same request for a terminal. */
export function curl(origin: string, user: string, operation: Operation, values: Record<string, string>, body: string): string {
  const parts = ['curl', '-u', quoted(user)];
  if (operation.method !== 'GET') parts.push('-X', operation.method);
  for (const [name, value] of Object.entries(headers(operation, values))) parts.push('-H', quoted(`${name}: ${value}`));
  if (operation.body && body) parts.push('-H', quoted(`Content-Type: ${operation.body.type}`), '-d', quoted(body));
  parts.push(quoted(origin + address(operation, values)));
  return parts.join(' ');
}
