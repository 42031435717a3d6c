import { describe, expect, it } from 'vitest';
import { asMarkdown } from '../../main/webui/lib/compareText';
import { comparePackages } from '../../main/webui/lib/packages';
import type { Package } from '../../main/webui/lib/sbom';

const one = (name: string, version: string, more: Partial<Package> = {}): Package => ({ name, version, kind: 'deb', licence: '', licences: [], supplier: '', purl: '', ...more });

describe('packages of two versions', () => {
  it('are updated, new, gone or the same, in this order', () => {
    const found = comparePackages([one('openssl', '3.0.13'), one('bash', '5.2'), one('log4j', '2.17')], [one('openssl', '3.0.15'), one('bash', '5.2'), one('tracing', '1.6', { licence: 'MIT' })]);
    expect(found).toMatchObject({ updated: 1, added: 1, removed: 1, same: 1 });
    expect(found.all.map(({ kind, name, before, after }) => [kind, name, before, after])).toEqual([
      ['updated', 'openssl', '3.0.13', '3.0.15'], ['added', 'tracing', '', '1.6'], ['removed', 'log4j', '2.17', ''], ['same', 'bash', '5.2', '5.2'],
    ]);
    expect(found.all[1]?.licence).toBe('MIT');
  });
  it('are known by their package URL without the version, and may be there in several', () => {
    const found = comparePackages(
      [one('core', '1', { purl: 'pkg:maven/a/core@1?type=jar' }), one('core', '2', { purl: 'pkg:maven/a/core@2' }), one('core', '1', { purl: 'pkg:maven/b/core@1' })],
      [one('core', '2', { purl: 'pkg:maven/a/core@2' }), one('core', '1', { purl: 'pkg:maven/b/core@1' })],
    );
    expect(found.all.map(({ kind, before, after }) => [kind, before, after])).toEqual([['updated', '1, 2', '2'], ['same', '1', '1']]);
  });
});

describe('a comparison as Markdown', () => {
  it('holds figures and packages as text, whatever their names are', () => {
    const text = asMarkdown({
      from: 'p/app:1', to: 'p/app:2', link: 'https://r.test/compare', figures: [['Size', '1 MiB to 2 MiB']], heads: ['Packages', '1', '2'],
      packages: [{ kind: 'updated', name: 'a`b|c\nd', before: '1', after: '', licence: '' }],
    });
    expect(text).toContain('### `p/app:1` → [`p/app:2`](https://r.test/compare)');
    expect(text).toContain('- **Size**: 1 MiB to 2 MiB');
    expect(text).toContain('| `` a`b c d `` | `1` | – |');
  });
  it('has no table where there is nothing to list', () => {
    expect(asMarkdown({ from: 'a', to: 'b', link: '', figures: [], heads: ['', '', ''], packages: undefined })).not.toContain('|');
  });
});
