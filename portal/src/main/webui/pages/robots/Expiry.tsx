import { useTranslation } from 'react-i18next';
import { expiryOf } from '../../lib/robotDraft';
import type { Robot } from '../../lib/robots';
import { Icon, Select } from '../../ui';

const DAYS = [30, 90, 365, -1];

/** How long a robot lives, with the day that it means. */
export function Expiry({ robot, days, onChange }: { robot: Robot | undefined; days: number; onChange: (days: number) => void }) {
  const { t, i18n } = useTranslation();
  const made = robot?.creation_time ? new Date(robot.creation_time) : new Date();
  const format = new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'short', year: 'numeric' });
  const worded = (value: number) => {
    const at = expiryOf(value, made);
    return at ? t(robot ? 'robot.expires.after' : 'robot.expires.in', { count: value, date: format.format(at) }) : t('never');
  };
  const at = expiryOf(days, made);
  return (
    <>
      <Select label={t('expires')} description={robot && t('robot.expires.means')} value={String(days)} allowDeselect={false} onChange={value => onChange(Number(value ?? days))}
        data={[...new Set([...DAYS, days])].map(value => ({ value: String(value), label: worded(value) }))} />
      {at && at.getTime() < Date.now() && <div className="note warn"><Icon name="alert" /><span>{t('robot.expires.past')}</span></div>}
    </>
  );
}
