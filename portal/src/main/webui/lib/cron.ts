// Schedules in words. A cron has six fields: second, minute, hour, day of the month, month, day of the week; in UTC.
import type { TFunction } from 'i18next';


export type Schedule =
  | { kind: 'hourly'; minute: number }
  | { kind: 'daily'; time: string }
  | { kind: 'weekly'; time: string; day: number }
  | { kind: 'monthly'; time: string; date: number }
  | { kind: 'minutes'; every: number }
  | { kind: 'custom'; cron: string };

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const two = (value: number) => String(value).padStart(2, '0');
const whole = (field: string, most: number): number | undefined => {
  const value = /^\d{1,2}$/.test(field) ? Number(field) : NaN;
  return value <= most ? value : undefined;
};
const any = (field: string | undefined) => field === '*' || field === '?';

/** What a person would call it, or the cron itself when there is no short word. */
export function read(cron: string): Schedule {
  const [second, minute = '', hour = '', date = '', month, weekday = ''] = cron.trim().toLowerCase().split(/\s+/);
  const custom: Schedule = { kind: 'custom', cron };
  const minutes = whole(minute, 59);
  const hours = whole(hour, 23);
  if (whole(second ?? '', 0) === undefined || !any(month)) return custom;
  if (any(date) && any(weekday)) {
    const step = /^(?:\*|0)\/(\d{1,2})$/.exec(minute);
    if (step && any(hour)) return { kind: 'minutes', every: Number(step[1]) };
    if (minutes !== undefined && any(hour)) return { kind: 'hourly', minute: minutes };
    return minutes !== undefined && hours !== undefined ? { kind: 'daily', time: `${two(hours)}:${two(minutes)}` } : custom;
  }
  if (minutes === undefined || hours === undefined) return custom;
  const time = `${two(hours)}:${two(minutes)}`;
  const day = whole(weekday, 6) ?? DAYS.indexOf(weekday);
  if (any(date) && day >= 0) return { kind: 'weekly', time, day };
  const dayOfMonth = whole(date, 31);
  return any(weekday) && dayOfMonth ? { kind: 'monthly', time, date: dayOfMonth } : custom;
}

/** The cron of a schedule that is made of choices. */
export function write(schedule: Schedule): string {
  if (schedule.kind === 'custom') return schedule.cron;
  if (schedule.kind === 'minutes') return `0 */${schedule.every} * * * *`;
  if (schedule.kind === 'hourly') return `0 ${schedule.minute} * * * *`;
  const [hours, minutes] = schedule.time.split(':').map(Number);
  const days = schedule.kind === 'weekly' ? `* * ${schedule.day}` : schedule.kind === 'monthly' ? `${schedule.date} * *` : '* * *';
  return `0 ${minutes ?? 0} ${hours ?? 0} ${days}`;
}

/** The name of a day of the week; Sunday is 0. */
export const dayName = (day: number, language: string): string =>
  new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2023, 0, 1 + day)));

/** The words of a schedule for a person. */
export function words(cron: string, t: TFunction, language: string): string {
  const schedule = read(cron);
  switch (schedule.kind) {
    case 'minutes': return t('cron.minutes', { count: schedule.every });
    case 'hourly': return t('cron.hourly', { minute: schedule.minute });
    case 'daily': return t('cron.daily', { time: schedule.time });
    case 'weekly': return t('cron.weekly', { day: dayName(schedule.day, language), time: schedule.time });
    case 'monthly': return t('cron.monthly', { date: schedule.date, time: schedule.time });
    case 'custom': return schedule.cron;
  }
}
