import { describe, expect, it } from 'vitest';
import { ago, bytes, compareTags, never, short } from '../../main/webui/lib/format';

describe('sizes', () => {
  it('have three figures and the unit that fits', () => {
    expect(bytes(0, 'en')).toBe('0 B');
    expect(bytes(1023, 'en')).toBe('1,023 B');
    expect(bytes(1024, 'en')).toBe('1 KiB');
    expect(bytes(98_775_859, 'en')).toBe('94.2 MiB');
    expect(bytes(4.21 * 1024 ** 4, 'de')).toBe('4,21 TiB');
  });
});

describe('times', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  it('are told in the largest unit that fits', () => {
    expect(ago(new Date('2026-11-21T11:56:00Z'), now, 'en')).toBe('4 minutes ago');
    expect(ago(new Date('2026-11-19T11:00:00Z'), now, 'de')).toBe('vorgestern');
    expect(ago(new Date('2026-11-22T13:00:00Z'), now, 'en')).toBe('tomorrow');
  });
  it('that never were are known', () => {
    expect(never('0001-01-01T00:00:00.000Z')).toBe(true);
    expect(never(undefined)).toBe(true);
    expect(never('2026-11-21T11:56:00Z')).toBe(false);
  });
});

describe('tags', () => {
  it('are ordered as people count', () => {
    const tags = ['1.10.0', '1.9.0', 'v1.9.1', '1.10.0-rc.2', '1.10.0-rc.10', 'latest', '2'];
    expect(tags.sort(compareTags)).toEqual(['latest', '1.9.0', 'v1.9.1', '1.10.0-rc.2', '1.10.0-rc.10', '1.10.0', '2']);
  });
});

describe('digests', () => {
  it('are shortened behind their algorithm', () => {
    expect(short(`sha256:${'ab'.repeat(32)}`)).toBe('sha256:abababab');
  });
});
