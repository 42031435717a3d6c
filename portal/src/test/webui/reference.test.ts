import { describe, expect, it } from 'vitest';
import { parseReference, pullCommand, splat, written } from '../../main/webui/lib/reference';
import { inside } from '../../main/webui/lib/inside';
import { all, equals, holds } from '../../main/webui/lib/query';

const digest = `sha256:${'0'.repeat(64)}`;

describe('addresses of repositories', () => {
  it('name a repository, a tag or a digest', () => {
    expect(parseReference('p', 'team/app')).toEqual({ project: 'p', repository: 'team/app' });
    expect(parseReference('p', 'team/app:1.0')).toEqual({ project: 'p', repository: 'team/app', tag: '1.0' });
    expect(parseReference('p', `app@${digest}`)).toEqual({ project: 'p', repository: 'app', digest });
  });
  it('are written as they are read', () => {
    for (const rest of ['app', 'team/app', 'team/app:1.0', `app@${digest}`]) {
      expect(splat(parseReference('p', rest))).toBe(rest);
      expect(written(parseReference('p', rest))).toBe(`p/${rest}`);
    }
  });
  it('become commands of clients', () => {
    const reference = parseReference('p', 'team/app:1.0');
    expect(pullCommand('docker', 'r.test', reference, false)).toBe('docker pull r.test/p/team/app:1.0');
    expect(pullCommand('podman', 'r.test:80', reference, true)).toBe('podman pull --tls-verify=false r.test:80/p/team/app:1.0');
    expect(pullCommand('crane', 'r.test', reference, false)).toBe('crane pull r.test/p/team/app:1.0 app.tar');
  });
});

describe('where to go after signing in', () => {
  it('is never another site', () => {
    expect(inside('/projects?q=a')).toBe('/projects?q=a');
    for (const evil of [undefined, '', '//evil.test', '/\\evil.test', 'https://evil.test', 'javascript:alert(1)']) {
      expect(inside(evil)).toBe('/');
    }
  });
});

describe('conditions', () => {
  it('hold what was typed and nothing of its own grammar', () => {
    expect(holds('name', ' a,b=(c) ')).toBe('name=~a%20b%3D%20c');
    expect(holds('name', ' ')).toBeUndefined();
    expect(all(holds('name', 'x'), undefined, equals('public', 'true'))).toBe('name=~x,public=true');
  });
});
