// What an image is built on, and what is built on it.
import type { components } from '../api/ext';
import { short } from './format';
import { written, type Reference } from './reference';

type Ext = components['schemas'];
export type Lineage = Ext['LineageRecord'];
export type Named = Ext['ImageRecord'];
export type Base = Ext['BaseRecord'];

/** An image by its best tag, or by its digest where it has none. */
export const referenceOf = ({ project, repository, digest, tags }: Named): Reference =>
  ({ project, repository, ...(tags[0] === undefined ? { digest } : { tag: tags[0] }) });

/** The same for people. */
export const nameOf = ({ project, repository, digest, tags }: Named): string =>
  `${project}/${repository}${tags[0] === undefined ? `@${short(digest)}` : `:${tags[0]}`}`;

/** The same where its project stands beside. */
export const briefOf = (image: Named): string => nameOf(image).slice(image.project.length + 1);

/** What a base became since: a tag, and the two that are to be compared. */
export interface Later {
  tag: string;
  moved: boolean;
  from: string;
  to: string;
}

export const laterOf = ({ image, newer }: Base): Later[] =>
  newer.map(({ tag, moved }) => ({
    tag, moved, from: written(referenceOf(image)), to: written({ project: image.project, repository: image.repository, tag }),
  }));

/** How many later versions there are of what an image was built on; undefined where nobody knows of any. */
export function behind({ bases }: Lineage): { versions: number; more: boolean } | undefined {
  const newer = bases[0]?.newer ?? [];
  const best = newer.find(one => !one.moved) ?? newer[0];
  return best && { versions: best.versions, more: best.more };
}

/** Whether anything is known, besides what the image says itself. */
export const related = ({ bases, users }: Lineage): boolean => bases.length > 0 || users.images > 0;

/** The part of a bar that the base takes, and what is left for the image itself. */
export function shares(sizes: readonly number[], layers: number): { base: number; own: number } {
  const sum = (some: readonly number[]) => some.reduce((all, size) => all + size, 0);
  return { base: sum(sizes.slice(0, layers)), own: sum(sizes.slice(layers)) };
}
