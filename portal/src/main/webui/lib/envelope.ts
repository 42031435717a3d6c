// Documents that are attached to images, and the envelopes around them. Strangers write them: what has not the right
// type is passed over, and all that is read is text.

/** How many envelopes may lie around a document. */
export const WRAPPED = 6;
/** So many letters of a text are read. */
export const LONGEST = 300;

export type Fields = Record<string, unknown>;

export const fields = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;

export const items = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** In one line, without signs that turn the direction of what stands beside them. */
export const text = (value: unknown): string =>
  typeof value === 'string'
    ? value.slice(0, LONGEST).replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').replace(/[\s\p{Cc}]+/gu, ' ').trim()
    : '';

/** What JSON says; nothing where it is none. */
export function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

function decoded(base64: string): string {
  try {
    const bytes = atob(base64.replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder().decode(Uint8Array.from(bytes, sign => sign.charCodeAt(0)));
  } catch {
    return '';
  }
}

/** What lies in the outermost envelope: a bundle of Sigstore, an envelope of DSSE, a statement of in-toto, or what cosign made of predicates once. */
export function opened(envelope: Fields): unknown {
  if (fields(envelope.dsseEnvelope)) return envelope.dsseEnvelope;
  if (typeof envelope.payload === 'string' && typeof envelope.payloadType === 'string') return parsed(decoded(envelope.payload));
  if (typeof envelope.predicateType === 'string') return envelope.predicate;
  if ('Data' in envelope && 'Timestamp' in envelope) return envelope.Data;
  return undefined;
}
