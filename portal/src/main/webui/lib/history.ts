// What happened to a repository, read from entries of the audit log.
import type { Schemas } from '../api/client';
import { all, escaped, holds } from './query';

type Entry = Schemas['AuditLogExt'];

/** Whether something came, a tag came to name something else, or something went. */
export type Happening = 'pushed' | 'moved' | 'deleted';

export interface Happened {
  id: number;
  at: string;
  kind: Happening;
  /** The tags that it is about; none where only a digest is told. */
  tags: string[];
  digest: string | undefined;
  /** Where the tag pointed before, as far as earlier entries tell. */
  before?: string;
  who: string;
}

const DIGEST = /sha(?:256:[0-9a-f]{64}|512:[0-9a-f]{128})/;

/** The conditions that find the entries of a repository: what was done to its tags, and what was deleted by digest. */
export function conditions(name: string, from: string | undefined, to: string | undefined): string[] {
  const time = from === undefined && to === undefined ? [] : [`op_time=[${encodeURIComponent(from ?? '')}~${encodeURIComponent(to ?? '')}]`];
  // A push by digest is one of the platforms of an image, of which its tag tells.
  return [
    [`resource=~${escaped(`${name}:`)}`, 'operation={create delete update}', ...time].join(','),
    [`resource=~${escaped(`${name}@`)}`, 'operation=delete', ...time].join(','),
  ];
}

/** The condition that finds the entries of one version, whichever tags it had, or under tags that begin so: what is told of it names its digest. */
export const ofVersion = (name: string, digest: string, tag: string | undefined): string | undefined =>
  all(holds('resource', tag?.trim() ? `${name}:${tag.trim()}` : name), holds('operation_description', digest));

/** Whether an entry is about something in this repository, and not in one whose name begins the same. */
export const isOf = (entry: Entry, name: string): boolean => (entry.resource ?? '').startsWith(name) && /^[:@]/.test((entry.resource ?? '').slice(name.length));

function read(entry: Entry, name: string): Happened | undefined {
  const resource = entry.resource ?? '';
  const mark = resource.charAt(name.length);
  if (entry.operation_result === false || !isOf(entry, name)) return undefined;
  const said = entry.operation_description ?? '';
  const tagged = /, tagged (.*)$/.exec(said)?.[1]?.split(', ') ?? [];
  const tag = mark === ':' ? [resource.slice(name.length + 1)] : [];
  return {
    id: entry.id ?? 0,
    at: entry.op_time ?? '',
    kind: entry.operation === 'delete' ? 'deleted' : 'pushed',
    tags: [...new Set([...tag, ...tagged])],
    digest: DIGEST.exec(said)?.[0] ?? DIGEST.exec(resource)?.[0],
    who: entry.username ?? '',
  };
}

/** What happened, newest first, each once; a push under a tag that named something else before moved that tag. */
export function happened(entries: Entry[], name: string): Happened[] {
  const once = new Map<number, Happened>();
  for (const entry of entries) {
    const one = read(entry, name);
    if (one) once.set(one.id, one);
  }
  const ordered = [...once.values()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.id - b.id);
  const named = new Map<string, string>();
  for (const one of ordered) {
    for (const tag of one.tags) {
      const before = named.get(tag);
      if (one.kind === 'deleted') {
        named.delete(tag);
      } else if (one.digest !== undefined) {
        if (before !== undefined && before !== one.digest) {
          one.kind = 'moved';
          one.before = before;
        }
        named.set(tag, one.digest);
      }
    }
  }
  return ordered.reverse();
}
