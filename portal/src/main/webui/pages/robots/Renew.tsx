import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, take } from '../../api/client';
import { placeOf, type Robot } from '../../lib/robots';
import { Button, Problem, Select } from '../../ui';
import type { Issued } from './SecretCard';

const OVERLAPS = ['0', '3600', '86400', '604800'] as const;

/** Makes a new secret, and says how long the one of before stays good. */
export function Renew({ robot, onIssued }: { robot: Robot; onIssued: (issued: Issued) => void }) {
  const { t } = useTranslation();
  const [overlap, setOverlap] = useState<string>('3600');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  async function renew(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    const path = { robot_id: String(robot.id) };
    try {
      const renewed = await take(harbor.PATCH('/api/v2.0/robots/{robot_id}', { params: { path }, body: { secret: '', overlap_seconds: Number(overlap) } }));
      // The secret is told whatever comes of asking when it was made.
      const now = await take(harbor.GET('/api/v2.0/robots/{robot_id}', { params: { path } })).catch(() => robot);
      onIssued({
        id: robot.id ?? 0, name: robot.name ?? '', secret: renewed.secret, project: placeOf(robot),
        since: now.update_time ?? '', until: renewed.previous_secret_until,
      });
    } catch (refused) {
      setProblem(refused);
    } finally {
      setBusy(false);
    }
  }
  return (
    <form className="stack renew" onSubmit={event => void renew(event)}>
      <Select label={t('robot.overlap')} description={t('robot.overlap.means')} value={overlap} allowDeselect={false} onChange={value => setOverlap(value ?? '0')}
        data={OVERLAPS.map(value => ({ value, label: t(`robot.overlap.${value}`) }))} />
      {problem !== undefined && <Problem error={problem} />}
      <div className="row"><Button type="submit" icon="key" disabled={busy}>{t('robot.renew')}</Button></div>
    </form>
  );
}
