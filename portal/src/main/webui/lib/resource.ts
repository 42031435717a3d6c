/** What an entry of the log is about, as people call it: some of them tell the address that was called. */
export function named(resource: string): string {
  const [, rest] = /^\/api\/(?:v2\.0|ext\/v1)\/(.+)$/.exec(resource) ?? [];
  if (rest === undefined) return resource;
  const parts = rest.split('/').map(plain);
  const [kind, project, under, repository] = parts;
  if (kind !== 'projects' || project === undefined) return parts.join('/');
  if ((under === 'repositories' || under === 'repos') && repository !== undefined) return [`${project}/${repository}`, ...parts.slice(4)].join(' ');
  return [project, ...parts.slice(2)].join(' ');
}

/** Repositories with slashes are encoded twice. */
function plain(part: string): string {
  try {
    return decodeURIComponent(decodeURIComponent(part));
  } catch {
    return part;
  }
}
