import { describe, expect, it } from 'vitest';
import { counted, MOST, narrowed, read, UNKNOWN, type Package, type Sbom } from '../../main/webui/lib/sbom';

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
const listed = (document: unknown): Sbom => {
  const found = read(typeof document === 'string' ? document : JSON.stringify(document));
  if (found.form === undefined) throw new Error(`not read: ${found.says}`);
  return found;
};
const names = (document: unknown) => listed(document).packages.map(one => one.name);

/** As syft writes it. */
const spdx = {
  spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', SPDXID: 'SPDXRef-DOCUMENT', name: 'shop', documentNamespace: 'https://anchore.example/shop',
  creationInfo: { licenseListVersion: '3.25', creators: ['Organization: Anchore, Inc', 'Tool: syft-1.14.0'], created: '2026-11-20T10:41:00Z' },
  packages: [
    {
      name: 'libssl3', SPDXID: 'SPDXRef-1', versionInfo: '3.0.15-1~deb12u1', supplier: 'Person: Debian OpenSSL Team', downloadLocation: 'NOASSERTION',
      licenseConcluded: 'NOASSERTION', licenseDeclared: 'Apache-2.0 AND (MIT OR GPL-2.0-only WITH Classpath-exception-2.0)', copyrightText: 'NOASSERTION',
      externalRefs: [
        { referenceCategory: 'SECURITY', referenceType: 'cpe23Type', referenceLocator: 'cpe:2.3:a:libssl3:libssl3:3.0.15:*:*:*:*:*:*:*' },
        { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: 'pkg:deb/debian/libssl3@3.0.15-1~deb12u1?arch=amd64' },
      ],
    },
    { name: 'jackson-core', versionInfo: '2.18.1', licenseConcluded: 'Apache-2.0', licenseDeclared: 'MIT', externalRefs: [{ referenceType: 'purl', referenceLocator: 'pkg:maven/com.fasterxml/jackson-core@2.18.1' }] },
    { name: 'shop', versionInfo: 'NOASSERTION', primaryPackagePurpose: 'CONTAINER', licenseConcluded: 'NONE' },
  ],
};

/** As trivy writes it. */
const cycloneDx = {
  bomFormat: 'CycloneDX', specVersion: '1.6', version: 1,
  metadata: { timestamp: '2026-11-20T10:42:00+00:00', tools: { components: [{ type: 'application', name: 'trivy', version: '0.57.0' }] }, component: { type: 'container', name: 'shop' } },
  components: [
    {
      type: 'library', group: '@babel', name: 'core', version: '7.26.0', purl: 'pkg:npm/%40babel/core@7.26.0', licenses: [{ license: { id: 'MIT' } }, { license: { name: 'Own licence' } }],
      components: [{ type: 'library', name: 'semver', version: '6.3.1', purl: 'pkg:npm/semver@6.3.1', licenses: [{ expression: 'ISC OR MIT' }], supplier: { name: 'npm, Inc.' } }],
    },
    { type: 'operating-system', name: 'debian', version: '12.8' },
  ],
};
const statement = (predicateType: string, predicate: unknown) => ({ _type: 'https://in-toto.io/Statement/v0.1', predicateType, subject: [{ name: 'shop', digest: { sha256: 'ab' } }], predicate });
const envelope = (content: unknown) => ({ payloadType: 'application/vnd.in-toto+json', payload: base64(JSON.stringify(content)), signatures: [{ keyid: '', sig: 'MEUC' }] });

describe('a list of packages', () => {
  it('of SPDX tells names, versions, kinds, licences and who made it', () => {
    const found = listed(spdx);
    expect(found).toMatchObject({ form: 'SPDX', version: '2.3', made: '2026-11-20T10:41:00Z', tool: 'syft-1.14.0', cut: false });
    expect(found.packages).toEqual([
      {
        name: 'libssl3', version: '3.0.15-1~deb12u1', kind: 'deb', licence: 'Apache-2.0 AND (MIT OR GPL-2.0-only WITH Classpath-exception-2.0)',
        licences: ['Apache-2.0', 'MIT', 'GPL-2.0-only WITH Classpath-exception-2.0'], supplier: 'Debian OpenSSL Team', purl: 'pkg:deb/debian/libssl3@3.0.15-1~deb12u1?arch=amd64',
      },
      { name: 'jackson-core', version: '2.18.1', kind: 'maven', licence: 'Apache-2.0', licences: ['Apache-2.0'], supplier: '', purl: 'pkg:maven/com.fasterxml/jackson-core@2.18.1' },
      { name: 'shop', version: '', kind: 'container', licence: '', licences: [], supplier: '', purl: '' },
    ]);
  });
  it('of CycloneDX has the components of components', () => {
    const found = listed(cycloneDx);
    expect(found).toMatchObject({ form: 'CycloneDX', version: '1.6', tool: 'trivy 0.57.0' });
    expect(found.packages.map(({ name, version, kind, licence, licences, supplier }) => [name, version, kind, licence, licences, supplier])).toEqual([
      ['@babel/core', '7.26.0', 'npm', 'MIT, Own licence', ['MIT', 'Own licence'], ''],
      ['semver', '6.3.1', 'npm', 'ISC OR MIT', ['ISC', 'MIT'], 'npm, Inc.'],
      ['debian', '12.8', 'operating-system', '', [], ''],
    ]);
    expect(listed({ bomFormat: 'CycloneDX', metadata: { tools: [{ vendor: 'x', name: 'cdxgen', version: '9' }] } }).tool).toBe('cdxgen 9');
  });
  it('is found in what attestations are made of', () => {
    const spdxStatement = statement('https://spdx.dev/Document', spdx);
    const cycloneStatement = statement('https://cyclonedx.org/bom', cycloneDx);
    for (const form of [spdxStatement, envelope(spdxStatement), { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json', dsseEnvelope: envelope(spdxStatement) },
      statement('https://spdx.dev/Document', { Data: JSON.stringify(spdx), Timestamp: '2026-11-20T10:41:00Z' }), statement('https://spdx.dev/Document', JSON.stringify(spdx))]) {
      expect(names(form)).toEqual(['libssl3', 'jackson-core', 'shop']);
    }
    for (const form of [cycloneStatement, envelope(cycloneStatement)]) expect(names(form)).toEqual(['@babel/core', 'semver', 'debian']);
    expect(names(envelope(statement('x', { ...cycloneDx, components: [{ name: 'Größe' }] })))).toEqual(['Größe']);
  });
  it('that is empty is one', () => {
    expect(names({ spdxVersion: 'SPDX-2.2', packages: [] })).toEqual([]);
    expect(names({ spdxVersion: 'SPDX-2.2' })).toEqual([]);
    expect(names({ bomFormat: 'CycloneDX' })).toEqual([]);
  });
});

describe('a document that is no such list', () => {
  const says = (text: string) => {
    const found = read(text);
    return found.form === undefined ? found.says : `read as ${found.form}`;
  };
  it('tells what it is, as far as it does', () => {
    expect(says('SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\n')).toBe('SPDX tag-value');
    expect(says('<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>')).toBe('CycloneDX XML');
    expect(says('{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[]}')).toBe('SPDX 3');
    expect(says('{"spdxVersion":"SPDX-3.0"}')).toBe('SPDX-3.0');
    expect(says('{"schema":{"version":"16","url":"https://raw.example/anchore/syft/main/schema.json"}}')).toBe('Syft JSON');
    expect(says(JSON.stringify(envelope(statement('https://slsa.dev/provenance/v1', {}))))).toBe('https://slsa.dev/provenance/v1');
    expect(says(JSON.stringify(statement('https://spdx.dev/Document', 'SPDXVersion: SPDX-2.3')))).toBe('SPDX tag-value');
  });
  it('is nothing that breaks a page', () => {
    for (const text of ['', 'null', '[]', '7', '"SPDX"', '{', '{"payload":"%%%","payloadType":"x"}', '{"payload":"bm8=","payloadType":"x"}', '{"dsseEnvelope":{}}', '\u0000\u0001', '{"predicateType":"x"}', '{"predicateType":{},"predicate":null}']) {
      expect(read(text).form, text).toBeUndefined();
    }
    let deep: unknown = spdx;
    for (let i = 0; i < 50; i++) deep = statement('x', deep);
    expect(read(JSON.stringify(deep)).form).toBeUndefined();
    let around = JSON.stringify(spdx);
    for (let i = 0; i < 10; i++) around = JSON.stringify(envelope(around));
    expect(read(around).form).toBeUndefined();
  });
});

describe('what strangers write', () => {
  it('stays text', () => {
    const evil = '<img src=x onerror="window.broken=1">';
    expect(names({ spdxVersion: 'SPDX-2.3', packages: [{ name: evil }] })).toEqual([evil]);
    expect(names({ bomFormat: 'CycloneDX', components: [{ name: 'a\n\u202egnp.exe\u0000 b' }] })).toEqual(['a gnp.exe b']);
    const [long] = listed({ bomFormat: 'CycloneDX', components: [{ name: 'x'.repeat(1e6), licenses: [{ license: { name: 'y '.repeat(1e6) } }] }] }).packages;
    expect([long?.name.length, (long?.licence.length ?? 0) <= 300]).toEqual([300, true]);
  });
  it('of the wrong type is passed over', () => {
    const wrong = [null, 7, 'x', [], {}, { name: 7 }, { name: '' }, { name: ['a'] }, { name: {}, version: 'x' }];
    const odd = { name: 'kept', versionInfo: 7, version: {}, licenseConcluded: [], licenseDeclared: {}, licenses: [null, 'MIT', { license: 'x' }, { license: { id: 7 } }, { expression: [] }],
      externalRefs: [null, 'x', { referenceType: 'purl', referenceLocator: 7 }], supplier: 7, publisher: [], group: [], purl: {}, type: [], components: 'none' };
    expect(listed({ spdxVersion: 'SPDX-2.3', packages: [...wrong, odd] }).packages).toEqual([{ name: 'kept', version: '', kind: '', licence: '', licences: [], supplier: '', purl: '' }]);
    expect(listed({ bomFormat: 'CycloneDX', metadata: [], components: [...wrong, odd] }).packages).toEqual([{ name: 'kept', version: '', kind: '', licence: '', licences: [], supplier: '', purl: '' }]);
    for (const packages of [null, {}, 'x', 7]) expect(names({ spdxVersion: 'SPDX-2.3', creationInfo: 'x', packages })).toEqual([]);
    expect(listed('{"bomFormat":"CycloneDX","__proto__":{"components":[{"name":"no"}]},"components":[{"__proto__":{"name":"no"}},{"name":"constructor"}]}').packages.map(one => one.name)).toEqual(['constructor']);
  });
  it('may lie deeper than any stack', { timeout: 60_000 }, () => {
    const depth = 1_000_000;
    const text = `{"bomFormat":"CycloneDX","components":[${'{"components":['.repeat(depth)}{"name":"deep"}${']}'.repeat(depth)}]}`;
    expect(names(text)).toEqual(['deep']);
    expect(read('['.repeat(depth)).form).toBeUndefined();
    expect(read('['.repeat(depth) + ']'.repeat(depth)).form).toBeUndefined();
  });
  it('may be more than anybody reads', { timeout: 60_000 }, () => {
    const many = Array.from({ length: MOST + 1 }, (_, i) => ({ name: `p${i}` }));
    for (const document of [{ spdxVersion: 'SPDX-2.3', packages: many }, { bomFormat: 'CycloneDX', components: many }]) {
      const found = listed(document);
      expect([found.packages.length, found.cut]).toEqual([MOST, true]);
    }
    expect(listed({ bomFormat: 'CycloneDX', components: many.slice(1) }).cut).toBe(false);
    expect(names(`{"spdxVersion":"SPDX-2.3","packages":[${'0,'.repeat(500_000)}0]}`)).toEqual([]);
  });
});

describe('the table', () => {
  const one = (name: string, kind: string, licences: string[], version = ''): Package => ({ name, version, kind, licence: licences.join(', '), licences, supplier: '', purl: '' });
  const all = [one('zlib', 'deb', ['Zlib']), one('acl', 'deb', ['GPL-2.0', 'MIT']), one('lib10', 'npm', ['MIT']), one('lib9', 'npm', []), one('lib9', '', [], '1.10'), one('lib9', '', [], '1.9')];
  const shown = (narrowing: object, descending = false) => narrowed(all, narrowing, 'en', descending).map(each => `${each.name}${each.version && `@${each.version}`}`);
  it('is by name, with numbers as numbers', () => {
    expect(shown({})).toEqual(['acl', 'lib9', 'lib9@1.9', 'lib9@1.10', 'lib10', 'zlib']);
    expect(shown({ kind: 'deb' }, true)).toEqual(['zlib', 'acl']);
  });
  it('is narrowed by a part of the name, a kind and a licence, and to those that tell none', () => {
    expect(shown({ q: ' LIB ' })).toEqual(['lib9', 'lib9@1.9', 'lib9@1.10', 'lib10', 'zlib']);
    expect(shown({ licence: 'MIT' })).toEqual(['acl', 'lib10']);
    expect(shown({ licence: 'MIT', kind: 'npm' })).toEqual(['lib10']);
    expect(shown({ licence: UNKNOWN, kind: UNKNOWN })).toEqual(['lib9@1.9', 'lib9@1.10']);
    expect(shown({ licence: 'no such' })).toEqual([]);
  });
  it('counts what it can be narrowed to, the unknown last', () => {
    expect(counted(all, each => [each.kind])).toEqual([['deb', 2], ['npm', 2], [UNKNOWN, 2]]);
    expect(counted(all, each => each.licences)).toEqual([['MIT', 2], ['GPL-2.0', 1], ['Zlib', 1], [UNKNOWN, 3]]);
  });
});
