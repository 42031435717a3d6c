import type { Descriptor } from '../api/registry';
import type { Schemas } from '../api/client';

/** What kinds of things are attached to images. */
export type Kind = 'signature' | 'provenance' | 'sbom' | 'vex' | 'report' | 'attestation' | 'other';

export interface Attached {
  digest: string;
  kind: Kind;
  /** The type that whoever attached it gave. */
  type: string;
  size: number;
  made?: string | undefined;
  annotations: Record<string, string>;
}

const KINDS: [RegExp, Kind][] = [
  [/cosign.*sig|notary\.signature|sigstore\.bundle|signature/i, 'signature'],
  [/slsa|provenance/i, 'provenance'],
  [/spdx|cyclonedx|syft|sbom/i, 'sbom'],
  [/vex/i, 'vex'],
  [/sarif|vuln|security-report|scan/i, 'report'],
  [/in-toto|attestation|dsse|att\b/i, 'attestation'],
];

/** What something is, by the type it was given and what its annotations say. */
export function kindOf(type: string, annotations: Record<string, string> = {}): Kind {
  const predicate = annotations['predicateType'] ?? annotations['in-toto.io/predicate-type'] ?? annotations['dev.sigstore.bundle.predicateType'] ?? '';
  for (const text of [predicate, type]) {
    const found = KINDS.find(([pattern]) => text && pattern.test(text));
    if (found) return found[1];
  }
  return 'other';
}

/** What refers to an artifact and what older clients hung onto it by tags, each once, by kind and then by age. */
export function attached(referrers: Descriptor[], accessories: Partial<Schemas['Accessory']>[]): Attached[] {
  const all = new Map<string, Attached>();
  for (const one of referrers) {
    const type = one.artifactType ?? one.mediaType ?? '';
    const annotations = one.annotations ?? {};
    all.set(one.digest, {
      digest: one.digest, type, size: one.size, annotations, kind: kindOf(type, annotations), made: annotations['org.opencontainers.image.created'],
    });
  }
  for (const one of accessories) {
    const digest = one.digest ?? '';
    if (digest && !all.has(digest)) {
      all.set(digest, { digest, type: one.type ?? '', size: one.size ?? 0, annotations: {}, kind: kindOf(one.type ?? ''), made: one.creation_time });
    }
  }
  const order = [...KINDS.map(([, kind]) => kind), 'other'];
  return [...all.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.made ?? '').localeCompare(b.made ?? ''));
}

/** Where an image comes from, as its builder noted. */
export function origin(annotations: Record<string, unknown>, labels: Record<string, string> = {}) {
  const said = (name: string): string | undefined => {
    const value = annotations[name] ?? labels[name];
    return typeof value === 'string' && value ? value : undefined;
  };
  return {
    base: said('org.opencontainers.image.base.name'),
    baseDigest: said('org.opencontainers.image.base.digest'),
    source: said('org.opencontainers.image.source'),
    revision: said('org.opencontainers.image.revision'),
  };
}
