import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { verification } from '../../api/maintenance';
import { active, plan, runs, type Plan } from '../../api/jobs';
import { systemInfo } from '../../api/queries';
import { ago } from '../../lib/format';
import { PageHead, useCrumbs } from '../../shell/Shell';
import { Answered, Button, Empty, say } from '../../ui';
import './admin.css';
import { PlanNext, PlanWords } from './Plan';
import { PlanDialog } from './PlanDialog';
import { Backup, Verification } from './storage/Maintenance';
import { History } from './storage/History';
import { Losses } from './storage/Losses';
import { OrderDialog, parameters, WishFields, type Wish } from './storage/OrderDialog';
import { Outcome } from './storage/Outcome';
import { Progress } from './storage/Progress';
import { Space } from './storage/Space';
import { Stored } from './storage/Stored';

const PLAIN: Wish = { untagged: true, workers: 1 };
const wishOf = (asked: Record<string, unknown>): Wish => ({
  untagged: String(asked.delete_untagged) === 'true', workers: Number(asked.workers ?? 1) || 1,
});

function CleanupPlan({ plan: set }: { plan: Plan }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const [wish, setWish] = useState<Wish>(PLAIN);
  function edit() {
    setWish(set.type === 'None' ? PLAIN : wishOf(set.parameters));
    setEditing(true);
  }
  return (
    <section className="card">
      <header><h2>{t('schedule')}</h2><span className="sp"><Button small icon="clock" onClick={edit}>{t('plan.change')}</Button></span></header>
      <div className="body stack">
        <dl className="facts">
          <dt>{t('cleanup')}</dt><dd><PlanWords plan={set} /></dd>
          {set.type !== 'None' && <><dt>{t('plan.next')}</dt><dd><PlanNext plan={set} /></dd><dt>{t('cleanup.untagged')}</dt><dd>{t(wishOf(set.parameters).untagged ? 'yes' : 'no')}</dd></>}
        </dl>
        <p className="muted small">{t('cleanup.always')}</p>
      </div>
      {editing && <PlanDialog job="garbage-collection" title={t('cleanup.plan')} plan={set} parameters={() => parameters(wish, false)} onClose={() => setEditing(false)}>
        <WishFields wish={wish} onChange={setWish} />
      </PlanDialog>}
    </section>
  );
}

/** What is stored and whether it is sound, what a cleanup would free, and cleanups as they run and ran. */
export default function Storage() {
  const { t, i18n } = useTranslation();
  const info = useQuery(systemInfo).data;
  const checked = useQuery(verification).data;
  const query = useQuery(runs({ kind: 'garbage-collection', limit: 20 }));
  const set = useQuery(plan('garbage-collection')).data;
  const [asking, setAsking] = useState<'preview' | 'run'>();
  useCrumbs({ text: t('administration') }, { text: t('storage') });
  const all = query.data?.items ?? [];
  const current = all.find(active);
  const newest = all[0];
  // What a preview found holds until a cleanup ran.
  const ran = all.findIndex(run => run.parameters.dry_run !== 'true' && !active(run));
  const preview = all.slice(0, ran < 0 ? all.length : ran).find(run => run.parameters.dry_run === 'true' && run.state === 'succeeded');
  const before = useRef<number>(undefined);
  useEffect(() => {
    if (before.current !== undefined && current === undefined) say(t('cleanup.over'));
    before.current = current?.id;
  }, [current, t]);
  const start: Wish = asking === 'run' && preview ? wishOf(preview.parameters) : PLAIN;
  return (
    <>
      <PageHead title={t('storage')} sub={[t('storage.sub', { provider: info?.registry_storage_provider_name ?? '' }),
        ...(checked?.finished_at ? [t(checked.quarantined.length > 0 ? 'storage.verified.damage' : 'storage.verified', { when: ago(new Date(checked.finished_at), new Date(), i18n.language) })] : [])].join(', ')}>
        <Button icon="eye" disabled={current !== undefined} onClick={() => setAsking('preview')}>{t('cleanup.preview')}</Button>
        <Button kind="primary" icon="recycle" disabled={current !== undefined} onClick={() => setAsking('run')}>{t('cleanup.run')}</Button>
      </PageHead>
      <Answered query={query}>
        {() => (
          <div className="grid two">
            <div className="gap">
              {current ? <Progress run={current} preview={preview} /> : newest ? <Outcome run={newest} clean={() => setAsking('run')} /> : (
                <section className="card"><Empty title={t('cleanup.first')}>
                  <p>{t('cleanup.first.text')}</p>
                  <Button icon="eye" onClick={() => setAsking('preview')}>{t('cleanup.preview')}</Button>
                </Empty></section>
              )}
              <Stored runs={all} />
              {newest && <History runs={all} />}
              <div className="grid cols"><Verification /><Backup /></div>
            </div>
            <div className="gap">
              {preview && <Losses run={preview} />}
              <Space />
              {set && <CleanupPlan plan={set} />}
            </div>
          </div>
        )}
      </Answered>
      {asking && <OrderDialog dry={asking === 'preview'} start={start} onClose={() => setAsking(undefined)} />}
    </>
  );
}
