import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { harbor, inPath, take, type Schemas } from '../../api/client';
import { labels as labelsQuery, project as projectQuery } from '../../api/queries';
import type { Reference } from '../../lib/reference';
import type { useRights } from '../../lib/roles';
import { inOneLine } from '../../lib/said';
import { Button, Icon, IconButton, Menu, say } from '../../ui';

/** The labels of an artifact; those of the project and of the installation can be put on. */
export function Labels({ reference, artifact, rights }: {
  reference: Reference; artifact: Schemas['Artifact']; rights: ReturnType<typeof useRights>;
}) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const project = useQuery(projectQuery(reference.project)).data?.project_id;
  const worn = artifact.labels ?? [];
  const known = useQuery({ ...labelsQuery(project), enabled: rights.push && project !== undefined }).data ?? [];
  const path = { project_name: reference.project, repository_name: inPath(reference.repository), reference: artifact.digest ?? '' };
  async function change(call: Promise<unknown>) {
    try {
      await call;
      say(t('saved'));
    } catch (error) {
      say(inOneLine(error));
    }
    await cache.invalidateQueries({ queryKey: ['artifact', reference.project, reference.repository] });
  }
  const add = (id: number) =>
    change(take(harbor.POST('/api/v2.0/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/labels', { params: { path }, body: { id } })));
  const remove = (id: number) =>
    change(take(harbor.DELETE('/api/v2.0/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/labels/{label_id}', {
      params: { path: { ...path, label_id: String(id) } },
    })));
  const others = known.filter(label => !worn.some(own => own.id === label.id));
  return (
    <section className="card">
      <header>
        <h2>{t('labels')}</h2>
        {rights.push && others.length > 0 && (
          <span className="sp">
            <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
              <Menu.Target><Button small icon="plus">{t('label.add')}</Button></Menu.Target>
              <Menu.Dropdown aria-label={t('label.add')}>
                {others.map(label => <Menu.Item key={label.id} onClick={() => void add(label.id ?? 0)}>{label.name}</Menu.Item>)}
              </Menu.Dropdown>
            </Menu>
          </span>
        )}
      </header>
      <div className="body row wrap">
        {worn.length === 0 && <p className="muted">{t('labels.none')}</p>}
        {worn.map(label => (
          <span key={label.id} className="chip line">
            <Icon name="tag" />{label.name}
            {rights.push && <IconButton small icon="x" label={t('label.remove', { name: label.name })} onClick={() => void remove(label.id ?? 0)} />}
          </span>
        ))}
      </div>
    </section>
  );
}
