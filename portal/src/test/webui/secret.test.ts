import { describe, expect, it } from 'vitest';
import { masked } from '../../main/webui/lib/secret';

describe('a hidden secret', () => {
  it('tells its ends, so that it can be told from others', () => {
    expect(masked('bthr_8Zq1vN3xabcdefghijKd02')).toBe('bthr_8Zq••••••••Kd02');
  });
  it('tells nothing of a short one, nor how long it is', () => {
    expect(masked('short')).toBe('••••••••');
    expect(masked('a'.repeat(23))).toBe('••••••••');
  });
});
