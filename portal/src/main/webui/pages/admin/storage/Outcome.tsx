import { useTranslation } from 'react-i18next';
import type { Run } from '../../../api/jobs';
import { Bytes, Button, Count, Icon, Time } from '../../../ui';
import { LogLink, State, Took } from '../jobs/parts';
import { Phases } from './Progress';

function Figure({ label, children }: { label: string; children: React.ReactNode }) {
  return <div><div className="figure">{children}</div><div className="muted small">{label}</div></div>;
}

/** How the newest cleanup ended, or what the newest preview found. */
export function Outcome({ run, clean }: { run: Run; clean: () => void }) {
  const { t } = useTranslation();
  const dry = run.parameters.dry_run === 'true';
  const well = run.state === 'succeeded';
  const found = (run.figures.purged_blobs ?? 0) + (run.figures.purged_manifests ?? 0);
  return (
    <section className="card">
      <header>
        <h2>{t(dry ? 'cleanup.previewed' : 'cleanup.last')}</h2><State state={run.state} />
        <span className="sp muted small"><Time at={run.ended_at} /></span>
      </header>
      <div className="body">
        <div className="row wrap" style={{ gap: 36 }}>
          <Figure label={t(dry ? 'cleanup.found' : 'cleanup.freed')}><Bytes size={run.figures.freed_space} /></Figure>
          <Figure label={t('cleanup.objects')}><Count value={run.figures.purged_blobs} /></Figure>
          <Figure label={t('cleanup.manifests')}><Count value={run.figures.purged_manifests} /></Figure>
          <Figure label={t('took')}><Took run={run} /></Figure>
        </div>
        <Phases run={run} />
        {!well && run.message && <div className="note bad" style={{ marginTop: 12 }}><Icon name="alert" /><span>{run.message}</span></div>}
        {dry && well && (run.figures.purged_manifests ?? 0) > 0 && <div className="note" style={{ marginTop: 12 }}><Icon name="clock" /><span>{t('cleanup.later')}</span></div>}
        <div className="row end wrap" style={{ marginTop: 14 }}>
          <LogLink run={run} />
          {dry && well && found > 0 && <Button kind="primary" icon="recycle" onClick={clean}>{t('cleanup.run.so')}</Button>}
        </div>
      </div>
    </section>
  );
}
