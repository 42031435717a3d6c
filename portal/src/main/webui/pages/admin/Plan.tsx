import { useTranslation } from 'react-i18next';
import type { Plan } from '../../api/jobs';
import { words } from '../../lib/cron';
import { Time } from '../../ui';

/** When a job runs, in words, and when it does so next. */
export function PlanWords({ plan }: { plan: Plan }) {
  const { t, i18n } = useTranslation();
  if (plan.type === 'None') return <span className="muted">{t('plan.never')}</span>;
  return <span title={plan.cron}>{words(plan.cron, t, i18n.language)}</span>;
}

export function PlanNext({ plan }: { plan: Plan }) {
  return plan.type === 'None' ? <span className="faint">–</span> : <Time at={plan.next} />;
}
