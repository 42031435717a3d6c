// Small charts of our own: lines and tiles with a sentence for those who do not see them, in the colours of the theme.
import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui';
import { bars, points, ticks } from './scale';

/** A line beside a figure; what it says is said by the figure. */
export function Spark({ values, zero = false }: { values: (number | undefined)[]; zero?: boolean }) {
  const known = values.filter(value => value !== undefined);
  if (known.length < 2) return null;
  const most = Math.max(...known);
  const least = zero ? 0 : Math.min(...known);
  const line = points(values, 96, 28, most, least);
  const [start] = line.split(',');
  const end = line.split(' ').at(-1)?.split(',') ?? [];
  return (
    <svg className="spark" viewBox="-2 -4 102 38" aria-hidden>
      <polygon points={`${start},32 ${line} 96,32`} />
      <polyline points={line} />
      <circle cx={end[0]} cy={end[1]} r="2.4" />
    </svg>
  );
}

const BAR = 2;
const BARS = 18;

/** A bar for each day in a line of a table: one shape, for there are many lines. Those who do not see it have the sentence. */
export function DayBars({ values, sentence }: { values: number[]; sentence: string }) {
  const shape = bars(values, BARS).map((height, day) => (height > 0 ? `M${day * BAR} ${BARS}v${-height.toFixed(1)}h${BAR - 0.5}v${height.toFixed(1)}z` : '')).join('');
  const width = values.length * BAR;
  return (
    <span role="img" aria-label={sentence} title={sentence} className="daybars">
      <svg viewBox={`0 0 ${width} ${BARS + 1}`} width={width} height={BARS + 1} aria-hidden>
        <path className="ground" d={`M0 ${BARS + 0.5}h${width}`} />
        <path d={shape} />
      </svg>
    </span>
  );
}

export interface Lined {
  name: string;
  values: number[];
}

const HEIGHT = 104;
/** Room for the figures of the scale. */
const LEFT = 40;

/** One line over time on a scale of its own, with names for the beginning and end of the time. */
export function Line({ name, values, sentence, format, from, to }: Lined & {
  sentence: string; format: (value: number) => string; from: string; to: string;
}) {
  const { ref, width: room } = useElementSize();
  const width = Math.max(0, room - LEFT - 4);
  const marks = ticks(Math.max(...values, 0));
  const most = marks.at(-1) ?? 1;
  const line = points(values, width, HEIGHT, most);
  return (
    <figure className="line" ref={ref}>
      <figcaption>{name}</figcaption>
      <svg viewBox={`${-LEFT} -6 ${width + LEFT + 4} ${HEIGHT + 26}`} height={HEIGHT + 26} role="img" aria-label={sentence}>
        {marks.map(mark => {
          const y = HEIGHT - (mark / most) * HEIGHT;
          return <g key={mark}><line className="grid-line" x1="0" x2={width} y1={y} y2={y} /><text x="-8" y={y + 4} textAnchor="end">{format(mark)}</text></g>;
        })}
        <polygon points={`0,${HEIGHT} ${line} ${width},${HEIGHT}`} />
        <polyline points={line} />
        <text x="0" y={HEIGHT + 18}>{from}</text>
        <text x={width} y={HEIGHT + 18} textAnchor="end">{to}</text>
      </svg>
    </figure>
  );
}

/** A card whose picture can be had as a table. */
export function ChartCard({ title, aside, picture, table, className = '' }: {
  title: string; aside?: ReactNode; picture: ReactNode; table: ReactNode; className?: string;
}) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const label = t('chart.table');
  return (
    <section className={`card ${className}`}>
      <header>
        <h2>{title}</h2>
        <span className="sp row">
          {aside}
          <button type="button" className="iconbtn s" aria-pressed={asTable} aria-label={`${label}: ${title}`} title={label} onClick={() => setAsTable(!asTable)}>
            <Icon name="table" />
          </button>
        </span>
      </header>
      {asTable ? table : picture}
    </section>
  );
}
