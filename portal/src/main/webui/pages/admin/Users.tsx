import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, list, take, type Schemas } from '../../api/client';
import { useMe } from '../../api/queries';
import { all, holds, PAGE } from '../../lib/query';
import { PageHead, useCrumbs } from '../../shell/Shell';
import { Answered, Button, DeleteDialog, Dialog, DialogForm, Empty, IconButton, Pager, PasswordInput, say, SearchField, Switch, TextInput, Time } from '../../ui';
import { Head, Table } from '../../ui/Table';

type User = Schemas['UserResp'];

function NewUser({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [username, setUsername] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  return (
    <Dialog title={t('user.new')} open onClose={onClose}>
      <DialogForm label={t('user.make')} disabled={!username.trim() || !password} onClose={onClose} onDone={onDone}
        submit={() => take(harbor.POST('/api/v2.0/users', { body: { username: username.trim(), email: email.trim(), realname: username.trim(), password } }))}>
        <TextInput label={t('user-name')} value={username} data-autofocus autoComplete="off" spellCheck={false} onChange={event => setUsername(event.currentTarget.value)} />
        <TextInput label={t('email')} type="email" value={email} autoComplete="off" onChange={event => setEmail(event.currentTarget.value)} />
        <PasswordInput label={t('password')} description={t('password.rule')} autoComplete="new-password" value={password}
          visibilityToggleButtonProps={{ 'aria-label': t('password.show'), tabIndex: 0 }} onChange={event => setPassword(event.currentTarget.value)} />
      </DialogForm>
    </Dialog>
  );
}

/** The people of this installation. */
export default function Users() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/admin/users' });
  const navigate = useNavigate({ from: '/admin/users' });
  const cache = useQueryClient();
  const me = useMe().user_id;
  const page = search.page ?? 1;
  const [making, setMaking] = useState(false);
  const [raising, setRaising] = useState<User>();
  const [leaving, setLeaving] = useState<User>();
  const query = useQuery({
    queryKey: ['users', search.q, page],
    placeholderData: keepPreviousData,
    queryFn: () => list(harbor.GET('/api/v2.0/users', { params: { query: { page, page_size: PAGE, sort: 'username', q: all(holds('username', search.q)) } } })),
  });
  useCrumbs({ text: t('administration') }, { text: t('users') });
  const refresh = () => void cache.invalidateQueries({ queryKey: ['users'] });
  const path = (user: User | undefined) => ({ user_id: String(user?.user_id) });
  return (
    <>
      <PageHead title={t('users')}><Button kind="primary" icon="plus" onClick={() => setMaking(true)}>{t('user.new')}</Button></PageHead>
      <section className="card">
        <div className="filters">
          <SearchField label={t('users.find')} value={search.q ?? ''} onChange={q => void navigate({ search: { q: q || undefined }, replace: true })} />
          <span className="grow" />
          {query.data && <span className="muted num small">{t('users.count', { count: query.data.total })}</span>}
        </div>
        <Answered query={query}>
          {({ items, total }) => items.length === 0 ? <Empty title={t('none.found')}><p>{t('none.found.text')}</p></Empty> : (
            <>
              <Table label={t('users')} head={<>
                <Head>{t('user-name')}</Head><Head optional>{t('email')}</Head><Head>{t('administrator')}</Head><Head optional>{t('made')}</Head><Head hidden>{t('actions')}</Head>
              </>}>
                {items.map(user => (
                  <tr key={user.user_id}>
                    <td className="wide"><b>{user.username}</b></td>
                    <td className="optional muted wide">{user.email}</td>
                    <td><Switch size="sm" aria-label={t('administrator.of', { name: user.username })} checked={user.sysadmin_flag === true}
                      disabled={user.user_id === me} onChange={() => setRaising(user)} /></td>
                    <td className="optional muted"><Time at={user.creation_time} /></td>
                    <td className="r">{user.user_id !== me && <IconButton small icon="trash" label={t('delete.of', { name: user.username })} onClick={() => setLeaving(user)} />}</td>
                  </tr>
                ))}
              </Table>
              <Pager page={page} size={PAGE} total={total} onPage={next => void navigate({ search: before => ({ ...before, page: next }) })} />
            </>
          )}
        </Answered>
      </section>
      {making && <NewUser onClose={() => setMaking(false)} onDone={() => { setMaking(false); say(t('saved')); refresh(); }} />}
      <Dialog title={t('administrator')} open={raising !== undefined} onClose={() => setRaising(undefined)}>
        <DialogForm label={t('save')} onClose={() => setRaising(undefined)}
          submit={() => take(harbor.PUT('/api/v2.0/users/{user_id}/sysadmin', { params: { path: path(raising) }, body: { sysadmin_flag: !raising?.sysadmin_flag } }))}
          onDone={() => { setRaising(undefined); say(t('saved')); refresh(); }}>
          <p>{t(raising?.sysadmin_flag ? 'administrator.take' : 'administrator.give', { name: raising?.username })}</p>
        </DialogForm>
      </Dialog>
      <DeleteDialog open={leaving !== undefined} title={t('user.delete')} name={leaving?.username ?? ''} what={<p>{t('user.delete.what')}</p>}
        onClose={() => setLeaving(undefined)}
        remove={() => take(harbor.DELETE('/api/v2.0/users/{user_id}', { params: { path: path(leaving) } }))}
        onDone={() => { say(t('deleted', { name: leaving?.username })); setLeaving(undefined); refresh(); }} />
    </>
  );
}
