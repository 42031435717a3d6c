import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { overview as overviewQuery, useMe, useRegistry } from '../../api/queries';
import type { components } from '../../api/ext';
import { Spark } from '../../charts/Charts';
import * as format from '../../lib/format';
import { useMayMake } from '../../lib/roles';
import { PageHead, useCrumbs } from '../../shell/Shell';
import { Answered, Icon } from '../../ui';
import { Checklist } from '../push/Checklist';
import { Attention } from './Attention';
import { Feed } from './Feed';
import { grew, signed, steps } from './growth';
import { rangeOf, type Range } from './ranges';
import { Storage } from './Storage';
import { RangeChoice, Traffic, useSeries, type Point } from './Traffic';

type Overview = components['schemas']['Overview'];

/** A figure, what it is, and how it came to be. */
function Figure({ label, value, unit, note, values, zero }: {
  label: string; value: string; unit?: string; note: string; values: (number | undefined)[]; zero?: boolean;
}) {
  return (
    <section className="card kpi s3">
      <h2 className="l">{label}</h2>
      <div className="v">{value}{unit && <small> {unit}</small>}</div>
      <div className="d">{note}</div>
      <Spark values={values} zero={zero ?? false} />
    </section>
  );
}

function Figures({ overview, points, range }: { overview: Overview; points: Point[]; range: Range }) {
  const { t, i18n } = useTranslation();
  const figure = (value: number) => format.count(value, i18n.language);
  const [held = '', unit = ''] = format.bytes(overview.disk ?? overview.stored, i18n.language).split(' ');
  const sum = (of: 'pulls' | 'pushes') => points.reduce((all, point) => all + point[of], 0);
  const today = (days: { today: number; yesterday: number }) => t('home.today', { today: figure(days.today), yesterday: figure(days.yesterday) });
  const growth = grew(points);
  const grown = growth && signed(growth.by, i18n.language);
  const saved = overview.disk !== undefined && overview.disk > 0 ? overview.stored / overview.disk : 1;
  return (
    <>
      <Figure label={t(overview.disk === undefined ? 'home.stored' : 'home.disk')} value={held} unit={unit} values={points.map(point => point.stored)}
        note={saved > 1.05 ? t('home.saved', { size: format.bytes(overview.stored, i18n.language), times: saved.toLocaleString(i18n.language, { maximumFractionDigits: 1 }) }) : t('home.stored.note')} />
      <Figure label={t('home.pulls', { range: t(`range.${range}`) })} value={figure(sum('pulls'))} values={points.map(point => point.pulls)} zero note={today(overview.pulls)} />
      <Figure label={t('home.pushes', { range: t(`range.${range}`) })} value={figure(sum('pushes'))} values={points.map(point => point.pushes)} zero note={today(overview.pushes)} />
      <Figure label={t('home.grown', { range: t(`range.${range}`) })} value={grown?.value ?? '–'} {...(grown && { unit: grown.unit })} values={steps(points)}
        note={growth ? t('home.grown.note', { size: format.bytes(growth.from, i18n.language) }) : t('home.grown.soon')} />
    </>
  );
}

/** Whether it is healthy, what grew, and what needs somebody. */
export default function Home() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/' });
  const navigate = useNavigate({ from: '/' });
  const registry = useRegistry();
  const mayMake = useMayMake();
  const admin = useMe().sysadmin_flag === true;
  const range = rangeOf(search.range);
  const overview = useQuery(overviewQuery);
  const series = useSeries(range);
  useCrumbs({ text: t('home') });
  const sub = overview.data && [t('projects.count', { count: overview.data.projects }), t('repositories.count', { count: overview.data.repositories }),
    ...(overview.data.artifacts > 0 ? [t('artifacts.count', { count: overview.data.artifacts })] : [])].join(', ');
  return (
    <>
      <PageHead title={registry} sub={sub ?? ' '}>
        <RangeChoice range={range} onChange={chosen => void navigate({ search: before => ({ ...before, range: chosen }), replace: true })} />
        {mayMake && <Link className="btn" to="/projects" search={{ make: 'project' }}><Icon name="plus" />{t('project.new')}</Link>}
        <Link className="btn p" to="/push"><Icon name="upload" />{t('push')}</Link>
      </PageHead>
      {overview.data?.repositories === 0 && (
        <div className="note info" style={{ marginBottom: 16 }}><Icon name="info" /><span>{t('home.empty')} <Link to="/push">{t('push')}</Link></span></div>
      )}
      <div className="homegrid">
        {overview.data && series.data
          ? <Figures overview={overview.data} points={series.data.points} range={range} />
          : <section className="card s12"><Answered<unknown> query={overview.error ? overview : series}>{() => null}</Answered></section>}
        <Storage range={range} />
        <Attention />
        {series.data && <Traffic className="s7" points={series.data.points} range={range} />}
        <Feed />
        {admin && <Checklist className="s12 across" leaves />}
      </div>
    </>
  );
}
