import { describe, expect, it } from 'vitest';
import { draftOf, expiryOf, idle, permissionsOf, sameDraft } from '../../main/webui/lib/robotDraft';
import { access, grants, homeOf, robotAt, type Robot } from '../../main/webui/lib/robots';

const robot = (more: object = {}): Robot => ({
  name: 'robot$team+ci', level: 'project', description: 'builds', duration: 30, disable: false,
  permissions: [{ kind: 'project', namespace: 'team', access: access('push').map(one => ({ ...one, repositories: ['*-api', 'web'] })) }], ...more,
}) as Robot;

describe('what is changed of a robot', () => {
  it('begins as the robot is, or as most are made', () => {
    const own = draftOf(robot(), 'team');
    expect([own.description, own.days, own.only]).toEqual(['builds', 30, '*-api, web']);
    expect(permissionsOf(own, robot())).toEqual(robot().permissions);
    const fresh = draftOf(undefined, undefined);
    expect([fresh.days, fresh.rights?.projects]).toEqual([90, ['*']]);
  });
  it('is a change only when it would be sent as another one', () => {
    const own = draftOf(robot(), 'team');
    expect(sameDraft(own, draftOf(robot(), 'team'))).toBe(true);
    expect(sameDraft(own, { ...own, only: ' *-api ,web,' })).toBe(true);
    const turned = own.rights && { ...own.rights, project: new Set([...own.rights.project].reverse()) };
    expect(sameDraft(own, { ...own, rights: turned })).toBe(true);
    for (const other of [{ only: 'web' }, { days: -1 }, { disabled: true }, { description: '' }]) expect(sameDraft(own, { ...own, ...other })).toBe(false);
    expect(sameDraft(own, { ...own, rights: own.rights && { ...own.rights, project: grants(access('pull')) } })).toBe(false);
  });
  it('leaves rights alone that choices cannot say', () => {
    const mixed = robot({ permissions: [
      { kind: 'project', namespace: 'a', access: access('pull') }, { kind: 'project', namespace: 'b', access: access('push') },
    ] });
    const own = draftOf(mixed, undefined);
    expect(own.rights).toBeUndefined();
    expect(permissionsOf({ ...own, days: 30 }, mixed)).toEqual(mixed.permissions);
    expect(idle(own)).toBe(false);
  });
  it('is no robot when it would be allowed nothing, or nowhere', () => {
    const own = draftOf(robot(), 'team');
    expect(idle(own)).toBe(false);
    expect(idle({ ...own, rights: own.rights && { ...own.rights, project: new Set() } })).toBe(true);
    expect(idle({ ...own, rights: own.rights && { ...own.rights, projects: [] } })).toBe(true);
  });
  it('means a day', () => {
    const made = new Date('2026-11-21T10:00:00Z');
    expect(expiryOf(90, made)?.toISOString()).toBe('2027-02-19T10:00:00.000Z');
    expect(expiryOf(-1, made)).toBeUndefined();
  });
});

describe('the page of a robot', () => {
  it('lies in its project, or in the administration', () => {
    expect(robotAt('team', 7)).toBe('/projects/team/access/robots/7');
    expect(robotAt(undefined, 'new')).toBe('/admin/robots/new');
    expect(homeOf(robot())).toBe('team');
    expect(homeOf(robot({ level: 'system' }))).toBeUndefined();
    expect(homeOf(robot({ permissions: [] }))).toBeUndefined();
  });
});
