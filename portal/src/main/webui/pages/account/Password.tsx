import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, take } from '../../api/client';
import { useMe } from '../../api/queries';
import { Button, PasswordInput, Problem, say } from '../../ui';

/** Changes the own password; the old one has to be known. */
export function Password() {
  const { t } = useTranslation();
  const id = useMe().user_id;
  const [now, setNow] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const differ = again !== '' && next !== again;
  async function submit(event: FormEvent) {
    event.preventDefault();
    setProblem(undefined);
    try {
      await take(
        harbor.PUT('/api/v2.0/users/{user_id}/password', {
          params: { path: { user_id: String(id) } }, body: { old_password: now, new_password: next },
        }),
      );
      say(t('password.changed'));
      setNow('');
      setNext('');
      setAgain('');
    } catch (error) {
      setProblem(error);
    }
  }
  const eye = { 'aria-label': t('password.show'), tabIndex: 0 };
  return (
    <section className="card">
      <header><h2>{t('password.change')}</h2></header>
      <form className="body stack" onSubmit={event => void submit(event)}>
        {problem !== undefined && <Problem error={problem} />}
        <PasswordInput label={t('password.now')} autoComplete="current-password" required withAsterisk={false}
          visibilityToggleButtonProps={eye} value={now} onChange={event => setNow(event.currentTarget.value)} />
        <PasswordInput label={t('password.next')} description={t('password.rule')} autoComplete="new-password" required withAsterisk={false}
          visibilityToggleButtonProps={eye} value={next} onChange={event => setNext(event.currentTarget.value)} />
        <PasswordInput label={t('password.again')} autoComplete="new-password" required withAsterisk={false}
          error={differ ? t('password.differ') : undefined} visibilityToggleButtonProps={eye}
          value={again} onChange={event => setAgain(event.currentTarget.value)} />
        <div className="row end"><Button type="submit" kind="primary" disabled={!now || !next || next !== again}>{t('password.change')}</Button></div>
      </form>
    </section>
  );
}
