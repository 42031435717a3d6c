import { useElementSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ext, take } from '../../../api/client';
import type { Run } from '../../../api/jobs';
import { ChartCard } from '../../../charts/Charts';
import { daysOf, dropsOf, sizes, type Day, type Drop } from '../../../lib/stored';
import * as format from '../../../lib/format';
import { Bytes } from '../../../ui';
import { Table } from '../../../ui/Table';
import { since } from '../../home/ranges';

const HEIGHT = 130;
const LEFT = 62;
const TOP = 22;
/** Two names of drops closer than this cover each other. */
const APART = 74;

/** Stripes for what is there and need not be. */
function Hatch({ id }: { id: string }) {
  return <defs><pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path className="hatch" d="M0 0h1.8v4h-1.8z" /></pattern></defs>;
}

/** What the two parts of a bar are. */
function Legend({ drops }: { drops: boolean }): ReactNode {
  const { t } = useTranslation();
  const hatch = useId();
  const key = (text: string, fill?: string) => (
    <span className="row" style={{ gap: 5 }}>
      <svg width="10" height="10" aria-hidden><Hatch id={`${hatch}-key`} /><rect width="10" height="10" rx="2" style={fill === undefined ? undefined : { fill }} /></svg>{text}
    </span>
  );
  return <>{key(t('storage.after'))}{key(t('storage.free'), `url(#${hatch}-key)`)}{drops && <span>{t('storage.drops')}</span>}</>;
}

function Picture({ days, drops, sentence }: { days: Day[]; drops: Drop[]; sentence: string }) {
  const { i18n } = useTranslation();
  const { ref, width: room } = useElementSize();
  const width = Math.max(0, room - LEFT);
  const step = width / days.length;
  const { marks, most } = sizes(Math.max(...days.map(one => one.stored)));
  const y = (value: number) => HEIGHT - (value / most) * HEIGHT;
  const day = (at: string | undefined) => at === undefined ? '' : new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(at));
  const hatch = useId();
  let last = -APART;
  return (
    <div className="body stored" ref={ref}>
      <svg viewBox={`${-LEFT} ${-TOP} ${room} ${HEIGHT + TOP + 22}`} height={HEIGHT + TOP + 22} width="100%" role="img" aria-label={sentence}>
        {marks.map(mark => <g key={mark}><line className="grid-line" x1={0} x2={width} y1={y(mark)} y2={y(mark)} /><text x={-8} y={y(mark) + 4} textAnchor="end">{format.bytes(mark, i18n.language)}</text></g>)}
        <Hatch id={hatch} />
        {days.map((one, i) => {
          const place = { x: i * step + 1, width: Math.max(1, step - 2), rx: 1 };
          const kept = y(one.stored - one.free);
          return (
            <g key={one.at}>
              <rect {...place} y={kept} height={HEIGHT - kept} />
              {one.free > 0 && <rect {...place} y={y(one.stored)} height={kept - y(one.stored)} style={{ fill: `url(#${hatch})` }} />}
            </g>
          );
        })}
        {drops.map(drop => {
          const x = drop.day * step;
          const named = x - last >= APART;
          if (named) last = x;
          return <g key={drop.day} className="drop"><line x1={x} x2={x} y1={-6} y2={HEIGHT} />{named && <text x={x} y={-10} textAnchor="middle">−{format.bytes(drop.freed, i18n.language)}</text>}</g>;
        })}
        <text x={0} y={HEIGHT + 18}>{day(days[0]?.at)}</text>
        <text x={width} y={HEIGHT + 18} textAnchor="end">{day(days.at(-1)?.at)}</text>
      </svg>
    </div>
  );
}

/** How much was stored at the end of each day, with what cleanups freed; nothing until there are two days. */
export function Stored({ runs }: { runs: Run[] }) {
  const { t, i18n } = useTranslation();
  const points = useQuery({
    queryKey: ['home', 'series', '90d'],
    queryFn: () => take(ext.GET('/api/ext/v1/series', { params: { query: { step: 'day', from: since('90d', new Date()) } } })),
  }).data?.points ?? [];
  const days = daysOf(points);
  const [first] = days;
  const end = days.at(-1);
  if (days.length < 2 || !first || !end) return null;
  const drops = dropsOf(days.map(one => one.at), runs.filter(run => run.parameters.dry_run !== 'true').map(run => ({ at: run.ended_at, freed: run.figures.freed_space ?? 0 })));
  const free = days.some(one => one.free > 0);
  const sentence = [t('storage.said', { before: format.bytes(first.stored, i18n.language), after: format.bytes(end.stored, i18n.language), count: drops.length }),
    ...(free ? [t('storage.said.free', { size: format.bytes(end.free, i18n.language) })] : [])].join(' ');
  return (
    <ChartCard title={t('storage.days')} aside={free ? <span className="row small muted stored"><Legend drops={drops.length > 0} /></span> : drops.length > 0 && <span className="small muted">{t('storage.drops')}</span>} picture={<Picture days={days} drops={drops} sentence={sentence} />}
      table={
        <div className="tall">
          <Table label={t('storage.days')} head={<><th scope="col">{t('day')}</th><th scope="col" className="r">{t('size')}</th>{free && <th scope="col" className="r">{t('storage.free.head')}</th>}</>}>
            {[...days].reverse().map(one => (
              <tr key={one.at}><td>{new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(one.at))}</td><td className="r"><Bytes size={one.stored} /></td>{free && <td className="r"><Bytes size={one.free} /></td>}</tr>
            ))}
          </Table>
        </div>
      } />
  );
}
