import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { harbor, list } from '../../api/client';
import { useCrumbs } from '../../shell/Shell';
import { AuditList } from '../AuditList';

/** Who did what in a project. */
export default function ProjectActivity() {
  const { t } = useTranslation();
  const { project } = useParams({ from: '/signed-in/projects/$project/activity' });
  useCrumbs({ text: t('projects'), to: '/projects' }, { text: project, to: `/projects/${project}` }, { text: t('activity') });
  return (
    <AuditList name={project} place={project} lines={`/api/ext/v1/projects/${encodeURIComponent(project)}/audit-log`} load={query =>
      list(harbor.GET('/api/v2.0/projects/{project_name}/auditlog-exts', { params: { path: { project_name: project }, query } }))} />
  );
}
