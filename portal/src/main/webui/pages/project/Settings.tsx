import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, take } from '../../api/client';
import { project as projectQuery } from '../../api/queries';
import { useRights } from '../../lib/roles';
import { useCrumbs } from '../../shell/Shell';
import { Answered, Button, DeleteDialog, Dialog, DialogForm, Problem, say, Switch } from '../../ui';

/** Who may pull from a project, and its end. */
export default function Settings() {
  const { t } = useTranslation();
  const { project: name } = useParams({ from: '/signed-in/projects/$project/settings' });
  const cache = useQueryClient();
  const navigate = useNavigate();
  const query = useQuery(projectQuery(name));
  const rights = useRights(query.data);
  const [turning, setTurning] = useState<boolean>();
  const [leaving, setLeaving] = useState(false);
  const path = { project_name_or_id: name };
  const deletable = useQuery({
    queryKey: ['project', name, 'deletable'],
    enabled: leaving,
    queryFn: () => take(harbor.GET('/api/v2.0/projects/{project_name_or_id}/_deletable', { params: { path } })),
  });
  useCrumbs({ text: t('projects'), to: '/projects' }, { text: name, to: `/projects/${name}` }, { text: t('settings') });
  return (
    <Answered query={query}>
      {project => (
        <div style={{ maxWidth: 760 }}>
          <section className="card">
            <header><h2>{t('access')}</h2></header>
            <div className="body">
              <Switch label={t('project.public.switch')} description={t('project.public.means')} disabled={!rights.admin}
                checked={project.metadata?.public === 'true'} onChange={event => setTurning(event.currentTarget.checked)} />
            </div>
          </section>
          {rights.admin && (
            <section className="card">
              <header><h2>{t('project.delete')}</h2></header>
              <div className="body row wrap">
                <p className="grow muted">{t('project.delete.text')}</p>
                <Button icon="trash" onClick={() => setLeaving(true)}>{t('project.delete')}</Button>
              </div>
            </section>
          )}
          <Dialog title={t(turning ? 'project.open' : 'project.shut')} open={turning !== undefined} onClose={() => setTurning(undefined)}>
            <DialogForm label={t('save')} onClose={() => setTurning(undefined)}
              submit={() => take(harbor.PUT('/api/v2.0/projects/{project_name_or_id}', { params: { path }, body: { metadata: { public: String(turning) } } }))}
              onDone={() => {
                setTurning(undefined);
                say(t('saved'));
                void cache.invalidateQueries({ queryKey: ['project', name] });
                void cache.invalidateQueries({ queryKey: ['projects'] });
              }}>
              <p>{t(turning ? 'project.open.what' : 'project.shut.what')}</p>
            </DialogForm>
          </Dialog>
          <DeleteDialog open={leaving} title={t('project.delete')} name={name} onClose={() => setLeaving(false)}
            what={deletable.error ? <Problem error={deletable.error} /> : deletable.data?.deletable === false
              ? <p>{t('project.delete.full', { count: project.repo_count ?? 0 })}</p> : <p>{t('project.delete.what')}</p>}
            remove={() => take(harbor.DELETE('/api/v2.0/projects/{project_name_or_id}', { params: { path } }))}
            onDone={() => {
              say(t('deleted', { name }));
              void cache.invalidateQueries({ queryKey: ['projects'] });
              void navigate({ to: '/projects' });
            }} />
        </div>
      )}
    </Answered>
  );
}
