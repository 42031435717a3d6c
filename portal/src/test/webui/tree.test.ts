import { describe, expect, it } from 'vitest';
import { fewer, projects, repositories, taken, within, type Project } from '../../main/webui/pages/home/tree';

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

  it('counts each content once where that is told', () => {
    expect(taken(team)).toBe(70);
    expect(taken(project('open', 90, []))).toBe(90);
    expect(within(team, repository('team/db/replica', 1))).toBe('db/replica');
  });
});
