import { describe, expect, it } from 'vitest';
import { access, permissions, placeOf, prefixOf, presetOf, rightsOf, snippet, called, configOf, narrowed, CLIENTS, type Robot } from '../../main/webui/lib/robots';

const robot = (parts: unknown): Robot => ({ permissions: parts }) as Robot;

describe('rights of robots', () => {
  it('are a choice only when they are all of it and no more', () => {
    expect(presetOf(robot([{ kind: 'project', namespace: 'a', access: access('push') }]))).toBe('push');
    expect(presetOf(robot([{ kind: 'project', namespace: 'a', access: [...access('push'), { resource: 'member', action: 'create' }] }]))).toBe('other');
    expect(presetOf(robot([]))).toBe('other');
    const two = (second: unknown) => presetOf(robot([{ kind: 'project', namespace: 'a', access: access('pull') }, second]));
    expect(two({ kind: 'project', namespace: 'b', access: access('pull') })).toBe('pull');
    expect(two({ kind: 'project', namespace: 'b', access: access('delete') })).toBe('other');
    expect(two({ kind: 'system', namespace: '/', access: [{ resource: 'user', action: 'create' }] })).toBe('other');
  });
  it('are written as they were read', () => {
    const parts = [
      { kind: 'project', namespace: '*', access: [{ resource: 'repository', action: 'pull', repositories: ['team/**'] }, { resource: 'member', action: 'list' }] },
      { kind: 'system', namespace: '/', access: [{ resource: 'garbage-collection', action: 'create' }] },
    ];
    const rights = rightsOf(robot(parts));
    expect(rights?.repositories).toEqual(['team/**']);
    expect(rights && permissions(rights)).toEqual(parts);
  });
  it('that were narrowed and no longer are say so, because what is not said stays', () => {
    const rights = rightsOf(robot([{ kind: 'project', namespace: 'a', access: [{ resource: 'repository', action: 'pull', repositories: ['x'] }] }]));
    expect(rights && permissions({ ...rights, repositories: [] })[0]?.access?.[0]?.repositories).toEqual(['**']);
  });
  it('that differ from project to project are not put into choices', () => {
    expect(rightsOf(robot([
      { kind: 'project', namespace: 'a', access: access('pull') }, { kind: 'project', namespace: 'b', access: access('push') },
    ]))).toBeUndefined();
  });
});

describe('the place of a robot', () => {
  it('is a word for snippets: its project where there is one', () => {
    const part = (namespace: string) => ({ kind: 'project', namespace, access: [] });
    expect(placeOf(robot([part('team')]))).toBe('team');
    expect(placeOf(robot([part('*')]))).toBe('all');
    expect(placeOf(robot([part('a'), part('b')]))).toBe('all');
    expect(placeOf(robot([{ kind: 'system', namespace: '/', access: [] }]))).toBe('all');
  });
  it('is told from what names begin with by those that are there', () => {
    expect(prefixOf([{ name: 'robot$team+ci' }], 'team')).toBe('robot$');
    expect(prefixOf([{ name: 'team+bot-team+ci' }], 'team')).toBe('team+bot-');
    expect(prefixOf([], 'team')).toBeUndefined();
    expect(prefixOf([{ name: 'bot-ci' }], undefined)).toBeUndefined();
  });
});

describe('snippets', () => {
  it('name a secret of Kubernetes as Kubernetes allows', () => {
    const named = (project: string) => /docker-registry (\S+)/.exec(snippet('kubernetes', 'r', 'robot$ci', 's', project))?.[1];
    expect(named('team')).toBe('berth-team');
    expect(named('my_team.x')).toBe('berth-my-team-x');
    expect(named('/')).toBe('berth-all');
  });
  it('go to the namespace of the project, and to the usual one where there is none', () => {
    expect(called('team')).toEqual({ secret: 'berth-team', namespace: 'team' });
    expect(called('/')).toEqual({ secret: 'berth-all', namespace: 'default' });
    expect(called(`${'a'.repeat(62)}.b`).namespace).toBe('a'.repeat(62));
    expect(snippet('yaml', 'r', 'robot$ci', '••••', 'team')).toMatch(/\.dockerconfigjson: [A-Za-z0-9+/=]+$/);
  });
  it('hold the dollar sign of a name where no shell reads it', () => {
    for (const client of CLIENTS) {
      const text = snippet(client, 'registry.example.com', 'robot$a+ci', "p'w", 'a');
      for (const line of text.split('\n').filter(one => one.includes('docker login') || one.includes('--docker-username'))) expect(line).toContain("'robot$a+ci'");
      expect(text).toContain('registry.example.com');
    }
    expect(snippet('docker', 'r', 'robot$ci', "p'w", 'a')).toContain("'p'\\''w'");
  });
});

describe('patterns of repositories', () => {
  const all = ['web-api', 'team/shop-api', 'team/deep/one', 'fraud.scorer'];
  it('name what the server would take', () => {
    expect(narrowed('*-api, fraud.scorer', all)).toEqual(['web-api', 'fraud.scorer']);
    expect(narrowed('team/**', all)).toEqual(['team/shop-api', 'team/deep/one']);
    expect(narrowed('w?b-api', all)).toEqual(['web-api']);
    expect(narrowed('fraudXscorer', all)).toEqual([]);
    expect(narrowed(' ', all)).toEqual(all);
    expect(narrowed('[broken(', all)).toEqual([]);
  });
});

describe('the file of clients', () => {
  it('holds name and secret as they sign in with them', () => {
    const { auths } = JSON.parse(configOf('r.test', 'robot$ci', 'sécret'));
    expect(new TextDecoder().decode(Uint8Array.from(atob(auths['r.test'].auth), letter => letter.charCodeAt(0)))).toBe('robot$ci:sécret');
  });
});
