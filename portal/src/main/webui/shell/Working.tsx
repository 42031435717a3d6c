import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ORDERED, runs } from '../api/jobs';
import { Icon } from '../ui';

const SHOWN = [...ORDERED, 'verification', 'backup'].join();

/** The long work that is under way, wherever the administrator is: it was left and can be found again. */
export function Working() {
  const { t } = useTranslation();
  const run = useQuery(runs({ kind: SHOWN, state: 'waiting,running', limit: 1 })).data?.items[0];
  if (!run) return null;
  const words = t(run.kind === 'audit-purge' ? 'job.audit-purge' : run.kind === 'verification' ? 'verify.running' : run.kind === 'backup' ? 'backup.running' : run.parameters.dry_run === 'true' ? 'cleanup.preview.running' : 'cleanup.running');
  return (
    <Link className="chip run working" to={run.kind === 'audit-purge' ? '/admin/jobs' : '/admin/storage'} aria-label={words}>
      <Icon name="refresh" /><span className="optional">{words}{run.total > 0 && ` ${Math.floor((run.done / run.total) * 100)} %`}</span>
    </Link>
  );
}
