import { describe, expect, it } from 'vitest';
import { signedText } from '../../main/webui/pages/home/growth';
import { later } from '../../main/webui/pages/home/ranges';
import { fewer, grownOnly, onDisk, projects, repositories, taken, within, type Project } from '../../main/webui/pages/home/tree';

const repository = (name: string, bytes: number) => ({ name, bytes, artifacts: 1, measured_at: '2026-11-21T10:00:00Z' });
const project = (name: string, bytes: number, parts: [string, number][], more = { count: 0, bytes: 0 }, stored?: number): Project => ({
  id: 1, name, bytes, more, repositories: parts.map(([path, size]) => repository(`${name}/${path}`, size)), ...(stored === undefined ? {} : { stored }),
});

describe('the tree of storage', () => {
  const opened: string[] = [];
  const words = { rest: (count: number) => `${count} more`, open: (name: string) => { opened.push(name); } };
  const team = project('team', 90, [['app', 50], ['db/replica', 30]], { count: 2, bytes: 10 }, 70);

  it('has projects, largest first, and in each its repositories and those that are not shown', () => {
    const tree = projects({ projects: [team, project('tiny', 5, [['only', 5]])], more: { count: 3, bytes: 20 } }, words);
    expect(tree.map(tile => [tile.name, tile.value])).toEqual([['team', 70], ['3 more', 20], ['tiny', 5]]);
    expect(tree[0]?.children.map(tile => [tile.name, tile.value, tile.to])).toEqual([
      ['app', 50, '/r/team/app'], ['db/replica', 30, '/r/team/db/replica'], ['2 more', 10, undefined],
    ]);
    tree[0]?.children[2]?.open?.();
    tree[2]?.open?.();
    expect(opened).toEqual(['team', 'tiny']);
    expect(tree[1]?.open).toBeUndefined();
  });

  it('has a tile for a project of which nothing was measured yet, and none for what holds nothing', () => {
    const tree = projects({ projects: [project('new', 0, [['app', 0]], { count: 0, bytes: 0 }, 40)], more: { count: 0, bytes: 0 } }, words);
    expect(tree).toHaveLength(1);
    expect(tree[0]?.children.map(tile => [tile.name, tile.value])).toEqual([['new', 40]]);
    expect(repositories(project('new', 0, [['app', 0]]), words)).toEqual([]);
  });

  it('has the repositories of one project, each by itself', () => {
    const tiles = repositories(team, words);
    expect(tiles.map(tile => [tile.name, tile.value, tile.to, tile.children.length])).toEqual([
      ['app', 50, '/r/team/app', 1], ['db/replica', 30, '/r/team/db/replica', 1], ['2 more', 10, undefined, 1],
    ]);
  });

  it('has fewer of each where there is less room, and loses nothing', () => {
    const tree = fewer({ projects: [team, project('b', 5, [['only', 5]]), project('c', 4, [])], more: { count: 1, bytes: 1 } }, { projects: 1, repositories: 1 });
    expect(tree.projects.map(one => one.name)).toEqual(['team']);
    expect(tree.more).toEqual({ count: 3, bytes: 10 });
    expect(tree.projects[0]?.more).toEqual({ count: 3, bytes: 40 });
    expect(fewer(team, { projects: 1, repositories: 5 })).toEqual(team);
  });

  it('shows once what repositories of a project share, as far as that is told', () => {
    const shares = { ...project('team', 80, []), repositories: [{ ...repository('team/app', 50), shared_in_project: 25 }, { ...repository('team/db', 30), shared_in_project: 3 }] };
    const all = { ...words, rest: (count: number, together: boolean) => `${count} more${together ? ' and shared' : ''}` };
    expect(projects({ projects: [onDisk({ ...shares, stored: 60 })], more: { count: 0, bytes: 0 } }, all)[0]?.children.map(tile => [tile.name, tile.value]))
      .toEqual([['db', 27], ['app', 25], ['0 more and shared', 8]]);
    expect(repositories(onDisk({ ...shares, stored: 60, more: { count: 2, bytes: 20 } }), all).map(tile => [tile.name, tile.value]))
      .toEqual([['db', 27], ['app', 25], ['2 more and shared', 8]]);
    expect(onDisk(shares)).toEqual(shares);
    expect(onDisk({ ...team, stored: 70 })).toEqual({ ...team, stored: 70 });
    expect(onDisk({ projects: [{ ...shares, stored: 60 }], more: { count: 0, bytes: 0 } }).projects[0]?.more.bytes).toBe(8);
  });

  it('counts each content once where that is told', () => {
    expect(taken(team)).toBe(70);
    expect(taken(project('open', 90, []))).toBe(90);
    expect(within(team, repository('team/db/replica', 1))).toBe('db/replica');
  });
});

describe('what grew', () => {
  const words = { rest: (count: number) => `${count} more`, open: () => {} };
  const grew = (name: string, growth: number, parts: [string, number][], more = { count: 0, bytes: 0 }): Project => {
    const held = project(name, 1000, parts.map(([path]) => [path, 500]), more, 900);
    return { ...held, growth, repositories: held.repositories.map((one, i) => ({ ...one, growth: parts[i]?.[1] ?? 0 })) };
  };

  it('is as large as its growth, and what shrank has no tile', () => {
    const tree = grownOnly({ projects: [grew('team', 70, [['app', 80], ['db', -30]], { count: 3, bytes: 20 }), grew('gone', -5, [['app', -5]]), grew('new', 10, [])], more: { count: 2, bytes: -40 } });
    expect(projects(tree, words).map(tile => [tile.name, tile.value, tile.children.map(child => [child.name, child.value])])).toEqual([
      ['team', 70, [['app', 80], ['3 more', 20]]], ['new', 10, [['new', 10]]],
    ]);
    expect(repositories(grownOnly(grew('team', 70, [['app', 80], ['db', -30]], { count: 1, bytes: -7 })), words).map(tile => tile.name)).toEqual(['app']);
  });

  it('begins later than the range where that is all that is known', () => {
    const now = new Date('2026-11-21T10:30:00Z');
    expect(later('2026-10-24T00:00:00Z', '30d', now)).toBe(false);
    expect(later('2026-11-20T09:00:00Z', '30d', now)).toBe(true);
    expect(later('2026-11-20T12:00:00Z', '24h', now)).toBe(false);
    expect(later(undefined, '24h', now)).toBe(false);
  });

  it('has a sign', () => {
    expect([signedText(1536, 'en'), signedText(-1536, 'en'), signedText(0, 'en')]).toEqual(['+1.5 KiB', '-1.5 KiB', '0 B']);
  });
});
