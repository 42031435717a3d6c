import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { plan, runs, type Plan } from '../../../api/jobs';
import { Answered, Button, Time } from '../../../ui';
import { PlanDialog } from '../PlanDialog';
import { PlanNext, PlanWords } from '../Plan';
import { ageOf, NONE, parametersOf, PurgeDialog, PurgeFields, wishOf, type PurgeWish } from './Purge';
import { useJobName } from './names';
import { State } from './parts';

function Last({ kind }: { kind: string }) {
  const { t } = useTranslation();
  const last = useQuery(runs({ kind, limit: 1 })).data?.items[0];
  if (!last) return <span className="faint">{t('never')}</span>;
  return (
    <Link className="row" to="/admin/jobs/$run" params={{ run: String(last.id) }}><State state={last.state} /><Time at={last.requested_at} /></Link>
  );
}

function Card({ kind, set, told, children }: { kind: string; set: Plan; told: string | undefined; children: ReactNode }) {
  const { t } = useTranslation();
  const name = useJobName();
  return (
    <section className="card">
      <header><h2>{name(kind)}</h2></header>
      <div className="body stack">
        <dl className="facts">
          <dt>{t('plan.when')}</dt><dd><PlanWords plan={set} /></dd>
          <dt>{t('plan.next')}</dt><dd><PlanNext plan={set} /></dd>
          {told && <><dt>{t('plan.with')}</dt><dd>{told}</dd></>}
          <dt>{t('job.last')}</dt><dd><Last kind={kind} /></dd>
        </dl>
        <div className="row wrap">{children}</div>
      </div>
    </section>
  );
}

/** The jobs that have schedules: when they run, when next, and how they ended last. */
export function Schedules() {
  const { t } = useTranslation();
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
    <div className="grid halves">
      <Answered query={cleanup}>
        {set => (
          <Card kind="garbage-collection" set={set} told={set.type !== 'None' && String(set.parameters.delete_untagged) === 'true' ? t('cleanup.untagged') : undefined}>
            <Link className="btn" to="/admin/storage">{t('plan.at-storage')}</Link>
          </Card>
        )}
      </Answered>
      <Answered query={purge}>
        {set => (
          <Card kind="audit-purge" set={set} told={set.type === 'None' ? undefined : t('purge.older', { count: ageOf(set.parameters) })}>
            <Button icon="clock" onClick={() => edit(set)}>{t('plan.change')}</Button>
            <Button onClick={() => { setWish(wishOf(set.parameters)); setRunning(true); }}>{t('purge.now')}</Button>
          </Card>
        )}
      </Answered>
      {editing && <PlanDialog job="audit-purge" title={t('purge.plan')} plan={editing} parameters={() => parametersOf(wish, false)} incomplete={wish.days === undefined} onClose={() => setEditing(undefined)}>
        <PurgeFields wish={wish} onChange={setWish} />
      </PlanDialog>}
      {running && <PurgeDialog start={wish} onClose={() => setRunning(false)} />}
    </div>
  );
}
