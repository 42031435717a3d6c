import type { Schemas } from '../../api/client';
import { compareTags } from '../../lib/format';

export type Artifact = Schemas['Artifact'];

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
  os?: string;
  architecture?: string;
  variant?: string;
}

const written = ({ os, architecture, variant }: Platform): string =>
  [os === 'linux' ? undefined : os, architecture, variant].filter(Boolean).join('/');

/** What an artifact runs on. */
export function platforms(artifact: Artifact): { name: string; digest: string }[] {
  const parts = (artifact.references ?? [])
    .map(part => ({ name: written((part.platform ?? {}) as Platform), digest: part.child_digest ?? '' }))
    // Builders add attestations as parts of an unknown platform.
    .filter(part => part.name && !part.name.includes('unknown'));
  if (parts.length > 0) return parts;
  const own = written((artifact.extra_attrs ?? {}) as Platform);
  return own ? [{ name: own, digest: artifact.digest ?? '' }] : [];
}

export type Row = { kind: 'artifact'; artifact: Artifact } | { kind: 'platform'; artifact: Artifact; name: string; digest: string };

/** The rows of the list: artifacts, and below those that are open their platforms. */
export function rows(artifacts: Artifact[], open: ReadonlySet<string>): Row[] {
  return artifacts.flatMap(artifact => {
    const children = open.has(artifact.digest ?? '') ? platforms(artifact) : [];
    return [{ kind: 'artifact' as const, artifact }, ...children.map(part => ({ kind: 'platform' as const, artifact, ...part }))];
  });
}
