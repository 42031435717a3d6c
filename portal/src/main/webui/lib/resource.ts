import { plain } from './escaped';
import { short } from './format';

/** What an entry of the log is about, as people call it: some of them tell the address that was called. */
export function named(resource: string): string {
  const [, rest] = /^\/api\/(?:v2\.0|ext\/v1)\/(.+)$/.exec(resource) ?? [];
  if (rest === undefined) return resource;
  const parts = rest.split('/').map(plain);
  const [kind, project, under, repository] = parts;
  if (kind !== 'projects' || project === undefined) return parts.join('/');
  if ((under === 'repositories' || under === 'repos') && repository !== undefined) {
    const [list, version, ...more] = parts.slice(4);
    const name = list === 'artifacts' && version !== undefined ? `${project}/${repository}${version.includes(':') ? '@' : ':'}${version}` : `${project}/${repository}`;
    return [name, ...(list === undefined || list === 'artifacts' ? more : [list, version, ...more])].filter(Boolean).join(' ');
  }
  return [project, ...parts.slice(2)].join(' ');
}

/** With as much of digests as tells them apart. */
export const shortened = (resource: string): string => named(resource).replaceAll(/sha(?:256|512):[0-9a-f]{32,}/g, short);
