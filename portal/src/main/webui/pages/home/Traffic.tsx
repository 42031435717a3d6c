import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ext, take } from '../../api/client';
import type { components } from '../../api/ext';
import { ChartCard, Line } from '../../charts/Charts';
import * as format from '../../lib/format';
import { Choices, Count } from '../../ui';
import { Table } from '../../ui/Table';
import { RANGES, since, type Range } from './ranges';

export type Point = components['schemas']['SeriesPointRecord'];

/** What happened in every hour or day of a range: in a project, or in all that one sees. */
export function useSeries(range: Range, project?: string) {
  return useQuery({
    queryKey: project === undefined ? ['home', 'series', range] : ['project', project, 'series', range],
    placeholderData: keepPreviousData,
    queryFn: () => {
      const query = { step: RANGES[range].step, from: since(range, new Date()) };
      return take(project === undefined ? ext.GET('/api/ext/v1/series', { params: { query } })
        : ext.GET('/api/ext/v1/projects/{project_name}/series', { params: { path: { project_name: project }, query } }));
    },
  });
}

/** Chooses how far back is looked; the usual range is none in the address. */
export function RangeChoice({ range, onChange }: { range: Range; onChange: (chosen: Range | undefined) => void }) {
  const { t } = useTranslation();
  return (
    <Choices segments label={t('range')} value={range} options={(Object.keys(RANGES) as Range[]).map(name => [name, t(`range.short.${name}`)] as const)}
      onChange={chosen => onChange(chosen === '30d' ? undefined : chosen)} />
  );
}

/** Pulls and pushes, each on a scale of its own. */
export function Traffic({ points, range, className }: { points: Point[]; range: Range; className: string }) {
  const { t, i18n } = useTranslation();
  const hours = RANGES[range].step === 'hour';
  // The server's days begin at midnight UTC, which is another date in half the world.
  const when = (at: string | undefined) => at === undefined ? '' : new Intl.DateTimeFormat(i18n.language, hours ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(at));
  const from = when(points[0]?.at);
  const small = new Intl.NumberFormat(i18n.language, { notation: 'compact' });
  const line = (name: string, of: 'pulls' | 'pushes') => {
    const values = points.map(point => point[of]);
    const sum = values.reduce((all, one) => all + one, 0);
    return (
      <Line name={name} values={values} format={value => small.format(value)} from={from} to={t('home.now')}
        sentence={t('home.traffic.said', { what: name, count: sum, sum: format.count(sum, i18n.language), range: t(`range.${range}`), most: format.count(Math.max(0, ...values), i18n.language) })} />
    );
  };
  return (
    <ChartCard className={className} title={t('home.traffic')} aside={<span className="faint small">{t(hours ? 'home.per-hour' : 'home.per-day')}</span>}
      picture={<div className="body">{line(t('pulls'), 'pulls')}{line(t('home.pushes.word'), 'pushes')}</div>}
      table={
        <div className="tall">
          <Table label={t('home.traffic')} head={<><th scope="col">{t('time')}</th><th scope="col" className="r">{t('pulls')}</th><th scope="col" className="r">{t('home.pushes.word')}</th></>}>
            {[...points].reverse().map(point => (
              <tr key={point.at}><td>{when(point.at)}</td><td className="r"><Count value={point.pulls} /></td><td className="r"><Count value={point.pushes} /></td></tr>
            ))}
          </Table>
        </div>
      } />
  );
}
