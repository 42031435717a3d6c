import { useTranslation } from 'react-i18next';
import type { Run } from '../../../api/jobs';
import { bytes, count } from '../../../lib/format';
import { Bytes, Icon, Time } from '../../../ui';
import { Stop, Took } from '../jobs/parts';

type Stage = 'done' | 'now' | 'later';

interface Phase {
  text: string;
  what: string;
  /** The figure that a run has once it is in this phase. */
  figure: string;
}

/** The phases of a run, from the figures that it has by now: each is there once its phase has begun. */
export function usePhases(run: Run): (Phase & { stage: Stage })[] {
  const { t, i18n } = useTranslation();
  const figure = (name: string) => run.figures[name] ?? 0;
  const number = (name: string) => count(figure(name), i18n.language);
  const dry = run.parameters.dry_run === 'true';
  const size = bytes(figure('freed_space'), i18n.language);
  const phases: Phase[] = [];
  if (run.parameters.delete_untagged === 'true') {
    phases.push({ text: t(dry ? 'phase.untagged.dry' : 'phase.untagged'), figure: 'begun', what: t('artifacts.count', { count: figure('purged_manifests') }) });
  }
  if (dry) {
    phases.push({ text: t('phase.count'), figure: 'purged_manifests', what: t('phase.objects', { count: figure('purged_blobs'), number: number('purged_blobs'), size }) });
  } else {
    phases.push({ text: t('phase.unlink'), figure: 'unlinked_blobs', what: t('phase.blobs', { count: figure('unlinked_blobs'), number: number('unlinked_blobs') }) });
    phases.push({ text: t('phase.delete'), figure: 'purged_blobs', what: t('phase.objects', { count: figure('purged_blobs'), number: number('purged_blobs'), size }) });
  }
  const begun = phases.map(phase => phase.figure === 'begun' || phase.figure in run.figures);
  const last = begun.lastIndexOf(true);
  return phases.map((phase, i) => ({
    ...phase,
    stage: run.ended_at ? (i <= last ? 'done' : 'later') : i < last || (i === 0 && last > 0) ? 'done' : i === Math.max(last, 0) && run.state === 'running' ? 'now' : 'later',
  }));
}

export function Phases({ run }: { run: Run }) {
  const { t } = useTranslation();
  return (
    <ol className="phases">
      {usePhases(run).map(phase => (
        <li key={phase.figure} className={phase.stage}>
          <span className="mark"><Icon name={phase.stage === 'done' ? 'check' : phase.stage === 'now' ? 'refresh' : 'clock'} /></span>
          <span className="grow">{phase.text}<span className="vh"> {t(`phase.is.${phase.stage}`)}</span></span>
          <span className="num muted">{phase.stage === 'later' ? t('phase.is.later') : phase.what}</span>
        </li>
      ))}
    </ol>
  );
}

/** A cleanup, or a preview of one, that is under way. It goes on when the page is left. */
export function Progress({ run, preview }: {
  run: Run;
  /** What was found before; how far the run is goes by it, because nobody counts before deleting. */
  preview: Run | undefined;
}) {
  const { t, i18n } = useTranslation();
  const expected = run.parameters.dry_run === 'true' ? 0 : preview?.figures.freed_space ?? 0;
  const dry = run.parameters.dry_run === 'true';
  const share = run.total > 0 ? Math.min(1, run.done / run.total)
    : expected > 0 && run.figures.freed_space !== undefined ? Math.min(0.99, run.figures.freed_space / expected) : undefined;
  return (
    <section className="card">
      <header>
        <h2>{t(dry ? 'cleanup.preview.running' : 'cleanup.running')}</h2>
        <span className="chip run">{t(`job.cause.${run.cause}`)}, <Time at={run.started_at ?? run.requested_at} /></span>
        <span className="sp"><Stop run={run} small /></span>
      </header>
      <div className="body">
        <div className="row wrap" style={{ gap: 28 }}>
          <div><span className="figure"><Bytes size={run.figures.freed_space} /></span> <span className="muted">
            {expected > 0 ? t('cleanup.freed.of', { size: bytes(expected, i18n.language) }) : t(dry ? 'cleanup.found' : 'cleanup.freed')}</span></div>
          <div className="grow" style={{ minWidth: 200 }}>
            <div className={`meter${share === undefined ? ' unknown' : ''}`} role="progressbar" aria-label={t('cleanup.running')}
              {...(share !== undefined && { 'aria-valuenow': Math.round(share * 100), 'aria-valuemin': 0, 'aria-valuemax': 100 })}>
              <i style={share === undefined ? undefined : { width: `${share * 100}%` }} />
            </div>
            <div className="row small muted" style={{ marginTop: 5, justifyContent: 'space-between' }}>
              <span>{t('cleanup.leave')}</span><Took run={run} />
            </div>
          </div>
        </div>
        <Phases run={run} />
      </div>
    </section>
  );
}
