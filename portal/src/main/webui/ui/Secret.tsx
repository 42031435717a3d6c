import { useTranslation } from 'react-i18next';
import { Button, CopyButton, Dialog, Icon } from '.';

/** A secret that is told once: closing the dialog is by its button only. */
export function SecretDialog({ title, secret, note, onClose }: { title: string; secret: string | undefined; note: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={title} open={secret !== undefined} onClose={onClose} held>
      <div className="stack">
        <div className="note warn"><Icon name="key" /><span>{t('secret.once')}</span></div>
        <div className="cmd"><code tabIndex={0} data-secret>{secret}</code><CopyButton text={secret ?? ''} label={t('secret')} /></div>
        <p className="sub">{note}</p>
        <div className="row end"><Button kind="primary" onClick={onClose}>{t('secret.kept')}</Button></div>
      </div>
    </Dialog>
  );
}
