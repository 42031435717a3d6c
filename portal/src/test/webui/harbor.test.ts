import { describe, expect, it } from 'vitest';
import { fromHarbor, type Target } from '../../main/webui/lib/harbor';

const digest = `sha256:${'a'.repeat(64)}`;
const led = (target: Target) => ('project' in target ? `${target.project} ${target.to('team')}` : target.to);

describe('addresses of Harbor', () => {
  it('of projects lead to the same project, by its name', () => {
    expect(led(fromHarbor('projects/7'))).toBe('7 /projects/team');
    expect(led(fromHarbor('projects/7/repositories'))).toBe('7 /projects/team');
    expect(led(fromHarbor('projects/7/summary'))).toBe('7 /projects/team');
    expect(led(fromHarbor('projects/7/members'))).toBe('7 /projects/team/access');
    expect(led(fromHarbor('projects/7/tag-strategy/tag-retention'))).toBe('7 /projects/team/policies');
    expect(led(fromHarbor('projects/7/logs'))).toBe('7 /projects/team/activity');
    expect(led(fromHarbor('projects/7/configs'))).toBe('7 /projects/team/settings');
  });
  it('of repositories and artifacts lead there, however often the name was escaped', () => {
    expect(led(fromHarbor('projects/7/repositories/app'))).toBe('7 /r/team/app');
    expect(led(fromHarbor('projects/7/repositories/a%252Fb/artifacts-tab'))).toBe('7 /r/team/a/b');
    expect(led(fromHarbor(`projects/7/repositories/a%2Fb/artifacts-tab/depth/sha256:00/artifacts/${digest}`))).toBe(`7 /r/team/a/b@${digest}`);
    expect(led(fromHarbor(`projects/7/repositories/a/b/artifacts/${digest}`))).toBe(`7 /r/team/a/b@${digest}`);
    expect(fromHarbor('projects/7/repositories/a/info-tab')).toMatchObject({ search: { tab: 'about' } });
  });
  it('of administration lead to what does the same here', () => {
    expect(led(fromHarbor('users'))).toBe('/admin/users');
    expect(led(fromHarbor('clearing-job/gc'))).toBe('/admin/storage');
    expect(led(fromHarbor('interrogation-services/vulnerability'))).toBe('/');
    expect(led(fromHarbor(''))).toBe('/');
    expect(fromHarbor('sign-in', { redirect_url: '/harbor/projects/1' })).toEqual({ to: '/login', search: { next: '/harbor/projects/1' } });
  });
});
