// Which answers an event makes old, as the first parts of their keys, and when they are asked for again.
import type { LiveEvent } from './follow';

export type Key = readonly string[];

/** Pulls come by the thousand, and are only counts. */
const SOON = 1500;
const LATER = 10_000;

// Lists of tags are not here: they are long, and say themselves what is new rather than move under the pointer.
const CHANGING = new Set([
  'repository', 'artifact', 'repositories', 'project', 'projects', 'home', 'members', 'groups', 'robots', 'labels', 'immutable',
  'quotas', 'users', 'webhooks', 'deliveries', 'audit', 'jobs', 'search', 'feed',
]);

/** Whether an answer may be another one tomorrow without this page having done anything. */
export const changes = (key: readonly unknown[]): boolean => typeof key[0] === 'string' && CHANGING.has(key[0]);

/** Answers that an event makes old, and how long it may take to notice, in milliseconds. */
export function stale(event: LiveEvent): { keys: Key[]; within: number } {
  const kind = event.type.slice(0, event.type.lastIndexOf('.'));
  const project = event.project;
  const name = event.data.repository ?? '';
  const repository = name.slice(project.length + 1);
  switch (event.type) {
    case 'manifest.pulled':
      return { keys: [['repository', project, repository], ['home']], within: LATER };
    case 'manifest.pushed':
    case 'manifest.deleted':
    case 'repository.deleted':
    case 'tag.pointed':
    case 'tag.deleted':
      return {
        keys: [
          ['repository', project, repository], ['artifact', project, repository], ['repositories', project],
          ['project', project], ['projects'], ['home'],
        ],
        within: SOON,
      };
    default:
      break;
  }
  switch (kind) {
    case 'project':
      return { keys: [['projects'], ['project', project], ['home']], within: SOON };
    case 'member':
    case 'group':
      return { keys: [['members', project], ['groups'], ['project', project]], within: SOON };
    case 'robot':
      return { keys: [['robots', project], ['robots'], ['home']], within: SOON };
    case 'label':
      return { keys: [['labels']], within: SOON };
    case 'immutability':
      return { keys: [['immutable', project]], within: SOON };
    case 'quota':
      return { keys: [['quotas'], ['project', project], ['home']], within: SOON };
    case 'user':
      return { keys: [['users']], within: SOON };
    case 'configuration':
      return { keys: [['configurations'], ['systeminfo']], within: SOON };
    case 'webhook':
      return { keys: [['webhooks', project], ['deliveries', project]], within: SOON };
    default:
      return { keys: [], within: SOON };
  }
}

/** Gathers keys and lets go of each once in its time, however many events name it. */
export function gather(go: (key: Key) => void, after: (run: () => void, milliseconds: number) => unknown = setTimeout) {
  const waiting = new Map<string, number>();
  return (event: LiveEvent) => {
    const { keys, within } = stale(event);
    for (const key of keys) {
      const text = JSON.stringify(key);
      if ((waiting.get(text) ?? Infinity) <= within) continue;
      waiting.set(text, within);
      after(() => {
        // What was to go later and then sooner has gone already.
        if (waiting.get(text) !== within) return;
        waiting.delete(text);
        go(key);
      }, within);
    }
  };
}
