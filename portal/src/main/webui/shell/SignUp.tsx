import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate } from '@tanstack/react-router';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, take } from '../api/client';
import { systemInfo, useRegistry, useSignIn } from '../api/queries';
import { duration } from '../lib/format';
import { refusedField, waitOf } from '../lib/refused';
import { Button, Icon, Loading, PasswordInput, Problem, TextInput } from '../ui';
import { Gate } from './Gate';

const FIELDS = ['username', 'email', 'realname', 'password'] as const;
type Field = (typeof FIELDS)[number];

/** An account for oneself, where the operator lets people make one. */
export default function SignUp() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const signIn = useSignIn();
  const registry = useRegistry();
  const info = useQuery(systemInfo);
  const [wish, setWish] = useState<Record<Field, string>>({ username: '', email: '', realname: '', password: '' });
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await take(harbor.POST('/api/v2.0/users', { body: { ...wish, username: wish.username.trim(), email: wish.email.trim() } }));
      await signIn(wish.username, wish.password);
      await navigate({ to: '/' });
    } catch (error) {
      setProblem(error);
      const refused = refusedField(error, FIELDS);
      if (refused) form.current?.querySelector<HTMLInputElement>(`[name=${refused.field}]`)?.focus();
    } finally {
      setBusy(false);
    }
  }

  if (info.data === undefined && !info.error) return <Loading />;
  if (info.data && !info.data.self_registration) return <Navigate to="/login" replace />;
  const refused = refusedField(problem, FIELDS);
  const wait = waitOf(problem);
  const of = (field: Field) => ({
    name: field, required: field !== 'realname', withAsterisk: false, value: wish[field],
    error: refused?.field === field ? refused.says : undefined,
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setWish(before => ({ ...before, [field]: value }));
    },
  });
  return (
    <Gate title={t('sign-up')} sub={<>{t('sign-up.where')} <span className="mono">{registry}</span></>}>
      <form ref={form} className="card" style={{ marginTop: 16 }} onSubmit={event => void submit(event)}>
        <div className="body stack">
          {wait !== undefined && <div className="note warn" role="alert"><Icon name="clock" /><span>{t('sign-up.wait', { time: duration(wait * 1000, i18n.language) })}</span></div>}
          {problem !== undefined && !refused && wait === undefined && <Problem error={problem} />}
          <TextInput label={t('user-name')} autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus {...of('username')} />
          <TextInput label={t('email')} type="email" autoComplete="email" {...of('email')} />
          <TextInput label={t('real-name')} description={t('optional')} autoComplete="name" {...of('realname')} />
          <PasswordInput label={t('password')} description={t('password.rule')} autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('password.show'), tabIndex: 0 }} {...of('password')} />
          <Button type="submit" kind="primary" disabled={busy}>{t('sign-up')}</Button>
        </div>
      </form>
      <p className="sub" style={{ marginTop: 16 }}>{t('sign-up.known')} <Link to="/login">{t('sign-in')}</Link></p>
    </Gate>
  );
}
