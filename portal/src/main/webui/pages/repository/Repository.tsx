import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, inPath, take } from '../../api/client';
import { project as projectQuery } from '../../api/queries';
import type { Reference } from '../../lib/reference';
import { useCrumbs } from '../../shell/Shell';
import { Answered, Count, Loading, Time } from '../../ui';
import { HeldByRepository } from '../Held';
import { Visibility } from '../Projects';
import { Spark } from '../../charts/Charts';
import { PinButton } from '../../ui/PinButton';
import { useRights } from '../../lib/roles';
import { Pull } from './Pull';
import { Tags } from './Tags';
import { Timeline, traffic } from './Timeline';

const TABS = [['tags', 'tags'], ['digests', 'artifacts'], ['history', 'history'], ['about', 'repository.about'], ['settings', 'settings']] as const;

const History = lazy(() => import('./History').then(page => ({ default: page.History })));
const About = lazy(() => import('./About').then(page => ({ default: page.About })));
const Settings = lazy(() => import('./Settings').then(page => ({ default: page.Settings })));

/** A repository: its tags, its artifacts, what happened to it, what it says of itself. */
export default function Repository({ reference }: { reference: Reference }) {
  const { t } = useTranslation();
  const { tab } = useSearch({ from: '/signed-in/r/$project/$' });
  const { project, repository } = reference;
  const owner = useQuery(projectQuery(project));
  // Only who looks after a project may read its log.
  const rights = useRights(owner.data);
  const log = rights.admin;
  const tabs = TABS.filter(([name]) => (name === 'history' ? log : name === 'settings' ? rights.maintain : true));
  const shown = tabs.find(([name]) => name === tab)?.[0] ?? 'tags';
  // How many a list holds is known once it was looked at.
  const place = `${project}/${repository}`;
  const [totals, setTotals] = useState<Record<string, number>>({});
  const count = useCallback((total: number) => setTotals(before => ({ ...before, [`${place} ${shown}`]: total })), [place, shown]);
  const inside = (artifacts = 0) => Math.max(0, (totals[`${place} digests`] ?? 0) - artifacts);
  const days = useQuery(traffic(reference)).data;
  const query = useQuery({
    queryKey: ['repository', project, repository],
    queryFn: () =>
      take(
        harbor.GET('/api/v2.0/projects/{project_name}/repositories/{repository_name}', {
          params: { path: { project_name: project, repository_name: inPath(repository) } },
        }),
      ),
  });
  useCrumbs({ text: t('projects'), to: '/projects' }, { text: project, to: `/projects/${project}` }, { text: repository });
  return (
    <Answered query={query} title={repository}>
      {facts => (
        <>
          <div className="pagehead">
            <div className="grow row wrap"><h1>{repository}</h1>{owner.data && <Visibility project={owner.data} />}<PinButton name={`${project}/${repository}`} /></div>
            <Pull reference={reference} />
            <div className="figures">
              <span><b><Count value={facts.artifact_count} /></b> {t('artifacts.word', { count: facts.artifact_count ?? 0 })}{inside(facts.artifact_count) > 0 && <span className="muted">, {t('artifacts.inside', { count: inside(facts.artifact_count) })}</span>}</span>
              <HeldByRepository reference={reference} />
              <span><b><Count value={facts.pull_count} /></b> {t('pulls.word', { count: facts.pull_count ?? 0 })}{days && <>, <b><Count value={days.reduce((all, one) => all + one.pulls, 0)} /></b> {t('pulls.30d')}</>}</span>
              {days && <Spark values={days.map(one => one.pulls)} zero />}
              <span>{t('changed')} <b><Time at={facts.update_time} /></b></span>
            </div>
          </div>
          <nav className="tabs" aria-label={t('repository')}>
            {tabs.map(([name, text]) => (
              <Link key={name} to="/r/$project/$" params={{ project, _splat: repository }} search={name === 'tags' ? {} : { tab: name }}
                aria-current={name === shown ? 'page' : undefined} activeProps={{}} activeOptions={{ exact: true }}>{t(text)}{(totals[`${place} ${name}`] ?? 0) > 0 && <span className="n"><Count value={totals[`${place} ${name}`]} /></span>}</Link>
            ))}
          </nav>
          {shown === 'about' ? <Suspense fallback={<Loading />}><About reference={reference} facts={facts} project={owner.data} /></Suspense>
            : shown === 'settings' ? <Suspense fallback={<Loading />}><Settings reference={reference} facts={facts} rights={rights} /></Suspense>
            : shown === 'history' ? <Suspense fallback={<Loading />}><History reference={reference} pushes={rights.push} /></Suspense>
              : (
                <>
                  {shown === 'tags' && owner.data && <Timeline reference={reference} log={log} />}
                  <Tags key={shown} reference={reference} project={owner.data} tagged={shown === 'tags'} artifacts={facts.artifact_count} onTotal={count} />
                </>
              )}
        </>
      )}
    </Answered>
  );
}
