import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { project as projectQuery } from '../../api/queries';
import { useRights } from '../../lib/roles';
import { Answered } from '../../ui';
import { RobotPage } from '../robots/RobotPage';

/** A robot of a project. */
export default function Robot() {
  const { t } = useTranslation();
  const { project, robot } = useParams({ from: '/signed-in/projects/$project/access/robots/$robot' });
  const query = useQuery(projectQuery(project));
  const rights = useRights(query.data);
  const list = `/projects/${project}/access`;
  return (
    <Answered query={query} title={t('robot')}>
      {facts => <RobotPage project={project} id={facts.project_id} at={robot} may={rights.admin} list={list}
        crumbs={[{ text: t('projects'), to: '/projects' }, { text: project, to: `/projects/${project}` }, { text: t('access'), to: list }]} />}
    </Answered>
  );
}
