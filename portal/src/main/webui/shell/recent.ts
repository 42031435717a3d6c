// Where somebody was lately, kept in this browser for each who signs in there.
import { unescaped } from '../lib/escaped';
import { parseReference, written } from '../lib/reference';

export interface Recent {
  to: string;
  text: string;
}

const MOST = 8;
const stored = (user: string) => `berth.recent.${user}`;

/** The place that an address stands for, or nothing when it is none worth coming back to. */
export function placeOf(path: string): Recent | undefined {
  const [kind, project, ...rest] = path.split('/').filter(Boolean).map(unescaped);
  if (!project) return undefined;
  if (kind === 'projects') return { to: `/projects/${project}`, text: project };
  if (kind !== 'r' || rest.length === 0) return undefined;
  const reference = parseReference(project, rest.join('/'));
  return { to: `/r/${written(reference)}`, text: written(reference) };
}

export function recent(user: string, store: Storage = localStorage): Recent[] {
  try {
    const known: unknown = JSON.parse(store.getItem(stored(user)) ?? '[]');
    return Array.isArray(known) ? known.filter((one): one is Recent => typeof one?.to === 'string' && typeof one.text === 'string') : [];
  } catch {
    return [];
  }
}

/** Puts a place first; the oldest is forgotten when there are too many. */
export function remember(user: string, place: Recent, store: Storage = localStorage): void {
  const others = recent(user, store).filter(one => one.to !== place.to);
  store.setItem(stored(user), JSON.stringify([place, ...others].slice(0, MOST)));
}

/** What is gone, and what others must not read in this browser after somebody signed out. */
export function forget(user: string, store: Storage = localStorage): void {
  store.removeItem(stored(user));
}
