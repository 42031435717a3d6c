import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, take } from '../../../api/client';
import { order, refresh } from '../../../api/jobs';
import { Checkbox, Dialog, DialogForm, NumberInput, say } from '../../../ui';

/** Which entries of the audit log go. */
export interface PurgeWish {
  /** Older ones than these; nothing while none is typed. */
  days: number | undefined;
  types: string[];
}

const DAYS = 90;
export const NONE: PurgeWish = { days: DAYS, types: [] };
const HOURS = 24;

export const ageOf = (parameters: Record<string, unknown>): number => Math.max(1, Math.round(Number(parameters.audit_retention_hour ?? DAYS * HOURS) / HOURS));
export const wishOf = (parameters: Record<string, unknown>): PurgeWish => ({
  days: ageOf(parameters), types: String(parameters.include_event_types ?? '').split(',').filter(Boolean),
});
export const parametersOf = (wish: PurgeWish, dry: boolean) => ({
  audit_retention_hour: (wish.days ?? DAYS) * HOURS, include_event_types: wish.types.join(','), dry_run: dry,
});

export function PurgeFields({ wish, onChange }: { wish: PurgeWish; onChange: (wish: PurgeWish) => void }) {
  const { t } = useTranslation();
  const known = useQuery({ queryKey: ['audit-types'], staleTime: Infinity, queryFn: () => take(harbor.GET('/api/v2.0/auditlog-exts/events')) }).data ?? [];
  const types = known.map(one => one.event_type ?? '').filter(type => /^(create|delete|pull)_artifact$/.test(type));
  const turn = (type: string, on: boolean) => onChange({ ...wish, types: on ? [...wish.types, type] : wish.types.filter(one => one !== type) });
  return (
    <>
      <NumberInput label={t('purge.age')} min={1} max={10_000} value={wish.days ?? ''} hideControls onChange={value => onChange({ ...wish, days: Number(value) || undefined })} />
      <fieldset>
        <legend>{t('purge.types')}</legend>
        {[...types, 'other'].map(type => (
          <Checkbox key={type} label={type === 'other' ? t('purge.other') : type} checked={wish.types.includes(type)} onChange={event => turn(type, event.currentTarget.checked)} />
        ))}
      </fieldset>
    </>
  );
}

/** Deletes old entries of the audit log now, or only counts them. */
export function PurgeDialog({ start, onClose }: { start: PurgeWish; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [wish, setWish] = useState<PurgeWish>(start.types.length > 0 ? start : { ...start, types: ['pull_artifact'] });
  const [dry, setDry] = useState(true);
  return (
    <Dialog title={t('purge.now')} open onClose={onClose}>
      <DialogForm label={t(dry ? 'purge.count' : 'delete')} danger={!dry} disabled={wish.types.length === 0 || wish.days === undefined} onClose={onClose}
        submit={() => order('audit-purge', 'Manual', '', parametersOf(wish, dry))}
        onDone={() => { say(t('purge.begun')); refresh(cache); onClose(); }}>
        <p>{t('purge.text')}</p>
        <PurgeFields wish={wish} onChange={setWish} />
        <Checkbox label={t('purge.dry')} checked={dry} onChange={event => setDry(event.currentTarget.checked)} />
      </DialogForm>
    </Dialog>
  );
}
