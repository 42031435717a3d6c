import { ApiError } from '../api/client';

const OF_FIELDS = [400, 409, 422];

/**
 * The field that a refusal names, and what it says of it: the server writes `field: sentence` or `field sentence`. In the
 * second form any sentence could begin, so there only those in `known` are fields.
 */
export function namedField(error: unknown, known: readonly string[] = []): { field: string; says: string } | undefined {
  if (!(error instanceof ApiError) || !OF_FIELDS.includes(error.status)) return undefined;
  const [, field = '', end, says = ''] = /^([\w.-]+)(: | )(.*)$/s.exec(error.message) ?? [];
  return end === ': ' || known.includes(field) ? { field, says } : undefined;
}

/** The one of a form's fields that a refusal is about, and what it says of it. */
export function refusedField<T extends string>(error: unknown, fields: readonly T[]): { field: T; says: string } | undefined {
  const named = namedField(error, fields);
  const field = fields.find(known => known === named?.field);
  return named && field && { field, says: named.says.charAt(0).toUpperCase() + named.says.slice(1) };
}

/** In how many seconds a refusal says to try again; nothing when it was another one. */
export function waitOf(error: unknown): number | undefined {
  if (!(error instanceof ApiError) || error.status !== 429) return undefined;
  const seconds = /try again in (\d+) s/.exec(error.message)?.[1];
  return seconds === undefined ? 60 : Number(seconds);
}
