/** Round figures for an axis from nothing to at least the largest value: three or four of them. */
export function ticks(most: number): number[] {
  if (most <= 0) return [0, 1];
  const rough = most / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 2.5, 5, 10].find(factor => factor * power >= rough && (factor * power) % 1 === 0) ?? 10) * power);
  const list = [0];
  while ((list.at(-1) ?? 0) < most) list.push((list.at(-1) ?? 0) + step);
  return list;
}

/** The points of a line through the values; where there is none, the line goes on from the last one known. */
export function points(values: (number | undefined)[], width: number, height: number, most: number, least = 0): string {
  const span = most - least || 1;
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  let last: number | undefined;
  return values
    .map((value, i) => {
      last = value ?? last;
      return last === undefined ? '' : `${(i * step).toFixed(1)},${(height - ((last - least) / span) * height).toFixed(1)}`;
    })
    .filter(Boolean)
    .join(' ');
}

/** How high bars are, of which the largest value gets the whole height and none that is something vanishes. */
export function bars(values: number[], height: number): number[] {
  const most = Math.max(0, ...values);
  return values.map(value => (value <= 0 || most === 0 ? 0 : Math.max(2, (value / most) * height)));
}

/** Those names, the first of them first, that have room beside each other on a line; each is as wide as its letters. */
export function spread(names: { at: number; text: string }[], width: number, letter = 6.4, gap = 8): { at: number; text: string }[] {
  const taken: [number, number][] = [];
  return names.flatMap(({ at, text }) => {
    const half = (text.length * letter) / 2;
    const middle = Math.max(half, Math.min(width - half, at));
    if (2 * half > width / 3 || taken.some(([from, to]) => middle - half - gap < to && middle + half + gap > from)) return [];
    taken.push([middle - half, middle + half]);
    return [{ at: middle, text }];
  });
}
