// Numbers, sizes and times in the language of the page.
const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** A size in steps of 1,024, with three figures. */
export function bytes(size: number, language: string): string {
  let value = Math.abs(size);
  let unit = 0;
  while (value >= 1023.5 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: digits, minimumFractionDigits: 0 });
  return `${number.format(Math.sign(size) * value)} ${UNITS[unit]}`;
}

export const count = (value: number, language: string): string => new Intl.NumberFormat(language).format(value);

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600], ['month', 2_629_800], ['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1],
];

/** How long ago, or in how long, in the largest unit that fits. */
export function ago(time: Date, now: Date, language: string): string {
  const seconds = (time.getTime() - now.getTime()) / 1000;
  const [unit, length] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? (['second', 1] as const);
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(seconds > 0 ? Math.round(seconds / length) : Math.trunc(seconds / length), unit);
}

/** Whether the server means that something never happened. */
export const never = (time: string | undefined): boolean => !time || time.startsWith('0001-');

/** A digest that a person can tell from others. */
export const short = (digest: string): string => {
  const colon = digest.indexOf(':');
  return colon < 0 ? digest : digest.slice(0, colon + 9);
};

/** Tags as people sort them: 1.10 comes after 1.9, and a release after its candidates. */
export function compareTags(a: string, b: string): number {
  const left = parts(a);
  const right = parts(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const x = left[i];
    const y = right[i];
    if (x === undefined) return typeof y === 'number' ? -1 : 1;
    if (y === undefined) return typeof x === 'number' ? 1 : -1;
    if (typeof x === 'number' && typeof y === 'number') {
      if (x !== y) return x - y;
    } else if (typeof x !== typeof y) {
      return typeof x === 'number' ? 1 : -1;
    } else if (x !== y) {
      return x < y ? -1 : 1;
    }
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

const parts = (tag: string): (string | number)[] =>
  (tag.replace(/^v(?=\d)/, '').match(/\d+|[a-zA-Z]+/g) ?? []).map(part => (/^\d/.test(part) ? Number(part) : part));

/** How long something took, in its two largest units. */
export function duration(milliseconds: number, language: string): string {
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: 1 }).format(value);
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 1) return unit(Math.round(milliseconds), 'millisecond');
  if (seconds < 59.95) return unit(seconds, 'second');
  const whole = Math.round(seconds);
  if (whole < 3600) return `${unit(Math.floor(whole / 60), 'minute')} ${unit(whole % 60, 'second')}`;
  if (whole < 86_400) return `${unit(Math.floor(whole / 3600), 'hour')} ${unit(Math.floor((whole % 3600) / 60), 'minute')}`;
  return `${unit(Math.floor(whole / 86_400), 'day')} ${unit(Math.floor((whole % 86_400) / 3600), 'hour')}`;
}
