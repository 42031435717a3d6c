import { describe, expect, it } from 'vitest';
import { bars, spread } from '../../main/webui/charts/scale';
import { conditions, happened, isOf, ofVersion } from '../../main/webui/lib/history';

const one = `sha256:${'1'.repeat(64)}`;
const two = `sha256:${'2'.repeat(64)}`;
const entry = (id: number, operation: string, resource: string, said: string, more: object = {}) => ({
  id, operation, resource, operation_description: said, operation_result: true, resource_type: 'artifact', source_ip: '', request_id: '', times: 1, username: 'ci', op_time: `2026-11-0${id}T00:00:00.000Z`, ...more,
});

describe('the history of a repository', () => {
  it('asks for its tags and for what was deleted by digest, in a time', () => {
    const [tags, digests] = conditions('team/app', '2026-11-01T00:00:00.000Z', undefined);
    expect(tags).toBe('resource=~team%2Fapp%3A,operation={create delete update},op_time=[2026-11-01T00%3A00%3A00.000Z~]');
    expect(digests).toContain('resource=~team%2Fapp%40,operation=delete');
  });
  it('knows a tag that moved from one that came, and tells where it pointed before', () => {
    const list = happened([
      entry(2, 'create', 'team/app:1.0', `pushed ${two}, tagged 1.0`),
      entry(1, 'create', 'team/app:1.0', `pushed ${one}, tagged 1.0, latest`),
    ], 'team/app');
    expect(list.map(item => [item.kind, item.tags, item.before])).toEqual([['moved', ['1.0'], one], ['pushed', ['1.0', 'latest'], undefined]]);
  });
  it('takes a tag that came again after it was deleted for a new one', () => {
    const list = happened([
      entry(1, 'create', 'team/app:1.0', `pushed ${one}, tagged 1.0`),
      entry(2, 'delete', `team/app@${one}`, `deleted ${one}, tagged 1.0`),
      entry(3, 'create', 'team/app:1.0', `pushed ${two}, tagged 1.0`),
    ], 'team/app');
    expect(list.map(item => item.kind)).toEqual(['pushed', 'deleted', 'pushed']);
  });
  it('leaves out other repositories, what was refused, and what comes twice', () => {
    const mine = entry(1, 'create', 'team/app:1.0', `pushed ${one}, tagged 1.0`);
    const list = happened([mine, mine, entry(2, 'create', 'team/team/app:1.0', ''), entry(3, 'create', 'team/app-web:1.0', ''),
      entry(4, 'create', 'team/app:2.0', 'refused', { operation_result: false })], 'team/app');
    expect(list.map(item => item.id)).toEqual([1]);
  });
});

describe('the history of a version', () => {
  it('asks for what names its digest, in its repository, also under tags that it has no more', () => {
    const digest = `operation_description=~sha256%3A${'1'.repeat(64)}`;
    expect(ofVersion('team/app', one, undefined)).toBe(`resource=~team%2Fapp,${digest}`);
    expect(ofVersion('team/app', one, ' 1.0')).toBe(`resource=~team%2Fapp%3A1.0,${digest}`);
  });
  it('leaves out what only begins with the name of the repository', () => {
    const resources = ['team/app:1.0', `team/app@${one}`, 'team/app', 'team/app-web:1.0', 'team/app/web:1.0'];
    expect(resources.map(resource => isOf(entry(1, 'create', resource, ''), 'team/app'))).toEqual([true, true, false, false, false]);
  });
});

describe('bars and names on a line', () => {
  it('are high as their values are, and seen where there is something', () => {
    expect(bars([0, 1, 100], 20)).toEqual([0, 2, 20]);
    expect(bars([0, 0], 20)).toEqual([0, 0]);
  });
  it('stand where there is room, the first before the others', () => {
    expect(spread([{ at: 100, text: '1.8.4' }, { at: 104, text: '1.8.3' }, { at: 20, text: '1.8.2' }], 200).map(name => name.text)).toEqual(['1.8.4', '1.8.2']);
    expect(spread([{ at: 200, text: '1.8.4' }], 200)[0]?.at).toBe(184);
  });
});
