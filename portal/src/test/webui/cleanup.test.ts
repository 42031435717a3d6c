import { describe, expect, it } from 'vitest';
import { lost, untagged } from '../../main/webui/lib/cleanup';
import { duration } from '../../main/webui/lib/format';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const log = [
  '2026-11-21T03:00:00.000Z [INFO] garbage-collection begins on berth-1',
  `2026-11-21T03:00:00.100Z [INFO] would delete payments/api@${digest('a')}`,
  `2026-11-21T03:00:00.200Z [INFO] would remove ${digest('b')} from payments/api, 100 bytes, unneeded since 2026-11-20T00:00:00Z`,
  `2026-11-21T03:00:00.200Z [INFO] would remove ${digest('c')} from ml/llm, 900 bytes, unneeded since 2026-11-20T00:00:00Z`,
  `2026-11-21T03:00:00.200Z [INFO] would remove ${digest('d')} from payments/api, 20 bytes, unneeded since 2026-11-20T00:00:00Z`,
  '2026-11-21T03:00:00.300Z [INFO] would delete 3 objects and free 1020 bytes',
].join('\n');

describe('a preview', () => {
  it('tells what each repository would lose, the most first', () => {
    expect(lost(log)).toEqual([
      { repository: 'ml/llm', bytes: 900, objects: 1 }, { repository: 'payments/api', bytes: 120, objects: 2 },
    ]);
  });
  it('names the untagged artifacts that would go', () => {
    expect(untagged(log)).toEqual([`payments/api@${digest('a')}`]);
    expect(untagged('')).toEqual([]);
  });
});

describe('durations', () => {
  it('have the two largest units', () => {
    expect(duration(8, 'en')).toBe('8 ms');
    expect(duration(1_500, 'en')).toBe('1.5 sec');
    expect(duration(72_000, 'en')).toBe('1 min 12 sec');
    expect(duration(3_700_000, 'en')).toBe('1 hr 1 min');
    expect(duration(90_000_000, 'en')).toBe('1 day 1 hr');
  });
});
