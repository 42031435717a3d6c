import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { harbor, take, type Schemas } from '../../api/client';
import { useRegistry } from '../../api/queries';
import * as format from '../../lib/format';
import { PageHead, useCrumbs } from '../../shell/Shell';
import { Answered, Icon } from '../../ui';
import { Attention } from './Attention';
import { Feed } from './Feed';
import { Storage } from './Storage';

/** A figure, what it is, and what it is made of. */
function Figure({ label, value, unit, note }: { label: string; value: string; unit?: string | undefined; note: string }) {
  return (
    <section className="card kpi s4">
      <h2 className="l">{label}</h2>
      <div className="v">{value}{unit && <small> {unit}</small>}</div>
      <div className="d">{note}</div>
    </section>
  );
}

function Figures({ found }: { found: Schemas['Statistic'] }) {
  const { t, i18n } = useTranslation();
  const figure = (value: number | undefined) => format.count(value ?? 0, i18n.language);
  const stored = found.total_storage_consumption;
  const [held = '', unit] = stored === undefined ? [] : format.bytes(stored, i18n.language).split(' ');
  const split = (open: number | undefined, closed: number | undefined) => t('home.open-closed', { open: figure(open), closed: figure(closed) });
  return (
    <>
      {stored !== undefined && <Figure label={t('home.disk')} value={held} unit={unit} note={t('home.stored.note')} />}
      <Figure label={t('projects')} value={figure(found.total_project_count ?? (found.public_project_count ?? 0) + (found.private_project_count ?? 0))} note={split(found.public_project_count, found.private_project_count)} />
      <Figure label={t('repositories')} value={figure(found.total_repo_count ?? (found.public_repo_count ?? 0) + (found.private_repo_count ?? 0))} note={split(found.public_repo_count, found.private_repo_count)} />
    </>
  );
}

/** Whether it is healthy, what there is, and what needs somebody. */
export default function Home() {
  const { t } = useTranslation();
  const registry = useRegistry();
  const statistics = useQuery({ queryKey: ['home', 'statistics'], queryFn: () => take(harbor.GET('/api/v2.0/statistics')) });
  useCrumbs({ text: t('home') });
  const found = statistics.data;
  const empty = found !== undefined && (found.public_repo_count ?? 0) + (found.private_repo_count ?? 0) === 0;
  return (
    <>
      <PageHead title={registry} sub={t('home.sub')}>
        <Link className="btn" to="/projects" search={{ make: 'project' }}><Icon name="plus" />{t('project.new')}</Link>
        <Link className="btn p" to="/push"><Icon name="upload" />{t('push')}</Link>
      </PageHead>
      {empty && (
        <div className="note info" style={{ marginBottom: 16 }}><Icon name="info" /><span>{t('home.empty')} <Link to="/push">{t('push')}</Link></span></div>
      )}
      <div className="homegrid">
        {found ? <Figures found={found} /> : <section className="card s12"><Answered<unknown> query={statistics}>{() => null}</Answered></section>}
        <Storage />
        <Attention />
        <Feed />
      </div>
    </>
  );
}
