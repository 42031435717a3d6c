import type { components } from '../../api/ext';
import type { Tile } from '../../charts/Treemap';

/** `together`: what its repositories share is with those that are left out. */
export type Project = components['schemas']['StorageProject'] & { together?: boolean };
export type Repository = components['schemas']['StorageRepository'];
export type Tree = Omit<components['schemas']['StorageTreeRecord'], 'projects'> & { projects: Project[] };

interface Words {
  /** So many that are not shown; with what several hold together, which may be all. */
  rest: (count: number, together: boolean) => string;
  /** Shows what is in a project; of none, where the others are. */
  open: (project: string) => void;
}

/** What a project takes: each content once, where that is told. */
export const taken = (project: Project): number => project.stored ?? project.bytes;

const risen = ({ count, bytes }: Project['more']) => (bytes > 0 ? { count, bytes } : { count: 0, bytes: 0 });

function grownOf({ stored: _, ...project }: Project): Project {
  const repositories = project.repositories.flatMap(repository => ((repository.growth ?? 0) > 0 ? [{ ...repository, bytes: repository.growth ?? 0 }] : []));
  return { ...project, bytes: project.growth ?? 0, repositories, more: risen(project.more) };
}

function once(project: Project): Project {
  if (project.stored === undefined || project.repositories.some(one => one.shared_in_project === undefined)) return project;
  const repositories = project.repositories.map(one => ({ ...one, bytes: one.bytes - (one.shared_in_project ?? 0) })).sort((a, b) => b.bytes - a.bytes);
  const rest = Math.max(0, project.stored - sum(repositories.map(one => one.bytes)));
  return { ...project, repositories, more: { count: project.more.count, bytes: rest }, together: project.bytes > project.stored };
}

/** Each content once: repositories with what none beside them in the project holds, and what they share by itself. */
export function onDisk<T extends Tree | Project>(found: T): T {
  return ('projects' in found ? { ...found, projects: found.projects.map(once) } : once(found)) as T;
}

/** Only what grew, each as large as its growth. */
export function grownOnly<T extends Tree | Project>(found: T): T {
  if (!('projects' in found)) return grownOf(found) as T;
  return { ...found, projects: found.projects.filter(project => (project.growth ?? 0) > 0).map(grownOf), more: risen(found.more) };
}

/** A repository's name without its project's. */
export const within = (project: Project, repository: Repository): string => repository.name.slice(project.name.length + 1);

const larger = (a: Tile, b: Tile) => b.value - a.value;
const leaf = (name: string, value: number, lead: Partial<Tile>): Tile => ({ name, value, children: [], ...lead });

const sum = (values: number[]) => values.reduce((all, one) => all + one, 0);

function cut(project: Project, most: number): Project {
  const left = project.repositories.slice(most);
  const more = { count: project.more.count + left.length, bytes: project.more.bytes + sum(left.map(repository => repository.bytes)) };
  return { ...project, repositories: project.repositories.slice(0, most), more };
}

/** The same with fewer of each, for less room. */
export function fewer<T extends Tree | Project>(found: T, most: { projects: number; repositories: number }): T {
  if (!('projects' in found)) return cut(found, most.repositories) as T;
  const left = found.projects.slice(most.projects);
  const more = { count: found.more.count + left.length, bytes: found.more.bytes + sum(left.map(taken)) };
  return { ...found, projects: found.projects.slice(0, most.projects).map(project => cut(project, most.repositories)), more };
}

function parts(project: Project, words: Words): Tile[] {
  const shown = project.repositories.map(repository =>
    leaf(within(project, repository), repository.bytes, { to: `/r/${repository.name}` }));
  const { count, bytes } = project.more;
  const { together = false } = project;
  const lead = count > 0 ? { open: () => words.open(project.name) } : {};
  return count > 0 || together ? [...shown, leaf(words.rest(count, together), bytes, lead)] : shown;
}

/** Projects, and in each its repositories. What there is besides is a tile of its own. */
export function projects(tree: Tree, words: Words): Tile[] {
  const groups = tree.projects.map(project => {
    const open = () => words.open(project.name);
    const children = parts(project, words).filter(tile => tile.value > 0).sort(larger);
    return { name: project.name, value: taken(project), open, children: children.length > 0 ? children : [leaf(project.name, taken(project), { open })] };
  });
  const { count, bytes } = tree.more;
  const name = words.rest(count, false);
  return (count > 0 ? [...groups, { ...leaf(name, bytes, {}), children: [leaf(name, bytes, {})] }] : groups).sort(larger);
}

/** The repositories of a project, each by itself. */
export function repositories(project: Project, words: Words): Tile[] {
  return parts(project, { ...words, open: () => {} })
    .map(({ name, value, to }) => ({ name, value, ...(to === undefined ? {} : { to }), children: [leaf(name, value, to === undefined ? {} : { to })] }))
    .filter(tile => tile.value > 0)
    .sort(larger);
}
