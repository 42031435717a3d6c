import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, CopyButton, Dialog, Icon, IconButton } from '.';
import { masked } from '../lib/secret';

/** A secret, hidden until somebody wants to see it; copying it works either way. */
export function SecretLine({ secret, shown, onShow, onCopied }: {
  secret: string; shown: boolean; onShow: (shown: boolean) => void; onCopied?: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="cmd">
      <Icon name="key" /><code tabIndex={0} data-secret={shown ? 'shown' : 'masked'}>{shown ? secret : masked(secret)}</code>
      <IconButton small icon="eye" label={t('secret.show')} aria-pressed={shown} onClick={() => onShow(!shown)} />
      <CopyButton text={secret} label={t('secret')} onCopied={onCopied} />
    </div>
  );
}

/** A secret that is told once: closing the dialog is by its button only. */
export function SecretDialog({ title, secret, note, onClose }: { title: string; secret: string | undefined; note: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<string>();
  return (
    <Dialog title={title} open={secret !== undefined} onClose={onClose} held>
      <div className="stack">
        <div className="note warn"><Icon name="key" /><span>{t('secret.once')}</span></div>
        <SecretLine secret={secret ?? ''} shown={secret !== undefined && shown === secret} onShow={show => setShown(show ? secret : undefined)} />
        <p className="sub">{note}</p>
        <div className="row end"><Button kind="primary" onClick={onClose}>{t('secret.kept')}</Button></div>
      </div>
    </Dialog>
  );
}
