import { bytes } from '../../lib/format';

/** What is stored at a moment, in bytes, where it was measured. */
interface Measured {
  stored?: number | undefined;
}

/** How much more is stored at the end than at the beginning; undefined where it was not measured twice. */
export function grew(points: readonly Measured[]): { from: number; by: number } | undefined {
  const known = points.map(point => point.stored).filter(stored => stored !== undefined);
  const [from] = known;
  const last = known.at(-1);
  return known.length < 2 || from === undefined || last === undefined ? undefined : { from, by: last - from };
}

/** How much came from each measurement to the next. */
export function steps(points: readonly Measured[]): (number | undefined)[] {
  let before: number | undefined;
  return points.map(({ stored }) => {
    const step = stored === undefined || before === undefined ? undefined : stored - before;
    before = stored ?? before;
    return step;
  });
}

/** A size with its sign, and its unit beside it. */
export function signed(size: number, language: string): { value: string; unit: string } {
  const [value = '', unit = ''] = bytes(size, language).split(' ');
  return { value: size > 0 ? `+${value}` : value, unit };
}

/** The same as one text. */
export function signedText(size: number, language: string): string {
  const { value, unit } = signed(size, language);
  return `${value} ${unit}`;
}
