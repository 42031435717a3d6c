import type { Schemas } from '../../api/client';
import type { components } from '../../api/ext';
import { compareTags } from '../../lib/format';

export type Artifact = Schemas['Artifact'];
export type TagGroup = components['schemas']['TagRow'];

export interface Part {
  name: string;
  digest: string;
  size?: number | undefined;
}

/** A line of a list: an artifact, by its best tag or by its digest. */
export interface Line {
  digest: string;
  name: string | undefined;
  aliases: string[];
  /** Whether it may have more tags than these. */
  cut: boolean;
  type: string;
  size: number;
  /** What all of it takes, and how much of that other versions take as well; not known in all lists. */
  taken: { all: number; shared: number } | undefined;
  pushed: string | undefined;
  pusher: string | undefined;
  pulled: string | undefined;
  /** How often; not known in all lists. */
  pulls: number | undefined;
  /** How often on each of the last days, today the last. */
  daily: number[];
  parts: Part[];
  immutable: boolean;
  labels: string[];
  signed: boolean;
  sbom: boolean;
  /** Whether it is in the list for being part of an index. */
  inside: boolean;
}

/** What the server tells of an artifact beside Harbor's list, which knows only some forms of what is attached. */
export type Mark = components['schemas']['MarkRecord'];

/** The name that an artifact goes by in the list, and its other tags, versions before words such as latest. */
export function names(artifact: Artifact): { name: string | undefined; aliases: string[] } {
  const tags = (artifact.tags ?? []).map(tag => tag.name ?? '');
  const versions = tags.filter(tag => /^v?\d/.test(tag)).sort((a, b) => precision(b) - precision(a) || compareTags(b, a));
  const words = tags.filter(tag => !/^v?\d/.test(tag)).sort();
  const [name, ...aliases] = [...versions, ...words];
  return { name, aliases };
}

const precision = (tag: string): number => tag.split('.').length;

interface Platform {
  os?: string | undefined;
  architecture?: string | undefined;
  variant?: string | undefined;
}

const written = ({ os, architecture, variant }: Platform): string =>
  [os === 'linux' ? undefined : os, architecture, variant].filter(Boolean).join('/');

/** Builders put what they state into an index as of an unknown platform. */
export const runs = ({ os, architecture }: Platform): boolean => os !== 'unknown' && architecture !== 'unknown';

/** What an index lists to be run, as it says where. */
export const parts = (artifact: Artifact): { platform: Platform; digest: string }[] =>
  (artifact.references ?? [])
    .map(part => ({ platform: (part.platform ?? {}) as Platform, digest: part.child_digest ?? '' }))
    .filter(part => runs(part.platform));

/** The same by their whole names; none where there is no index. */
export const runnable = (artifact: Artifact): { name: string; digest: string }[] =>
  parts(artifact)
    .map(({ platform: { os, architecture, variant }, digest }) => ({ name: [os, architecture, variant].filter(Boolean).join('/'), digest }))
    .filter(part => part.name);

/** What an artifact runs on. */
export function platforms(artifact: Artifact): Part[] {
  const listed = parts(artifact)
    .map(part => ({ name: written(part.platform), digest: part.digest }))
    .filter(part => part.name);
  if (listed.length > 0) return listed;
  const config = (artifact.extra_attrs ?? {}) as Platform;
  const own = runs(config) && written(config);
  return own ? [{ name: own, digest: artifact.digest ?? '' }] : [];
}

/** An artifact in the list of digests. */
export function ofArtifact(artifact: Artifact, mark?: Mark): Line {
  const kinds = (artifact.accessories ?? []).map(one => one.type ?? '');
  // What a builder states has the form of an image that runs nowhere.
  const states = artifact.type === 'IMAGE' && !runs((artifact.extra_attrs ?? {}) as Platform);
  return {
    digest: artifact.digest ?? '', ...names(artifact), cut: false, type: states ? 'attestation' : (artifact.type ?? '').toLowerCase(), size: artifact.size ?? 0, taken: undefined,
    pushed: artifact.push_time, pusher: undefined, pulled: artifact.pull_time, pulls: undefined, daily: [], parts: platforms(artifact),
    immutable: artifact.tags?.some(tag => tag.immutable) ?? false, labels: (artifact.labels ?? []).map(label => label.name ?? ''),
    signed: mark?.signed ?? kinds.some(kind => kind.startsWith('signature.')), sbom: mark?.sbom ?? kinds.some(kind => kind.startsWith('sbom.')),
    inside: Boolean(mark?.listed) && !artifact.tags?.length,
  };
}

/** How many tags of a manifest the list of tags tells. */
const MOST_TAGS = 50;

/**
 * A manifest with all its tags in the list of tags; its size is what a client pulls of it. Tags that were looked for
 * come before the others.
 */
export function ofGroup(group: TagGroup, sought = ''): Line {
  const fits = (tag: string) => sought !== '' && tag.toLowerCase().includes(sought.toLowerCase());
  const aliases = [...group.aliases.filter(fits), ...group.aliases.filter(tag => !fits(tag))];
  return {
    digest: group.digest, name: group.tag, aliases, cut: group.aliases.length + 1 >= MOST_TAGS, type: (group.type ?? '').toLowerCase(), size: group.pull_size,
    taken: { all: group.size, shared: group.shared_size },
    pushed: group.pushed_at, pusher: group.pushed_by ?? undefined, pulled: group.pulled_at ?? undefined, pulls: group.pull_count,
    daily: group.daily_pulls,
    parts: group.platforms.map(part => ({ name: written({ os: part.os, architecture: part.architecture, variant: part.variant ?? undefined }), digest: part.digest, size: part.size ?? undefined })),
    immutable: group.immutable, labels: group.labels.map(label => label.name), signed: group.signed, sbom: group.sbom, inside: false,
  };
}

/** How many tags lines have together; -1 where some are not there, or not all of what they are called. */
export const tagsOf = (lines: readonly Line[], total: number): number =>
  total !== lines.length || lines.some(line => line.cut) ? -1 : lines.reduce((sum, line) => sum + line.aliases.length + (line.name === undefined ? 0 : 1), 0);

export type Row = { kind: 'line'; line: Line } | { kind: 'part'; line: Line; part: Part };

/** The rows of a list: its lines, and below those that are open their platforms. */
export function rows(lines: Line[], open: ReadonlySet<string>): Row[] {
  return lines.flatMap(line => {
    const parts = open.has(line.digest) ? line.parts : [];
    return [{ kind: 'line' as const, line }, ...parts.map(part => ({ kind: 'part' as const, line, part }))];
  });
}
