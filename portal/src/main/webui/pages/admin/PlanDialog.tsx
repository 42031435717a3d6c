import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { order, refresh, type Ordered, type Plan } from '../../api/jobs';
import { dayName, read, words, write, type Schedule } from '../../lib/cron';
import { Dialog, DialogForm, say, Select, TextInput } from '../../ui';

const KINDS = ['none', 'hourly', 'daily', 'weekly', 'monthly', 'custom'] as const;
type Kind = (typeof KINDS)[number];
const TYPES: Record<Exclude<Kind, 'none'>, string> = { hourly: 'Hourly', daily: 'Daily', weekly: 'Weekly', monthly: 'Custom', custom: 'Custom' };

const timeOf = (schedule: Schedule | undefined) => (schedule && 'time' in schedule ? schedule.time : '03:00');

/** Sets when a job runs, in choices, with a cron for whoever wants one. */
export function PlanDialog({ job, title, plan, parameters, incomplete = false, children, onClose }: {
  job: Ordered; title: string; plan: Plan; parameters: () => Record<string, unknown>; onClose: () => void;
  /** Whether what the runs are asked to do is not all said yet. */
  incomplete?: boolean;
  /** What the runs of the schedule are asked to do. */
  children?: ReactNode;
}) {
  const { t, i18n } = useTranslation();
  const cache = useQueryClient();
  const before = plan.type === 'None' ? undefined : read(plan.cron);
  const [kind, setKind] = useState<Kind>(before === undefined ? 'daily' : before.kind === 'minutes' ? 'custom' : before.kind);
  const [time, setTime] = useState(timeOf(before));
  const [day, setDay] = useState(before?.kind === 'weekly' ? before.day : 0);
  const [date, setDate] = useState(before?.kind === 'monthly' ? before.date : 1);
  const [minute, setMinute] = useState(before?.kind === 'hourly' ? before.minute : 0);
  const [custom, setCustom] = useState(plan.cron || '0 0 3 * * *');
  const cron = kind === 'none' ? '' : kind === 'hourly' ? write({ kind, minute }) : kind === 'daily' ? write({ kind, time })
    : kind === 'weekly' ? write({ kind, time, day }) : kind === 'monthly' ? write({ kind, time, date }) : custom.trim();
  const timed = kind === 'daily' || kind === 'weekly' || kind === 'monthly';
  return (
    <Dialog title={title} open onClose={onClose}>
      <DialogForm label={t('save')} onClose={onClose} disabled={(kind === 'custom' && !custom.trim()) || (kind !== 'none' && incomplete)}
        submit={() => order(job, kind === 'none' ? 'None' : TYPES[kind], cron, parameters())}
        onDone={() => { say(t('saved')); refresh(cache); onClose(); }}>
        <Select label={t('plan.how-often')} value={kind} allowDeselect={false} onChange={value => setKind((value ?? 'daily') as Kind)}
          data={KINDS.map(value => ({ value, label: t(`plan.${value}`) }))} />
        {kind === 'hourly' && <Select label={t('plan.minute')} value={String(minute)} allowDeselect={false} onChange={value => setMinute(Number(value))}
          data={Array.from({ length: 12 }, (_, i) => String(i * 5)).concat(minute % 5 === 0 ? [] : [String(minute)])} />}
        {kind === 'weekly' && <Select label={t('plan.day')} value={String(day)} allowDeselect={false} onChange={value => setDay(Number(value))}
          data={[1, 2, 3, 4, 5, 6, 0].map(value => ({ value: String(value), label: dayName(value, i18n.language) }))} />}
        {kind === 'monthly' && <Select label={t('plan.date')} value={String(date)} allowDeselect={false} onChange={value => setDate(Number(value))}
          data={Array.from({ length: 31 }, (_, i) => String(i + 1))} />}
        {timed && <TextInput type="time" label={t('plan.time')} value={time} required onChange={event => setTime(event.currentTarget.value)} />}
        {kind === 'custom' && <TextInput label={t('plan.cron')} description={t('plan.cron.means')} value={custom} className="mono" autoComplete="off" spellCheck={false}
          onChange={event => setCustom(event.currentTarget.value)} />}
        <p className="muted small" aria-live="polite">{kind === 'none' ? t('plan.never') : words(cron, t, i18n.language)}</p>
        {kind !== 'none' && children}
      </DialogForm>
    </Dialog>
  );
}
