import type { Descriptor, Manifest } from '../api/registry';
import type { Schemas } from '../api/client';
import type { components } from '../api/ext';

type Ext = components['schemas'];

/** What kinds of things are attached to images. */
export type Kind = 'signature' | 'provenance' | 'sbom' | 'vex' | 'report' | 'attestation' | 'other';

export interface Attached {
  /** Tells it from others: its digest, and which statement it is where a manifest holds several. */
  key: string;
  digest: string;
  kind: Kind;
  /** The type that whoever attached it gave. */
  type: string;
  size: number;
  made?: string | undefined;
  annotations: Record<string, string>;
  /** Where it is not attached, but carried by an index: the statement, what it is about, and the index. */
  carried?: { layer: Descriptor; subject: string; index: string };
}

/** Statements that an index carries, as the server tells them. */
export type Attestation = Ext['AttestationRecord'];

const KINDS: [RegExp, Kind][] = [
  [/cosign.*sig|notary\.signature|sigstore\.bundle|signature/i, 'signature'],
  [/slsa|provenance/i, 'provenance'],
  [/spdx|cyclonedx|syft|sbom/i, 'sbom'],
  [/vex/i, 'vex'],
  [/sarif|vuln|security-report|scan/i, 'report'],
  [/in-toto|attestation|dsse|att\b/i, 'attestation'],
];

/** What an attestation says that it is about; '' where annotations tell nothing. */
const predicateOf = (annotations: Record<string, string> = {}): string =>
  annotations['predicateType'] ?? annotations['in-toto.io/predicate-type'] ?? annotations['dev.sigstore.bundle.predicateType'] ?? '';

/** What something is, by the type it was given and what its annotations say. */
export function kindOf(type: string, annotations?: Record<string, string>): Kind {
  for (const text of [predicateOf(annotations), type]) {
    const found = KINDS.find(([pattern]) => text && pattern.test(text));
    if (found) return found[1];
  }
  return 'other';
}

/** The statements that an index carries, each by itself. */
const carried = (attestations: Attestation[]): Attached[] => attestations.flatMap(({ digest, subject, index, statements }) =>
  statements.map((statement, i): Attached => {
    const { predicate_type: predicate, media_type: mediaType, size } = statement;
    const layer: Descriptor = {
      digest: statement.digest, size, mediaType, ...(predicate && { annotations: { 'in-toto.io/predicate-type': predicate } }),
    };
    return {
      key: `${digest} ${subject} ${i}`, digest, size, annotations: {}, type: predicate ?? mediaType, kind: kindOf(mediaType, layer.annotations), carried: { layer, subject, index },
    };
  }));

/**
 * What refers to an artifact, what older clients hung onto it by tags, and what an index carries about it or about what
 * it lists: each once, by kind and then by age.
 */
export function attached(referrers: Descriptor[], accessories: Partial<Schemas['Accessory']>[], attestations: Attestation[] = []): Attached[] {
  const all = new Map<string, Attached>();
  // What is carried may say besides what it is about: then it is known better from the index.
  const inside = new Set(attestations.map(one => one.digest));
  for (const one of referrers) {
    if (inside.has(one.digest)) continue;
    const type = one.artifactType ?? one.mediaType ?? '';
    const annotations = one.annotations ?? {};
    all.set(one.digest, {
      key: one.digest, digest: one.digest, type, size: one.size, annotations, kind: kindOf(type, annotations), made: annotations['org.opencontainers.image.created'],
    });
  }
  for (const one of accessories) {
    const digest = one.digest ?? '';
    if (inside.has(digest)) continue;
    const known = all.get(digest);
    if (known) {
      known.made ??= one.creation_time;
    } else if (digest) {
      all.set(digest, { key: digest, digest, type: one.type ?? '', size: one.size ?? 0, annotations: {}, kind: kindOf(one.type ?? ''), made: one.creation_time });
    }
  }
  const order = [...KINDS.map(([, kind]) => kind), 'other'];
  return [...all.values(), ...carried(attestations)].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.made ?? '').localeCompare(b.made ?? ''));
}

/** A document in something that is attached. */
export interface Document {
  layer: Descriptor;
  /** The type that is most telling of what it is. */
  type: string;
  /** In one form, so that later is greater. */
  made: string | undefined;
  /** The manifest that it is about, where an index carries it; else it is about the artifact. */
  about?: string;
}

/** Stands for no document where one is asked for. */
export const NO_DOCUMENT: Document = { layer: { digest: '', size: 0 }, type: '', made: undefined };

/** A time that somebody wrote into an annotation, if it is one. */
function moment(written: unknown): string | undefined {
  const time = typeof written === 'string' ? new Date(written) : undefined;
  return time && !Number.isNaN(time.getTime()) ? time.toISOString() : undefined;
}

/** Whether something may hold a list of packages: envelopes of older clients tell only inside what they hold. */
export const mayList = (one: Attached): boolean => one.kind === 'sbom' || one.kind === 'attestation' || one.kind === 'other';

/** The lists of packages that an index carries. */
export const carriedLists = (one: Attached): Document[] =>
  one.carried && one.kind === 'sbom' ? [{ layer: one.carried.layer, type: one.type, made: undefined, about: one.carried.subject }] : [];

/** The lists of packages in something that is attached. */
export function lists(one: Attached, { layers = [], annotations }: Manifest): Document[] {
  const type = (layer: Descriptor) => predicateOf(layer.annotations) || (layer.mediaType ?? '');
  const made = moment(one.made) ?? moment(annotations?.['org.opencontainers.image.created']);
  const found = layers.filter(layer => kindOf(type(layer)) === 'sbom');
  if (found.length > 0) return found.map(layer => ({ layer, made, type: type(layer) }));
  const [first] = layers;
  return one.kind === 'sbom' && first ? [{ layer: first, made, type: predicateOf(one.annotations) || one.type }] : [];
}

/** Whether something may hold what a builder stated: bundles and envelopes tell only inside what they hold. */
export const mayState = (one: Attached): boolean => one.kind === 'provenance' || one.kind === 'attestation';

/** The statement of a builder in something that is attached. */
export function statement(one: Attached, { layers = [] }: Manifest): Descriptor | undefined {
  const said = layers.map(layer => kindOf(predicateOf(layer.annotations) || (layer.mediaType ?? '')));
  const exact = layers[said.indexOf('provenance')];
  return exact ?? (one.kind === 'provenance' ? layers[0] : layers[said.indexOf('attestation')]);
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
