// What a query bar says about the audit log, as the server's `q`: it knows one condition for each field, one whole value
// or several of which one holds, or one part of a value, and no opposite of any of these.
import { parse, writtenTerm, type Term } from './grammar';
import { all } from './query';

/** The fields of the bar, and what the server calls them. */
export const FIELDS = {
  user: 'username', operation: 'operation', type: 'resource_type', resource: 'resource', note: 'operation_description',
  result: 'operation_result', ip: 'source_ip', request: 'request_id',
} as const;
export type AuditField = keyof typeof FIELDS;
export const ALL_FIELDS = Object.keys(FIELDS) as AuditField[];

export const OPERATIONS = ['create', 'delete', 'pull', 'update'] as const;
const RESULTS: Readonly<Record<string, boolean>> = { ok: true, failed: false };

/** Why a query cannot be asked; a text each, `query.WHY`. */
export type Why = 'field' | 'not' | 'compare' | 'empty' | 'twice' | 'parts' | 'result' | 'comma' | 'blank' | 'free' | 'long';

export interface Trouble {
  why: Why;
  /** What it is about, as it was typed or is called. */
  what: string;
}

/** The server takes no longer conditions. */
const LONGEST = 4_000;
/** Nor more values of one field. */
const MOST = 200;

const isField = (name: string, fields: readonly AuditField[]): name is AuditField => (fields as readonly string[]).includes(name);
/** Some signs at its beginning would make a value something else. */
const whole = (text: string) => encodeURIComponent(/^[~[{(\\]/.test(text) ? `\\${text}` : text);

function trouble(term: Term, field: AuditField): Why | undefined {
  const texts = term.values.map(value => value.text);
  if (texts.some(text => text.trim() === '')) return 'empty';
  if (texts.some(text => text.includes(','))) return 'comma';
  if (texts.some(text => /^[<>]/.test(text))) return 'compare';
  if (field === 'result') return texts.length === 1 && !term.values[0]?.part && (texts[0] ?? '') in RESULTS ? undefined : 'result';
  if (term.not) return 'not';
  if (texts.length > MOST) return 'long';
  if (texts.length > 1 && term.values.some(value => value.part)) return 'parts';
  if (texts.length > 1 && texts.some(text => /\s/.test(text))) return 'blank';
  return undefined;
}

function condition({ not, values }: Term, field: AuditField): string {
  const name = FIELDS[field];
  const [first = { text: '', part: false }] = values;
  if (field === 'result') return `${name}=${RESULTS[first.text] !== not}`;
  if (values.length > 1) return `${name}={${values.map(value => encodeURIComponent(`"${value.text}"`)).join(' ')}}`;
  return first.part ? `${name}=~${encodeURIComponent(first.text)}` : `${name}=${whole(first.text)}`;
}

const inResource = (words: string | undefined) => (words === undefined ? undefined : `resource=~${encodeURIComponent(words)}`);

export interface Asked {
  terms: Term[];
  /** The server's conditions; none when something cannot be asked. */
  q: string | undefined;
  troubles: Trouble[];
}

/** Reads a query; `free` makes a condition of free text, and also of none, `taken` are the fields that it is about. */
export function asked(text: string, fields: readonly AuditField[] = ALL_FIELDS,
  free: (text: string | undefined) => string | undefined = inResource, taken: readonly AuditField[] = ['resource']): Asked {
  const terms = parse(text);
  const troubles: Trouble[] = [];
  const seen = new Set<string>();
  const conditions: string[] = [];
  const words: string[] = [];
  for (const term of terms) {
    const name = term.field;
    if (name === undefined) {
      const [word = ''] = term.values.map(value => value.text);
      if (term.not) troubles.push({ why: 'not', what: word });
      else if (word.includes(',')) troubles.push({ why: 'comma', what: word });
      else if (word.trim()) words.push(word);
      continue;
    }
    const why = !isField(name, fields) ? 'field' : seen.has(name) ? 'twice' : trouble(term, name);
    seen.add(name);
    if (why) troubles.push({ why, what: name });
    else if (isField(name, fields)) conditions.push(condition(term, name));
  }
  const both = words.length > 0 ? taken.find(name => seen.has(name)) : undefined;
  if (both) troubles.push({ why: 'free', what: both });
  const q = all(free(words.join(' ') || undefined), ...conditions);
  if ((q?.length ?? 0) > LONGEST) troubles.push({ why: 'long', what: '' });
  return { terms, q: troubles.length > 0 ? undefined : q, troubles };
}

/** What older addresses say, as a query: they had a field each for who it was and what was done. */
export function queryOf(search: { q?: string | undefined; who?: string | undefined; operation?: string | undefined }): string {
  const term = (field: AuditField, text: string | undefined, part: boolean) => text && writtenTerm({ not: false, field, values: [{ text, part }] });
  return [search.q, term('user', search.who, true), term('operation', search.operation, false)].filter(Boolean).join(' ');
}
