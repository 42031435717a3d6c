import { describe, expect, it } from 'vitest';
import type { Document } from '../../main/webui/lib/attached';
import { about, choices, chosen } from '../../main/webui/lib/documents';

const amd = { name: 'linux/amd64', digest: 'amd' };
const arm = { name: 'linux/arm/v7', digest: 'arm' };
const document = (digest: string, of?: string): Document => ({ layer: { digest, size: 1 }, type: 'spdx', made: undefined, ...(of && { about: of }) });
const digests = (documents: Document[]) => documents.map(one => one.layer.digest);

describe('documents about the platforms of an index', () => {
  const each = [document('all'), document('a', 'amd'), document('b', 'arm'), document('c', 'elsewhere')];
  it('are those of the platform that is chosen, beside those of the whole', () => {
    expect(chosen(each, [amd, arm], undefined)).toBe(amd);
    expect(chosen(each, [amd, arm], 'linux/arm')).toBe(arm);
    expect(chosen(each, [amd, arm], 'plan9/mips')).toBe(amd);
    expect(digests(about(each, [amd, arm], amd))).toEqual(['all', 'a', 'c']);
    expect(digests(about(each, [amd, arm], arm))).toEqual(['all', 'b', 'c']);
  });
  it('begin with the first platform that has one', () => {
    expect(chosen([document('b', 'arm')], [amd, arm], undefined)).toBe(arm);
    expect(digests(about([document('b', 'arm')], [amd, arm], amd))).toEqual([]);
  });
  it('let choose only where that makes a difference', () => {
    expect(choices(each, [amd, arm])).toEqual([amd, arm]);
    expect(choices([document('all')], [amd, arm])).toEqual([]);
    expect(choices(each, [amd])).toEqual([]);
    expect(chosen([], [], undefined)).toBeUndefined();
    expect(digests(about([document('all'), document('a', 'amd')], [], undefined))).toEqual(['all', 'a']);
  });
});
