import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';
import { systemInfo, useRegistry, useSignIn } from '../api/queries';
import { inside } from '../lib/inside';
import { Button, Icon, PasswordInput, Problem, TextInput } from '../ui';
import { Gate } from './Gate';

export function SignIn() {
  const { t } = useTranslation();
  const { next } = useSearch({ from: '/login' });
  const navigate = useNavigate();
  const signIn = useSignIn();
  const registry = useRegistry();
  const open = useQuery(systemInfo).data?.self_registration === true;
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const passwordField = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await signIn(name, password);
      await navigate({ href: inside(next) });
    } catch (error) {
      setProblem(error);
      setPassword('');
      passwordField.current?.focus();
    } finally {
      setBusy(false);
    }
  }

  const wrong = problem instanceof ApiError && problem.status === 401;
  return (
    <Gate title={t('sign-in')} sub={<>{t('sign-in.where')} <span className="mono">{registry}</span></>}>
      <form className="card" style={{ marginTop: 16 }} onSubmit={event => void submit(event)}>
        <div className="body stack">
          {wrong && <div className="note bad" role="alert"><Icon name="alert" /><span>{t('sign-in.wrong')}</span></div>}
          {problem !== undefined && !wrong && <Problem error={problem} />}
          <TextInput label={t('user-name')} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false}
            required withAsterisk={false} autoFocus value={name} onChange={event => setName(event.currentTarget.value)} />
          <PasswordInput label={t('password')} name="password" autoComplete="current-password" required withAsterisk={false}
            ref={passwordField} visibilityToggleButtonProps={{ 'aria-label': t('password.show'), tabIndex: 0 }}
            value={password} onChange={event => setPassword(event.currentTarget.value)} />
          <Button type="submit" kind="primary" disabled={busy}>{t('sign-in')}</Button>
        </div>
      </form>
      {open && <p className="sub" style={{ marginTop: 16 }}>{t('sign-up.new')} <Link to="/sign-up">{t('sign-up')}</Link></p>}
      <p className="sub" style={{ marginTop: 16 }}>{t('sign-in.pull')}</p>
    </Gate>
  );
}
