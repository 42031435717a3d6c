// What somebody has pinned: projects by their name, repositories by theirs with the project's before it.

/** With one more at the end, or without the one that was there. */
export const turned = (pins: readonly string[], name: string): string[] =>
  pins.includes(name) ? pins.filter(one => one !== name) : [...pins, name];

export const placeOf = (name: string): string => (name.includes('/') ? `/r/${name}` : `/projects/${name}`);

/** Whether a page is that of what is pinned, one of its tabs, or that of a version of it. */
export function within(name: string, path: string): boolean {
  const own = placeOf(name);
  return path === own || (name.includes('/') ? [':', '@'] : ['/']).some(next => path.startsWith(own + next));
}
