import { describe, expect, it } from 'vitest';
import { DEPLOYS, deploySnippet } from '../../main/webui/lib/deploy';
import { nameOf, pushCommands, pushers, tagOf } from '../../main/webui/lib/push';
import { clients, parseReference, pullCommand } from '../../main/webui/lib/reference';
import { named, shortened } from '../../main/webui/lib/resource';
import { daysOf, dropsOf, sizes } from '../../main/webui/lib/stored';
import { newestFirst } from '../../main/webui/shell/hits';

const goal = { registry: 'r.test:80', user: "o'neil", project: 'team', image: 'shop/api', tag: '2.0', plain: false };

describe('commands of a first push', () => {
  it('name the registry, the image and the user in quotes for every client', () => {
    for (const client of pushers) {
      const { signIn, push, pull, file } = pushCommands(client, goal);
      const text = [...signIn, ...push, ...pull, file?.text].join('\n');
      expect(text, client).toContain('r.test:80');
      expect(text, client).toContain('2.0');
      expect(text.includes("o'neil") && !text.includes("'o'\\''neil'"), client).toBe(false);
      expect(pull.length, client).toBe(1);
    }
  });
  it('push a chart to where it is pulled from', () => {
    expect(pushCommands('helm', goal).push).toEqual(['helm push api-2.0.tgz oci://r.test:80/team/shop']);
    expect(pushCommands('helm', goal).pull).toEqual(['helm pull oci://r.test:80/team/shop/api --version 2.0']);
  });
  it('write the user into a workflow as YAML quotes', () => {
    expect(pushCommands('github', goal).file?.text).toContain("username: 'o''neil'");
  });
  it('allow plain HTTP only where there is no TLS', () => {
    const lax = /tls-verify=false|plain-http|--insecure|insecure-registry|allowInsecure/;
    for (const client of ['podman', 'nerdctl', 'helm', 'oras', 'skopeo', 'crane', 'jib'] as const) {
      expect(pushCommands(client, goal).push.join(), client).not.toMatch(lax);
      expect(pushCommands(client, { ...goal, plain: true }).push.join(), client).toMatch(lax);
    }
  });
  it('take what is typed as far as registries do', () => {
    expect(nameOf('My Shop/API!')).toBe('my-shop/api');
    expect(nameOf('$(rm -rf)')).toBe('rm--rf');
    expect(tagOf('-v1 beta;x')).toBe('v1-beta-x');
  });
  it('pull with the same clients', () => {
    for (const client of clients) expect(pullCommand(client, 'r.test', parseReference('p', 'app:1.0'), false), client).toContain('r.test/p/app');
    expect(pullCommand('helm', 'r.test', parseReference('p', 'chart:1.0'), false)).toBe('helm pull oci://r.test/p/chart --version 1.0');
  });
});

describe('what runs an image', () => {
  it('is told its whole name, under a name of its own kind', () => {
    for (const kind of DEPLOYS) expect(deploySnippet(kind, 'r.test/p/Team_App:1@sha256:ab', 'x/Team_App'), kind).toContain('r.test/p/Team_App:1@sha256:ab');
    expect(deploySnippet('compose', 'i', 'x/Team_App')).toContain('  team-app:');
  });
});

describe('what the log is about', () => {
  it('is told as people call it', () => {
    expect(named('payments/app:1.0')).toBe('payments/app:1.0');
    expect(named('/api/v2.0/projects/payments/repositories/team%252Fapp')).toBe('payments/team/app');
    expect(named('/api/v2.0/projects/payments/webhook/policies/3')).toBe('payments webhook policies 3');
    expect(named('/api/v2.0/projects/payments/repositories/app/artifacts')).toBe('payments/app');
    expect(named('/api/v2.0/projects/payments/repositories/app/artifacts/1.0/tags')).toBe('payments/app:1.0 tags');
    expect(named('/api/v2.0/projects/payments/repositories/app/artifacts/sha256:ab')).toBe('payments/app@sha256:ab');
    expect(shortened(`payments/app@sha256:${'ab'.repeat(32)}`)).toBe('payments/app@sha256:abababab');
    expect(named('/api/ext/v1/tokens')).toBe('tokens');
    expect(named('/api/v2.0/projects/%E0%A4%A')).toBe('%E0%A4%A');
  });
});

describe('stored bytes', () => {
  it('fell on the days of cleanups that freed some', () => {
    const days = ['2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z'];
    expect(dropsOf(days, [
      { at: '2026-11-21T04:30:00Z', freed: 5 }, { at: '2026-11-21T12:00:00Z', freed: 7 }, { at: '2026-11-22T01:00:00Z', freed: 0 }, { at: '2026-11-01T00:00:00Z', freed: 9 },
      { at: undefined, freed: 9 },
    ])).toEqual([{ day: 1, freed: 12 }]);
  });
  it('are what stays and what nothing needs, on days that were measured', () => {
    expect(daysOf([{ at: 'a', stored: 10, reclaimable: 3 }, { at: 'b', reclaimable: 3 }, { at: 'c', stored: 5 }, { at: 'd', stored: 2, reclaimable: 4 }])).toEqual([
      { at: 'a', stored: 10, free: 3 }, { at: 'c', stored: 5, free: 0 }, { at: 'd', stored: 2, free: 2 },
    ]);
  });
  it('have a scale of round sizes that holds the largest', () => {
    for (const largest of [0, 1, 900, 5_000_000, 3 * 2 ** 30, 2 ** 40 + 1]) {
      const { marks, most } = sizes(largest);
      expect(most).toBeGreaterThanOrEqual(largest);
      expect(marks.length).toBeLessThanOrEqual(5);
      expect(marks.at(-1)).toBe(most);
    }
  });
});

describe('tags that were found', () => {
  it('begin with the one that was typed, then with the newest', () => {
    const tags = [{ tag: '1.8.1', pushed_at: '2026-01-01' }, { tag: '1.8.2', pushed_at: '2026-02-01' }, { tag: '1.8', pushed_at: '2025-01-01' }];
    expect(newestFirst(tags, 'checkout 1.8').map(one => one.tag)).toEqual(['1.8', '1.8.2', '1.8.1']);
    expect(newestFirst(tags, 'app:1.').map(one => one.tag)).toEqual(['1.8.2', '1.8.1', '1.8']);
  });
});
