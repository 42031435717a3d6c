import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { order, refresh } from '../../../api/jobs';
import { Checkbox, Dialog, DialogForm, Icon, Select, say } from '../../../ui';

/** What a cleanup is asked to do. */
export interface Wish {
  untagged: boolean;
  workers: number;
}

export const parameters = (wish: Wish, dry: boolean) => ({ delete_untagged: wish.untagged, dry_run: dry, workers: wish.workers });

export function WishFields({ wish, onChange }: { wish: Wish; onChange: (wish: Wish) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Checkbox label={t('cleanup.untagged')} description={t('cleanup.untagged.means')} checked={wish.untagged}
        onChange={event => onChange({ ...wish, untagged: event.currentTarget.checked })} />
      <Select label={t('cleanup.workers')} description={t('cleanup.workers.means')} value={String(wish.workers)} allowDeselect={false}
        data={['1', '2', '4', '8', '10']} onChange={value => onChange({ ...wish, workers: Number(value ?? 1) })} />
    </>
  );
}

/** Starts a cleanup, or a preview of one. */
export function OrderDialog({ dry, start, onClose }: { dry: boolean; start: Wish; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [wish, setWish] = useState(start);
  return (
    <Dialog title={t(dry ? 'cleanup.preview' : 'cleanup.run')} open onClose={onClose}>
      <DialogForm label={t(dry ? 'cleanup.preview.start' : 'cleanup.run')} danger={!dry} onClose={onClose}
        submit={() => order('garbage-collection', 'Manual', '', parameters(wish, dry))}
        onDone={() => { say(t(dry ? 'cleanup.preview.begun' : 'cleanup.begun')); refresh(cache); onClose(); }}>
        <p>{t(dry ? 'cleanup.preview.text' : 'cleanup.run.text')}</p>
        <WishFields wish={wish} onChange={setWish} />
        {!dry && <div className="note info"><Icon name="info" /><span>{t('cleanup.safe')}</span></div>}
      </DialogForm>
    </Dialog>
  );
}
