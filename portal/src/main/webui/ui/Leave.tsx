import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button, Dialog } from '.';

/** Asks before a page is left where something would be lost. */
export function Leave({ when, what }: { when: boolean; what: string }) {
  const { t } = useTranslation();
  const asked = useBlocker({ shouldBlockFn: () => when, enableBeforeUnload: () => when, disabled: !when, withResolver: true });
  return (
    <Dialog title={t('leave')} open={asked.status === 'blocked'} onClose={() => asked.reset?.()}>
      <div className="stack">
        <p>{what}</p>
        <div className="row end">
          <Button data-autofocus onClick={() => asked.reset?.()}>{t('leave.stay')}</Button>
          <Button kind="danger" onClick={() => asked.proceed?.()}>{t('leave.go')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
