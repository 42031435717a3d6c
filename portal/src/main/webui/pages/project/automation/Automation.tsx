import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { project as projectQuery } from '../../../api/queries';
import { useRights } from '../../../lib/roles';
import { inOneLine } from '../../../lib/said';
import { useCrumbs } from '../../../shell/Shell';
import { Answered, Button, DeleteDialog, Empty, IconButton, say, Switch, Time } from '../../../ui';
import { Head, Table } from '../../../ui/Table';
import '../../admin/admin.css';
import { Deliveries } from './Deliveries';
import { NEW, WebhookDialog } from './WebhookDialog';
import { lastTriggers, policies, remove, save, type Policy } from './webhooks';

/** Whom a project tells of what happens in it, and what was told. */
export default function Automation() {
  const { t } = useTranslation();
  const { project } = useParams({ from: '/signed-in/projects/$project/automation' });
  const search = useSearch({ from: '/signed-in/projects/$project/automation' });
  const navigate = useNavigate({ from: '/projects/$project/automation' });
  const cache = useQueryClient();
  const rights = useRights(useQuery(projectQuery(project)).data);
  const query = useQuery(policies(project));
  const last = useQuery(lastTriggers(project)).data;
  const [editing, setEditing] = useState<Policy>();
  const [leaving, setLeaving] = useState<Policy>();
  useCrumbs({ text: t('projects'), to: '/projects' }, { text: project, to: `/projects/${project}` }, { text: t('automation') });
  const refresh = () => void cache.invalidateQueries({ queryKey: ['webhooks', project] });
  const chosen = query.data?.items.find(policy => String(policy.id) === search.policy) ?? (query.data?.items.length === 1 ? query.data.items[0] : undefined);
  async function turn(policy: Policy, on: boolean) {
    try {
      await save(project, { ...policy, enabled: on });
      say(t('saved'));
    } catch (error) {
      say(inOneLine(error));
    }
    refresh();
  }
  return (
    <div className="gap">
      <section className="card">
        <header>
          <h2>{t('webhooks')}</h2>
          {rights.admin && <span className="sp"><Button small icon="plus" onClick={() => setEditing(NEW)}>{t('webhook.new')}</Button></span>}
        </header>
        <Answered query={query}>
          {({ items }) => items.length === 0 ? (
            <Empty title={t('webhooks.none')}><p>{t('webhooks.none.text')}</p>{rights.admin && <Button icon="plus" onClick={() => setEditing(NEW)}>{t('webhook.new')}</Button>}</Empty>
          ) : (
            <Table label={t('webhooks')} head={<>
              <Head>{t('name')}</Head><Head optional>{t('webhook.target')}</Head><Head optional>{t('webhook.events')}</Head><Head>{t('active')}</Head><Head optional>{t('webhook.last')}</Head><Head hidden>{t('actions')}</Head>
            </>}>
              {items.map(policy => (
                <tr key={policy.id} className={policy === chosen ? 'sel' : ''}>
                  <td className="wide"><Link to="/projects/$project/automation" params={{ project }} search={{ policy: String(policy.id) }} aria-current={policy === chosen ? 'true' : undefined}><b>{policy.name}</b></Link></td>
                  <td className="wide optional"><span className="row"><span className="chip line">{policy.targets?.[0]?.type === 'slack' ? 'Slack' : policy.targets?.[0]?.payload_format === 'CloudEvents' ? 'CloudEvents' : 'HTTP'}</span>
                    <span className="mono small muted trunc">{policy.targets?.[0]?.address}</span>{(policy.targets?.length ?? 0) > 1 && <span className="faint num">+{(policy.targets?.length ?? 0) - 1}</span>}</span></td>
                  <td className="optional num">{policy.event_types?.length}</td>
                  <td><Switch size="sm" aria-label={t('webhook.active', { name: policy.name })} checked={policy.enabled !== false} disabled={!rights.admin}
                    onChange={event => void turn(policy, event.currentTarget.checked)} /></td>
                  <td className="optional muted"><Time at={last?.get(policy.name ?? '')} /></td>
                  <td className="r">{rights.admin && <span className="row end">
                    <IconButton small icon="pencil" label={t('edit.of', { name: policy.name })} onClick={() => setEditing(policy)} />
                    <IconButton small icon="trash" label={t('delete.of', { name: policy.name })} onClick={() => setLeaving(policy)} />
                  </span>}</td>
                </tr>
              ))}
            </Table>
          )}
        </Answered>
      </section>
      {chosen ? <Deliveries key={chosen.id} project={project} policy={chosen} admin={rights.admin} />
        : (query.data?.items.length ?? 0) > 1 && <p className="muted">{t('deliveries.choose')}</p>}
      {editing && <WebhookDialog project={project} start={editing} onClose={() => setEditing(undefined)} onDone={() => { setEditing(undefined); say(t('saved')); refresh(); }} />}
      <DeleteDialog open={leaving !== undefined} title={t('webhook.delete')} name={leaving?.name ?? ''}
        what={<p>{t('webhook.delete.what', { count: leaving?.targets?.length ?? 0 })}</p>}
        onClose={() => setLeaving(undefined)} remove={() => remove(project, leaving ?? {})}
        onDone={() => { say(t('deleted', { name: leaving?.name })); setLeaving(undefined); void navigate({ search: {}, replace: true }); refresh(); }} />
    </div>
  );
}
