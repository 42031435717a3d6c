// What a chart of stored bytes is drawn from.

/** What cleanups freed between two days; `day` is the one that it made smaller. */
export interface Drop {
  day: number;
  freed: number;
}

/** What was held at the end of a day, and how much of it nothing needed. */
export interface Day {
  at: string;
  stored: number;
  free: number;
}

/** The days that were measured. What was counted for several projects and is there once may be less than what could be freed. */
export const daysOf = (points: { at: string; stored?: number | undefined; reclaimable?: number | undefined }[]): Day[] =>
  points.flatMap(({ at, stored, reclaimable = 0 }) => (stored === undefined ? [] : [{ at, stored, free: Math.min(reclaimable, stored) }]));

/** Freed bytes by day, for days in order; what was before them or freed nothing is none. */
export function dropsOf(days: string[], cleanups: { at: string | undefined; freed: number }[]): Drop[] {
  const starts = days.map(day => Date.parse(day));
  const found = new Map<number, number>();
  for (const { at, freed } of cleanups) {
    const ended = Date.parse(at ?? '');
    const day = starts.findLastIndex(start => start <= ended);
    if (freed > 0 && day > 0) found.set(day, (found.get(day) ?? 0) + freed);
  }
  return [...found].map(([day, freed]) => ({ day, freed })).sort((a, b) => a.day - b.day);
}

/** Round sizes for an axis from nothing to at least the largest: three or four, each a power of two times one to eight. */
export function sizes(largest: number): { marks: number[]; most: number } {
  const rough = Math.max(1, largest) / 3;
  const power = 2 ** Math.floor(Math.log2(rough));
  const step = power >= rough ? power : power * 2 >= rough && power * 1.5 < rough ? power * 2 : power * 1.5;
  const count = Math.max(1, Math.ceil(largest / step));
  return { marks: Array.from({ length: count + 1 }, (_, i) => i * step), most: count * step };
}
