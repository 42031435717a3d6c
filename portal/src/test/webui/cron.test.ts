import { describe, expect, it } from 'vitest';
import { dayName, read, write } from '../../main/webui/lib/cron';

describe('schedules', () => {
  it('are read as what a person would call them', () => {
    expect(read('0 0 * * * *')).toEqual({ kind: 'hourly', minute: 0 });
    expect(read('0 30 4 * * *')).toEqual({ kind: 'daily', time: '04:30' });
    expect(read('0 0 3 ? * 1')).toEqual({ kind: 'weekly', time: '03:00', day: 1 });
    expect(read('0 0 3 * * MON')).toEqual({ kind: 'weekly', time: '03:00', day: 1 });
    expect(read('0 15 3 28 * *')).toEqual({ kind: 'monthly', time: '03:15', date: 28 });
    expect(read('0 */10 * * * *')).toEqual({ kind: 'minutes', every: 10 });
  });
  it('that have no short name stay as they are', () => {
    for (const cron of ['0 0 1-5 * * *', '0 0 3 1 6 *', '0 0 3 1 * 1', '0 0 3 * * 1,3', '0 5,35 * * * *', 'nonsense', '']) {
      expect(read(cron)).toEqual({ kind: 'custom', cron });
    }
  });
  it('that are made of choices are read again as made', () => {
    for (const cron of ['0 5 * * * *', '0 30 4 * * *', '0 0 3 * * 0', '0 15 3 28 * *', '0 */10 * * * *']) {
      expect(write(read(cron))).toBe(cron);
    }
  });
  it('name days as the language does', () => {
    expect(dayName(0, 'en')).toBe('Sunday');
    expect(dayName(6, 'de')).toBe('Samstag');
  });
});
