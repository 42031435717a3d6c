/** How far back Home looks, and in which steps. */
export const RANGES = {
  '24h': { step: 'hour', count: 24 },
  '7d': { step: 'day', count: 7 },
  '30d': { step: 'day', count: 30 },
  '90d': { step: 'day', count: 90 },
} as const;
export type Range = keyof typeof RANGES;

export const rangeOf = (text: string | undefined): Range => (text !== undefined && text in RANGES ? (text as Range) : '30d');

const LENGTHS = { hour: 3_600_000, day: 86_400_000 };

/** The moment from which a series is asked for, so that it ends with the present hour or day. */
export const since = (range: Range, now: Date): string =>
  new Date(now.getTime() - (RANGES[range].count - 1) * LENGTHS[RANGES[range].step]).toISOString();

/** Whether what is known begins later than the range, after its first hour or day. */
export const later = (known: string | undefined, range: Range, now: Date): boolean =>
  known !== undefined && Date.parse(known) > Date.parse(since(range, now)) + LENGTHS[RANGES[range].step];
