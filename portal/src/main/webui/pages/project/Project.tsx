import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { project as projectQuery } from '../../api/queries';
import { useRights } from '../../lib/roles';
import { Answered, Count, Gauge, Icon } from '../../ui';
import { PinButton } from '../../ui/PinButton';
import { HeldByProject } from '../Held';
import { Visibility } from '../Projects';
import { summary } from './summary';
import { tabs } from './tabs';

/** A project's name, figures and tabs; the tab's page stands below. */
export default function Project() {
  const { t } = useTranslation();
  const { project: name } = useParams({ from: '/signed-in/projects/$project' });
  const query = useQuery(projectQuery(name));
  const rights = useRights(query.data);
  const quota = useQuery(summary(name)).data?.quota;
  const hard = quota?.hard.storage;
  const used = quota?.used.storage;
  return (
    <Answered query={query} title={name}>
      {project => (
        <>
          <div className="pagehead">
            <div className="grow">
              <div className="row wrap"><h1>{project.name}</h1><Visibility project={project} /><PinButton name={project.name ?? name} /></div>
              <div className="figures">
                <span><b>{project.repo_count ?? 0}</b> {t('repositories.word', { count: project.repo_count ?? 0 })}</span>
                {used !== undefined && hard !== undefined && <span style={{ minWidth: 180 }}><Gauge used={used} limit={hard} /></span>}
                <HeldByProject project={name} count={project.repo_count ?? 0} />
              </div>
            </div>
            {rights.push && (
              <Link className="btn p" to="/push" search={{ project: name }}><Icon name="upload" />{t('push')}</Link>
            )}
          </div>
          <nav className="tabs" aria-label={t('project')}>
            {tabs.filter(tab => tab.shown(rights)).map(tab => (
              <Link key={tab.to} to={tab.to} params={{ project: name }} activeProps={{ 'aria-current': 'page' }}
                activeOptions={{ exact: tab.to === '/projects/$project', includeSearch: false }}>{t(tab.text)}{tab.to === '/projects/$project' && <span className="n"><Count value={project.repo_count} /></span>}</Link>
            ))}
          </nav>
          <Outlet />
        </>
      )}
    </Answered>
  );
}
