import { describe, expect, it } from 'vitest';
import { statement, type Attached } from '../../main/webui/lib/attached';
import { brief, read, took, type Provenance } from '../../main/webui/lib/provenance';

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
const written = (document: unknown) => JSON.stringify(document);
const stated = (predicateType: string, predicate: unknown) => ({ _type: 'https://in-toto.io/Statement/v1', subject: [{ name: 'shop', digest: { sha256: 'ab' } }], predicateType, predicate });
const envelope = (content: unknown) => ({ payloadType: 'application/vnd.in-toto+json', payload: base64(written(content)), signatures: [{ sig: 'MEUC' }] });
const told = (document: unknown): Provenance => {
  const found = read(written(document));
  if (found.form === undefined) throw new Error(`not read: ${found.says}`);
  return found;
};

const COMMIT = '3d0c91f0a1b2c3d4e5f60718293a4b5c6d7e8f90';

/** As the runners of GitHub write it. */
const github = stated('https://slsa.dev/provenance/v1', {
  buildDefinition: {
    buildType: 'https://actions.github.io/buildtypes/workflow/v1',
    externalParameters: { workflow: { ref: 'refs/heads/main', repository: 'https://github.com/acme/checkout', path: '.github/workflows/release.yml' } },
    resolvedDependencies: [
      { uri: 'git+https://github.com/acme/other@refs/heads/main', digest: { gitCommit: 'ffff' } },
      { uri: 'git+https://github.com/acme/checkout@refs/heads/main', digest: { gitCommit: COMMIT } },
    ],
  },
  runDetails: {
    builder: { id: 'https://github.com/actions/runner/github-hosted' },
    metadata: { invocationId: 'https://github.com/acme/checkout/actions/runs/48812/attempts/1', startedOn: '2026-11-20T10:37:52Z', finishedOn: '2026-11-20T10:41:00Z' },
  },
});

/** As the generator of SLSA writes it. */
const older = stated('https://slsa.dev/provenance/v0.2', {
  builder: { id: 'https://github.com/slsa-framework/slsa-github-generator/.github/workflows/generator_container_slsa3.yml@refs/tags/v1.9.0' },
  buildType: 'https://github.com/slsa-framework/slsa-github-generator/container@v1',
  invocation: { configSource: { uri: 'git+https://github.com/acme/checkout@refs/tags/v1.8.4', digest: { sha1: COMMIT }, entryPoint: '.github/workflows/release.yml' } },
  metadata: { buildInvocationID: '48812-1', buildStartedOn: '2026-11-20T10:37:52Z', buildFinishedOn: '2026-11-20T10:41:00Z' },
  materials: [{ uri: 'git+https://github.com/acme/checkout@refs/tags/v1.8.4', digest: { sha1: COMMIT } }, { uri: 'pkg:docker/debian@12' }],
});

describe('what a builder stated', () => {
  it('is read of provenance 1', () => {
    expect(told(github)).toEqual({
      form: '1', builder: 'https://github.com/actions/runner/github-hosted', source: 'https://github.com/acme/checkout', at: 'refs/heads/main', commit: COMMIT,
      run: 'https://github.com/acme/checkout/actions/runs/48812/attempts/1', started: '2026-11-20T10:37:52Z', finished: '2026-11-20T10:41:00Z', inputs: 2, log: '',
    });
  });
  it('is read of provenance 0.2', () => {
    expect(told(older)).toMatchObject({
      form: '0.2', source: 'https://github.com/acme/checkout', at: 'refs/tags/v1.8.4', commit: COMMIT, run: '48812-1', finished: '2026-11-20T10:41:00Z', inputs: 2,
    });
  });
  it('is found in envelopes and bundles, which tell the entry of the log', () => {
    expect(told(envelope(github))).toMatchObject({ source: 'https://github.com/acme/checkout', log: '' });
    const bundle = { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json', verificationMaterial: { tlogEntries: [{ logIndex: '4118220917' }] }, dsseEnvelope: envelope(older) };
    expect(told(bundle)).toMatchObject({ form: '0.2', log: '4118220917' });
  });
  it('of other builders names the first thing that has a revision', () => {
    const buildkit = stated('https://slsa.dev/provenance/v0.2', {
      builder: { id: '' }, invocation: { configSource: { entryPoint: 'Dockerfile' } },
      materials: [{ uri: 'pkg:docker/debian@12', digest: { sha256: 'aa' } }, { uri: 'https://git.example/acme/shop.git#refs/heads/main', digest: { sha1: COMMIT } }],
    });
    expect(told(buildkit)).toMatchObject({ source: 'https://git.example/acme/shop.git', commit: COMMIT, at: 'refs/heads/main', builder: '' });
    const cloud = stated('https://slsa.dev/provenance/v1', { buildDefinition: { externalParameters: { buildConfigSource: { repository: 'git+https://git.example/a/b', ref: 'refs/heads/x', path: 'build.yaml' } } } });
    expect(told(cloud)).toMatchObject({ source: 'https://git.example/a/b', at: 'refs/heads/x', commit: '', inputs: 0 });
  });
  it('does not take a revision of another repository', () => {
    const moved = structuredClone(github) as { predicate: { buildDefinition: { resolvedDependencies: unknown[] } } };
    moved.predicate.buildDefinition.resolvedDependencies.pop();
    expect(told(moved)).toMatchObject({ source: 'https://github.com/acme/checkout', commit: '' });
  });
  it('is nothing where it is of another kind, and says of which', () => {
    expect(read(written(stated('https://cyclonedx.org/bom', {})))).toEqual({ form: undefined, says: 'https://cyclonedx.org/bom' });
    expect(read(written(stated('https://slsa.dev/provenance/v0.1', {})))).toEqual({ form: undefined, says: 'https://slsa.dev/provenance/v0.1' });
    for (const content of ['', 'no JSON', '[]', 'null', '{"of":"something"}', written({ payloadType: 'x', payload: '%%' })]) {
      expect(read(content)).toEqual({ form: undefined, says: '' });
    }
  });
  it('survives values of the wrong type', () => {
    for (const type of ['0.2', '1']) {
      for (const wrong of [7, 'x', [], null, { builder: [], invocation: 1, metadata: 'x', materials: {}, buildDefinition: [], runDetails: 7 }, { materials: [null, 7, { digest: [] }] }]) {
        expect(() => read(written(stated(`https://slsa.dev/provenance/v${type}`, wrong)))).not.toThrow();
      }
    }
  });
  it('is one line, however long and whatever is in it', () => {
    const evil = structuredClone(older) as { predicate: { builder: { id: string } } };
    evil.predicate.builder.id = `a\u202eb\n\u0000c${'x'.repeat(5000)}`;
    expect(told(evil).builder).toMatch(/^ab cx{1,300}$/);
  });
  it('is told in few words, with how long it took', () => {
    expect(brief(told(github))).toBe('acme/checkout@3d0c91f');
    expect(brief({ ...told(github), source: '', commit: '' })).toBe('github.com/actions/runner/github-hosted');
    expect(brief({ ...told(github), source: '', commit: '', builder: '' })).toBeUndefined();
    expect(took(told(github))).toBe(188_000);
    expect(took({ ...told(github), started: 'soon' })).toBeUndefined();
    expect(took({ ...told(github), started: '2027-01-01T00:00:00Z' })).toBeUndefined();
  });
});

describe('where a statement is', () => {
  const one = (kind: Attached['kind']): Attached => ({ key: 'sha256:a', digest: 'sha256:a', kind, type: '', size: 1, annotations: {} });
  const layer = (digest: string, mediaType: string, predicateType?: string) => ({ digest, mediaType, size: 1, ...(predicateType && { annotations: { predicateType } }) });
  const list = layer('sha256:1', 'application/vnd.dsse.envelope.v1+json', 'https://cyclonedx.org/bom');
  const own = layer('sha256:2', 'application/vnd.dsse.envelope.v1+json', 'https://slsa.dev/provenance/v0.2');
  it('among others is the one that says so', () => {
    expect(statement(one('attestation'), { layers: [list, own] })).toBe(own);
    expect(statement(one('attestation'), { layers: [list] })).toBeUndefined();
  });
  it('is what there is where nothing says more', () => {
    const bare = layer('sha256:3', 'application/vnd.in-toto+json');
    expect(statement(one('attestation'), { layers: [bare] })).toBe(bare);
    expect(statement(one('provenance'), { layers: [layer('sha256:4', 'text/plain')] })?.digest).toBe('sha256:4');
    expect(statement(one('provenance'), {})).toBeUndefined();
  });
});
