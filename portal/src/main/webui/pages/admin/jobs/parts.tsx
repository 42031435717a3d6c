import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { active, cancel, refresh, type Run } from '../../../api/jobs';
import * as format from '../../../lib/format';
import { Button, Dialog, DialogForm, Icon, say } from '../../../ui';
import type { IconName } from '../../../ui';
import { useJobName } from './names';

export const STATES = ['waiting', 'running', 'succeeded', 'failed', 'stopped', 'lost'] as const;

const LOOKS: Record<string, [string, IconName]> = {
  waiting: ['', 'clock'], running: ['run', 'refresh'], succeeded: ['ok', 'check'], failed: ['bad', 'alert'], stopped: ['warn', 'stop'], lost: ['bad', 'alert'],
};

export function State({ state }: { state: string }) {
  const { t } = useTranslation();
  const [look, icon] = LOOKS[state] ?? ['', 'info'];
  return <span className={`chip ${look}`}><Icon name={icon} />{(STATES as readonly string[]).includes(state) ? t(`job.state.${state}`) : state}</span>;
}

/** How long a run took, or takes so far. */
export function Took({ run }: { run: Run }) {
  const { i18n } = useTranslation();
  if (!run.started_at) return <span className="faint">–</span>;
  const end = run.ended_at ? new Date(run.ended_at) : new Date();
  return <span className="num">{format.duration(end.getTime() - new Date(run.started_at).getTime(), i18n.language)}</span>;
}

/** Asks a run to stop, after a word about what stays. */
export function Stop({ run, small }: { run: Run | undefined; small?: boolean }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const name = useJobName();
  const [asking, setAsking] = useState(false);
  if (!run || !active(run)) return null;
  const end = () => setAsking(false);
  return (
    <>
      <Button {...(small && { small })} icon="stop" aria-label={t('job.stop.of', { name: name(run.kind), id: run.id })} onClick={() => setAsking(true)}>{t('job.stop')}</Button>
      <Dialog title={t('job.stop.of', { name: name(run.kind), id: run.id })} open={asking} onClose={end}>
        <DialogForm label={t('job.stop')} danger onClose={end} submit={() => cancel(run.id)}
          onDone={() => { end(); say(t('job.stopping')); refresh(cache); }}>
          <p>{t('job.stop.what')}</p>
        </DialogForm>
      </Dialog>
    </>
  );
}

export function LogLink({ run, optional }: { run: Run; optional?: boolean }) {
  const { t } = useTranslation();
  const name = useJobName();
  return (
    <Link className={`btn s${optional ? ' optional' : ''}`} to="/admin/jobs/$run" params={{ run: String(run.id) }} aria-label={t('job.log.of', { name: name(run.kind), id: run.id })}>{t('job.log')}</Link>
  );
}
