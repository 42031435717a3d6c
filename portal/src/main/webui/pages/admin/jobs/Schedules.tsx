import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { plan, runs, type Plan } from '../../../api/jobs';
import { Answered, Button, Time } from '../../../ui';
import { Head, Table } from '../../../ui/Table';
import { PlanDialog } from '../PlanDialog';
import { PlanNext, PlanWords } from '../Plan';
import { ageOf, NONE, parametersOf, PurgeDialog, PurgeFields, wishOf, type PurgeWish } from './Purge';
import { State, useJobName } from './parts';

function Last({ kind }: { kind: string }) {
  const { t } = useTranslation();
  const last = useQuery(runs({ kind, limit: 1 })).data?.items[0];
  if (!last) return <span className="faint">{t('never')}</span>;
  return (
    <Link className="row" to="/admin/jobs/$run" params={{ run: String(last.id) }}><State state={last.state} /><Time at={last.requested_at} /></Link>
  );
}

/** The jobs that have schedules: when they run, when next, and how they ended last. */
export function Schedules() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const name = useJobName();
  const cleanup = useQuery(plan('garbage-collection'));
  const purge = useQuery(plan('audit-purge'));
  const [editing, setEditing] = useState<Plan>();
  const [wish, setWish] = useState<PurgeWish>(NONE);
  const [running, setRunning] = useState(false);
  function edit(set: Plan) {
    setWish(wishOf(set.parameters));
    setEditing(set);
  }
  return (
    <section className="card">
      <Answered query={cleanup}>
        {collection => (
          <Answered query={purge}>
            {audit => (
              <Table label={t('schedules')} head={<>
                <Head>{t('job')}</Head><Head>{t('plan.when')}</Head><Head>{t('plan.next')}</Head><Head optional>{t('plan.with')}</Head><Head optional>{t('job.last')}</Head><Head hidden>{t('actions')}</Head>
              </>}>
                <tr>
                  <td><b>{name('garbage-collection')}</b></td>
                  <td><PlanWords plan={collection} /></td>
                  <td className="muted"><PlanNext plan={collection} /></td>
                  <td className="optional muted">{collection.parameters.delete_untagged === true ? t('cleanup.untagged') : ''}</td>
                  <td className="optional"><Last kind="garbage-collection" /></td>
                  <td className="r"><Link className="btn s" to="/admin/storage">{t('open')}<span className="vh">: {t('storage')}</span></Link></td>
                </tr>
                <tr>
                  <td><b>{name('audit-purge')}</b></td>
                  <td><PlanWords plan={audit} /></td>
                  <td className="muted"><PlanNext plan={audit} /></td>
                  <td className="optional muted">{audit.type !== 'None' && t('purge.older', { count: ageOf(audit.parameters) })}</td>
                  <td className="optional"><Last kind="audit-purge" /></td>
                  <td className="r"><span className="row end">
                    <Button small onClick={() => { setWish(wishOf(audit.parameters)); setRunning(true); }}>{t('purge.now')}</Button>
                    <Button small aria-label={`${t('plan.change')}: ${name('audit-purge')}`} onClick={() => edit(audit)}>{t('plan.change')}</Button>
                  </span></td>
                </tr>
              </Table>
            )}
          </Answered>
        )}
      </Answered>
      {editing && <PlanDialog job="audit-purge" title={t('purge.plan')} plan={editing} parameters={() => parametersOf(wish, false)} onClose={() => setEditing(undefined)}>
        <PurgeFields wish={wish} onChange={setWish} />
      </PlanDialog>}
      {running && <PurgeDialog start={wish} onClose={() => { setRunning(false); void cache.invalidateQueries({ queryKey: ['jobs'] }); }} />}
    </section>
  );
}
