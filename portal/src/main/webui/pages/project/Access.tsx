import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { project as projectQuery } from '../../api/queries';
import { useRights } from '../../lib/roles';
import { useCrumbs } from '../../shell/Shell';
import { Members } from './Members';
import { Robots } from './Robots';

/** Who may do what in a project: people and groups, and accounts of programs. */
export default function Access() {
  const { t } = useTranslation();
  const { project } = useParams({ from: '/signed-in/projects/$project/access' });
  const facts = useQuery(projectQuery(project)).data;
  const rights = useRights(facts);
  useCrumbs({ text: t('projects'), to: '/projects' }, { text: project, to: `/projects/${project}` }, { text: t('access') });
  return (
    <div className="gap">
      <Members project={project} admin={rights.admin} />
      {facts?.project_id !== undefined && <Robots project={project} id={facts.project_id} admin={rights.admin} />}
    </div>
  );
}
