// Where Harbor's addresses lead here, so that bookmarks, links in chats and what webhooks sent go on working.
import { plain } from './escaped';

/** A page, or a page of a project that is known by its number only. */
export type Target = { to: string; search?: Record<string, string> } | { project: string; to: (name: string) => string; search?: Record<string, string> };

const PROJECT: Record<string, string> = {
  members: '/access', 'robot-account': '/access', 'tag-strategy': '/policies', 'immutable-tag': '/policies', 'tag-retention': '/policies',
  logs: '/activity', configs: '/settings', labels: '/settings', webhook: '/automation',
};

const PLACES: Record<string, string> = {
  projects: '/projects', logs: '/activity', users: '/admin/users', 'robot-accounts': '/admin/robots', groups: '/admin/groups', labels: '/admin/labels',
  'project-quotas': '/admin/quotas', 'clearing-job': '/admin/storage', 'job-service-dashboard': '/admin/jobs', configs: '/admin/settings',
  'sign-in': '/login',
};

function inProject(id: string, rest: string[]): Target {
  const [part = '', ...more] = rest;
  if (part !== 'repositories' || more.length === 0) return { project: id, to: name => `/projects/${name}${PROJECT[part] ?? ''}` };
  const end = more.findIndex(word => /^(artifacts|artifacts-tab|info-tab|tags)$/.test(word));
  const repository = more.slice(0, end < 0 ? undefined : end).map(plain).join('/');
  // With a depth, an index is named before what it lists.
  const digest = more.slice(Math.max(end, 0)).map(plain).findLast(word => /^sha(256|512):[0-9a-f]+$/.test(word));
  const search = more.includes('info-tab') ? { tab: 'about' } : undefined;
  return { project: id, to: name => `/r/${name}/${repository}${digest ? `@${digest}` : ''}`, ...(search && !digest ? { search } : {}) };
}

/** Reads what follows `/harbor/` or `/account/`; what has no page here leads to the first one. */
export function fromHarbor(path: string, query: Record<string, unknown> = {}): Target {
  const [first = '', ...rest] = path.split('/').filter(Boolean);
  if (first === 'projects' && rest[0]) return inProject(rest[0], rest.slice(1));
  if (first === 'sign-in') {
    const next = query['redirect_url'];
    return { to: '/login', ...(typeof next === 'string' && next ? { search: { next } } : {}) };
  }
  return { to: PLACES[first] ?? '/' };
}
