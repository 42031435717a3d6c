import { useElementSize } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ext, harbor, inPath, list, take } from '../../api/client';
import { ChartCard } from '../../charts/Charts';
import { bars, spread } from '../../charts/scale';
import * as format from '../../lib/format';
import { conditions, happened, type Happened, type Happening } from '../../lib/history';
import { written, type Reference } from '../../lib/reference';
import { Count } from '../../ui';
import { Table } from '../../ui/Table';

const DAY = 86_400_000;
const DAYS = 30;
/** More dots than this nobody tells apart; the history has them all. */
const DOTS = 100;
const KINDS: Happening[] = ['pushed', 'moved', 'deleted'];

const DOT = 4.5;
const LEFT = 62;
const RIGHT = 58;
/** Where the lanes lie, and how high bars get. */
const LANE = { pulls: 30, pushes: 64, tags: 100, end: 116 };
const BAR = 24;

/** Pulls and pushes of every one of the last days. */
export const traffic = ({ project, repository }: Reference) => ({
  queryKey: ['repository', project, repository, 'series'],
  placeholderData: keepPreviousData,
  queryFn: async () => (await take(ext.GET('/api/ext/v1/projects/{project_name}/repos/{repository_name}/series', {
    params: { path: { project_name: project, repository_name: inPath(repository) }, query: { step: 'day' } },
  }))).points,
});

/** What happened in a time, as far as the newest entries of the log tell. */
export async function history({ project, repository }: Reference, from: string | undefined, to: string | undefined, size: number) {
  const name = written({ project, repository });
  return Promise.all(conditions(name, from, to).map(q => list(harbor.GET('/api/v2.0/projects/{project_name}/auditlog-exts', {
    params: { path: { project_name: project }, query: { q, sort: '-op_time', page_size: size } },
  }))));
}

type Point = { at: string; pulls: number; pushes: number };

function Lane({ name, values, at, base, sum, step }: { name: string; values: number[]; at: (day: number) => number; base: number; sum: string; step: number }) {
  return (
    <g>
      <text x={-10} y={base - 4} textAnchor="end">{name}</text>
      <line className="grid-line" x1={0} x2={at(values.length)} y1={base} y2={base} />
      {bars(values, BAR).map((height, day) => height > 0 && (
        <rect key={day} className="bar-day" x={at(day) + 1.5} y={base - height} width={Math.max(1.5, step - 3)} height={height} rx={1} />
      ))}
      <text className="strong" x={at(values.length) + 10} y={base - 4}>{sum}</text>
    </g>
  );
}

function Picture({ points, events, sentence }: { points: Point[]; events: Happened[] | undefined; sentence: string }) {
  const { t, i18n } = useTranslation();
  const { ref, width: room } = useElementSize();
  const width = Math.max(0, room - LEFT - RIGHT);
  const step = width / points.length;
  const at = (day: number) => day * step;
  const begin = Date.parse(points[0]?.at ?? '');
  const place = (moment: string) => Math.min(width, Math.max(0, ((Date.parse(moment) - begin) / DAY) * step));
  const sum = (of: 'pulls' | 'pushes') => new Intl.NumberFormat(i18n.language, { notation: 'compact' }).format(points.reduce((all, one) => all + one[of], 0));
  const day = (when: string | undefined) => when === undefined ? '' : new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(when));
  const end = events === undefined ? LANE.pushes + 16 : LANE.end;
  // What is new stands above what moved there, and is named before it.
  const named = KINDS.slice(0, 2).flatMap(kind => events?.filter(one => one.kind === kind && one.tags.length > 0) ?? []);
  const drawn = [...KINDS].reverse().flatMap(kind => events?.filter(one => one.kind === kind) ?? []);
  return (
    <div className="body timeline" ref={ref}>
      <svg viewBox={`${-LEFT} 0 ${room} ${end + 6}`} height={end + 6} width="100%" role="img" aria-label={sentence}>
        <Lane name={t('pulls')} values={points.map(one => one.pulls)} at={at} base={LANE.pulls} sum={sum('pulls')} step={step} />
        <Lane name={t('home.pushes.word')} values={points.map(one => one.pushes)} at={at} base={LANE.pushes} sum={sum('pushes')} step={step} />
        {events && (
          <g>
            <text x={-10} y={LANE.tags + 4} textAnchor="end">{t('tags')}</text>
            <line className="grid-line" x1={0} x2={width} y1={LANE.tags} y2={LANE.tags} />
            {drawn.map(one => one.kind === 'deleted'
              ? <path key={one.id} className="gone" d={`M${place(one.at) - 3.5} ${LANE.tags - 3.5}l7 7m0-7l-7 7`} />
              : <circle key={one.id} className={one.kind} cx={place(one.at)} cy={LANE.tags} r={DOT} />)}
            {spread(named.map(one => ({ at: place(one.at), text: one.tags[0] ?? '' })), width).map(({ at: x, text }) => (
              <text key={`${x} ${text}`} className="name" x={x} y={LANE.tags - 10} textAnchor="middle">{text}</text>
            ))}
          </g>
        )}
        <text x={0} y={end + 2}>{day(points[0]?.at)}</text>
        <text x={width} y={end + 2} textAnchor="end">{t('home.now')}</text>
      </svg>
    </div>
  );
}

/** The last thirty days of a repository: pulls and pushes, and, to who may read the log, what became of its tags. */
export function Timeline({ reference, log }: { reference: Reference; log: boolean }) {
  const { t, i18n } = useTranslation();
  const { project, repository } = reference;
  const name = written({ project, repository });
  const points = useQuery(traffic(reference)).data;
  const events = useQuery({
    queryKey: ['repository', project, repository, 'timeline'],
    enabled: log,
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const from = new Date(Math.floor(Date.now() / DAY - (DAYS - 1)) * DAY).toISOString();
      return happened((await history(reference, from, undefined, DOTS)).flatMap(page => page.items), name);
    },
  }).data;
  if (points === undefined || points.length === 0 || (log && events === undefined)) return null;
  const count = (kind: Happening) => events?.filter(one => one.kind === kind).length ?? 0;
  const sum = (of: 'pulls' | 'pushes') => points.reduce((all, one) => all + one[of], 0);
  const sentence = [
    t('timeline.said', { pulls: format.count(sum('pulls'), i18n.language), pushes: format.count(sum('pushes'), i18n.language) }),
    ...(events ? [t('timeline.said.tags', { pushed: count('pushed'), moved: count('moved'), deleted: count('deleted') })] : []),
  ].join(' ');
  return (
    <ChartCard className="timelinecard" title={t('timeline')}
      aside={<>
        {events && <span className="row wrap marks" aria-hidden>{KINDS.map(kind => <span key={kind} className={`mark-${kind}`}>{t(`timeline.${kind}`)}</span>)}</span>}
        {log && <Link className="small" to="/r/$project/$" params={{ project, _splat: repository }} search={{ tab: 'history' }}>{t('history')}</Link>}
      </>}
      picture={<Picture points={points} events={events} sentence={sentence} />}
      table={
        <div className="tall">
          <Table label={t('timeline')} head={<><th scope="col">{t('day')}</th><th scope="col" className="r">{t('pulls')}</th><th scope="col" className="r">{t('home.pushes.word')}</th></>}>
            {[...points].reverse().map(one => (
              <tr key={one.at}>
                <td>{new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(one.at))}</td>
                <td className="r"><Count value={one.pulls} /></td><td className="r"><Count value={one.pushes} /></td>
              </tr>
            ))}
          </Table>
        </div>
      } />
  );
}
