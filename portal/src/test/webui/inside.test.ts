import { describe, expect, it } from 'vitest';
import { attached, carriedLists, kindOf, lists, mayList, origin, type Attached } from '../../main/webui/lib/attached';
import { compareConfigs, compareLayers, compareTexts } from '../../main/webui/lib/compare';
import { hexadecimal, toBytes } from '../../main/webui/lib/hexadecimal';
import { dockerfile, instruction } from '../../main/webui/lib/instruction';
import { parseWritten } from '../../main/webui/lib/reference';

describe('instructions', () => {
  it('are shown as people write them', () => {
    expect(instruction('/bin/sh -c #(nop)  CMD ["sh"]')).toEqual({ verb: 'CMD', rest: '["sh"]' });
    expect(instruction('/bin/sh -c apt-get update')).toEqual({ verb: 'RUN', rest: 'apt-get update' });
    expect(instruction('RUN /bin/sh -c make all # buildkit')).toEqual({ verb: 'RUN', rest: 'make all' });
    expect(instruction('|1 A=b /bin/sh -c make')).toEqual({ verb: 'RUN', rest: 'make' });
    expect(instruction('COPY a b # buildkit')).toEqual({ verb: 'COPY', rest: 'a b' });
    expect(instruction('bazel build ...')).toEqual({ verb: '', rest: 'bazel build ...' });
    expect(instruction(undefined)).toEqual({ verb: '', rest: '' });
  });
  it('make a file that a builder could read', () => {
    expect(dockerfile([{ instruction: 'COPY a b' }, {}, { instruction: 'some\ntool' }])).toBe('COPY a b\n# some\n# tool');
  });
});

describe('bytes', () => {
  it('stand sixteen to a line beside what is readable', () => {
    expect(hexadecimal('4142ff')).toBe(`00000000  41 42 ff${' '.repeat(39)}  AB.`);
    expect([...toBytes('00ff10')]).toEqual([0, 255, 16]);
  });
});

describe('what is attached', () => {
  it('is known by its type and by what it says', () => {
    expect(kindOf('application/vnd.dev.cosign.artifact.sig.v1+json')).toBe('signature');
    expect(kindOf('application/vnd.in-toto+json', { 'in-toto.io/predicate-type': 'https://slsa.dev/provenance/v1' })).toBe('provenance');
    expect(kindOf('application/vnd.in-toto+json')).toBe('attestation');
    expect(kindOf('application/vnd.cyclonedx+json')).toBe('sbom');
    expect(kindOf('signature.cosign')).toBe('signature');
    expect(kindOf('text/plain')).toBe('other');
  });
  it('is listed once, signatures first', () => {
    const found = attached(
      [{ digest: 'b', size: 1, artifactType: 'application/spdx+json' }, { digest: 'a', size: 1, artifactType: 'signature' }],
      [{ digest: 'a', type: 'signature.cosign', size: 1 }, { digest: 'c', type: 'signature.cosign', size: 2 }],
    );
    expect(found.map(one => one.digest)).toEqual(['a', 'c', 'b']);
  });
  it('or carried by an index is listed by its statements, once', () => {
    const spdx = { digest: 'p', size: 9, media_type: 'application/vnd.in-toto+json', predicate_type: 'https://spdx.dev/Document' };
    const slsa = { ...spdx, digest: 'q', predicate_type: 'https://slsa.dev/provenance/v0.2' };
    const bare = { digest: 'r', size: 9, media_type: 'application/vnd.in-toto+json' };
    const found = attached(
      // A builder may name the subject too; then it is among what is attached as well.
      [{ digest: 'm', size: 1, artifactType: 'application/vnd.docker.attestation.manifest.v1+json' }, { digest: 's', size: 1, artifactType: 'signature' }],
      [{ digest: 'm', type: 'subject.accessory', size: 1 }],
      [{ digest: 'm', size: 1, index: 'i', subject: 'amd', statements: [spdx, slsa, bare] }, { digest: 'n', size: 1, index: 'i', subject: 'arm', statements: [spdx] }],
    );
    expect(found.map(one => [one.kind, one.digest, one.carried?.subject, one.carried?.layer.digest])).toEqual([
      ['signature', 's', undefined, undefined], ['provenance', 'm', 'amd', 'q'], ['sbom', 'm', 'amd', 'p'], ['sbom', 'n', 'arm', 'p'], ['attestation', 'm', 'amd', 'r'],
    ]);
    expect(new Set(found.map(one => one.key)).size).toBe(5);
    expect(found.flatMap(carriedLists).map(one => [one.layer.digest, one.about, one.type])).toEqual([['p', 'amd', 'https://spdx.dev/Document'], ['p', 'arm', 'https://spdx.dev/Document']]);
  });
  it('was made when it says, and else when it came', () => {
    const made = '2026-11-20T10:41:00Z';
    const found = attached(
      [{ digest: 'a', size: 1, artifactType: 'sbom' }, { digest: 'b', size: 1, artifactType: 'sbom', annotations: { 'org.opencontainers.image.created': made } }],
      [{ digest: 'a', creation_time: '2026-11-21T00:00:00Z' }, { digest: 'b', creation_time: '2026-11-21T00:00:00Z' }],
    );
    expect(found.map(one => [one.digest, one.made])).toEqual([['b', made], ['a', '2026-11-21T00:00:00Z']]);
  });
  it('holds lists of packages, of which older clients tell only inside', () => {
    const one = (kind: Attached['kind'], more: object = {}): Attached => ({ key: 'm', digest: 'm', kind, type: 'application/spdx+json', size: 1, annotations: {}, ...more });
    const layer = (digest: string, mediaType: string, annotations?: Record<string, string>) => ({ digest, size: 1, mediaType, ...(annotations && { annotations }) });
    const named = (found: ReturnType<typeof lists>) => found.map(each => [each.layer.digest, each.type, each.made]);
    expect(named(lists(one('sbom'), { layers: [layer('a', 'text/plain'), layer('b', 'text/plain')] }))).toEqual([['a', 'application/spdx+json', undefined]]);
    expect(named(lists(one('sbom', { made: 'yesterday' }), { layers: [layer('a', 'text/plain'), layer('b', 'application/vnd.cyclonedx+json')], annotations: { 'org.opencontainers.image.created': '2026-11-20T10:41:00+01:00' } })))
      .toEqual([['b', 'application/vnd.cyclonedx+json', '2026-11-20T09:41:00.000Z']]);
    const dsse = 'application/vnd.dsse.envelope.v1+json';
    expect(named(lists(one('other'), { layers: [layer('a', dsse, { predicateType: 'https://slsa.dev/provenance/v1' }), layer('b', dsse, { predicateType: 'https://spdx.dev/Document' })] })))
      .toEqual([['b', 'https://spdx.dev/Document', undefined]]);
    expect(lists(one('attestation'), { layers: [layer('a', dsse)] })).toEqual([]);
    expect(lists(one('sbom'), {})).toEqual([]);
    expect(named(lists(one('sbom', { type: 'application/vnd.dev.sigstore.bundle.v0.3+json', annotations: { 'dev.sigstore.bundle.predicateType': 'https://cyclonedx.org/bom' } }), { layers: [layer('a', 'application/vnd.dev.sigstore.bundle.v0.3+json')] })))
      .toEqual([['a', 'https://cyclonedx.org/bom', undefined]]);
    expect((['sbom', 'attestation', 'other', 'signature', 'provenance', 'vex', 'report'] as const).map(kind => mayList(one(kind)))).toEqual([true, true, true, false, false, false, false]);
  });
  it('comes from where annotations or labels say', () => {
    expect(origin({ 'org.opencontainers.image.source': 'x' }, { 'org.opencontainers.image.revision': 'y' }))
      .toEqual({ base: undefined, baseDigest: undefined, source: 'x', revision: 'y' });
  });
});

describe('two images', () => {
  it('differ in settings, by name', () => {
    const found = compareConfigs(
      { config: { Env: ['A=1', 'B=1'], User: 'root', Labels: { a: 'b' } } },
      { config: { Env: ['B=1', 'A=2', 'C=3'], Labels: { a: 'b' } } },
    );
    expect(found).toEqual([
      { name: 'Env', lines: [{ kind: 'gone', text: 'A=1' }, { kind: 'come', text: 'A=2' }, { kind: 'come', text: 'C=3' }] },
      { name: 'User', lines: [{ kind: 'gone', text: 'root' }] },
    ]);
  });
  it('differ in layers, of which some have to be fetched', () => {
    const layer = (digest: string, size: number) => ({ digest, size });
    const found = compareLayers([layer('a', 10), layer('b', 5)], [layer('a', 10), layer('c', 7), layer('c', 7)]);
    expect(found.before.map(one => one.same)).toEqual([true, false]);
    expect([found.sizeBefore, found.sizeAfter, found.download]).toEqual([15, 17, 7]);
  });
  it('are compared line by line where they are text', () => {
    expect(compareTexts('a\nb\nc', 'a\nx\nc')?.map(line => line.kind)).toEqual(['same', 'gone', 'come', 'same']);
    expect(compareTexts('a\n'.repeat(2000), 'b')).toBeUndefined();
  });
  it('are named as clients name them', () => {
    expect(parseWritten('p/a/b:1')).toEqual({ project: 'p', repository: 'a/b', tag: '1' });
    expect(parseWritten('p/a/b')).toBeUndefined();
    expect(parseWritten('')).toBeUndefined();
  });
});
