import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead, useCrumbs } from '../../../shell/Shell';
import '../admin.css';
import { Nodes } from './Nodes';
import { Runs } from './Runs';
import { Schedules } from './Schedules';

const TABS = ['runs', 'schedules', 'queues'] as const;

/** What runs in the background: runs, schedules, queues and nodes. */
export default function Jobs() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/admin/jobs' });
  const shown = TABS.find(tab => tab === search.tab) ?? 'runs';
  useCrumbs({ text: t('administration') }, { text: t('jobs') });
  return (
    <>
      <PageHead title={t('jobs')} sub={t('jobs.sub')} />
      <nav className="tabs" aria-label={t('jobs')}>
        {TABS.map(tab => (
          <Link key={tab} to="/admin/jobs" search={tab === 'runs' ? {} : { tab }} aria-current={tab === shown ? 'page' : undefined}
            activeProps={{}} activeOptions={{ exact: true }}>{t(`jobs.${tab}`)}</Link>
        ))}
      </nav>
      {shown === 'runs' ? <Runs /> : shown === 'schedules' ? <Schedules /> : <Nodes />}
    </>
  );
}
