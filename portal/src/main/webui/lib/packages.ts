// What two lists of packages have otherwise.
import type { Package } from './sbom';

export interface PackageChange {
  kind: 'updated' | 'added' | 'removed' | 'same';
  name: string;
  /** The versions, with commas between them where there are several; empty where it is not there. */
  before: string;
  after: string;
  licence: string;
}

export interface PackageChanges {
  all: PackageChange[];
  updated: number;
  added: number;
  removed: number;
  same: number;
}

const ORDER: PackageChange['kind'][] = ['updated', 'added', 'removed', 'same'];

/** What stays the same about a package while its version changes. */
const identity = ({ kind, name, purl }: Package): string => (purl ? purl.replace(/[@?#].*$/, '') : `${kind} ${name}`);

function byIdentity(packages: Package[]): Map<string, Package[]> {
  const found = new Map<string, Package[]>();
  for (const one of packages) {
    const key = identity(one);
    const known = found.get(key);
    if (known) known.push(one);
    else found.set(key, [one]);
  }
  return found;
}

const versions = (packages: Package[] | undefined): string => [...new Set((packages ?? []).map(one => one.version || '?'))].sort().join(', ');

/** Every package of the two, what changed first. */
export function comparePackages(before: Package[], after: Package[]): PackageChanges {
  const had = byIdentity(before);
  const has = byIdentity(after);
  const all = [...new Set([...had.keys(), ...has.keys()])].map((key): PackageChange => {
    const was = had.get(key);
    const is = has.get(key);
    const change = { before: versions(was), after: versions(is) };
    const kind = !was ? 'added' : !is ? 'removed' : change.before === change.after ? 'same' : 'updated';
    const [one] = is ?? was ?? [];
    return { kind, name: one?.name ?? '', licence: one?.licence ?? '', ...change };
  });
  all.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.name.localeCompare(b.name, 'en'));
  const count = (kind: PackageChange['kind']) => all.filter(one => one.kind === kind).length;
  return { all, updated: count('updated'), added: count('added'), removed: count('removed'), same: count('same') };
}
