import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ext, take } from '../../api/client';
import { Answered, Button, Choices, DeleteDialog, Dialog, DialogForm, Empty, IconButton, say, Select, TextInput, Time } from '../../ui';
import { SecretDialog } from '../../ui/Secret';
import { Head, Table } from '../../ui/Table';

const DAYS = ['7', '30', '90', '365', '-1'] as const;
const KEY = ['tokens'];

/** What a token may do, from little to all that its owner may. */
const MAY = {
  pull: ['repository:pull'],
  push: ['repository:pull', 'repository:push'],
  all: ['repository:pull', 'repository:push', 'repository:delete', 'api:read', 'api:write'],
};
type May = keyof typeof MAY;
const may = (scopes: string[] | undefined): May =>
  scopes?.includes('api:write') ? 'all' : scopes?.includes('repository:push') ? 'push' : 'pull';

function NewToken({ onClose, onMade }: { onClose: () => void; onMade: (token: string) => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<May>('push');
  const [days, setDays] = useState<string>('90');
  async function make() {
    const made = await take(
      ext.POST('/api/ext/v1/tokens', {
        body: { name: name.trim(), scopes: MAY[scope], expires_in_days: Number(days) },
      }),
    );
    await cache.invalidateQueries({ queryKey: KEY });
    onMade(made.token ?? '');
  }
  return (
    <Dialog title={t('token.new')} open onClose={onClose}>
      <DialogForm submit={make} label={t('token.make')} disabled={!name.trim()} onClose={onClose} onDone={() => {}}>
        <TextInput label={t('name')} description={t('token.name.means')} value={name} data-autofocus autoComplete="off"
          onChange={event => setName(event.currentTarget.value)} />
        <div>
          <h3 style={{ marginBottom: 6 }}>{t('token.may')}</h3>
          <Choices label={t('token.may')} value={scope} onChange={setScope} options={[['pull', t('may.pull')], ['push', t('may.push')], ['all', t('may.all')]]} />
        </div>
        <Select label={t('expires')} value={days} allowDeselect={false} onChange={value => setDays(value ?? '90')}
          data={DAYS.map(value => ({ value, label: value === '-1' ? t('never') : t('days', { count: Number(value) }) }))} />
      </DialogForm>
    </Dialog>
  );
}

/** Tokens that stand for the person, one for each program, so that each can be taken away alone. */
export function Tokens() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string>();
  const [leaving, setLeaving] = useState<{ id: number; name: string }>();
  const query = useQuery({ queryKey: KEY, queryFn: () => take(ext.GET('/api/ext/v1/tokens')) });
  const add = <Button small icon="plus" onClick={() => setMaking(true)}>{t('token.new')}</Button>;
  return (
    <section className="card">
      <header><h2>{t('account.tokens')}</h2><span className="sp">{add}</span></header>
      <Answered query={query}>
        {tokens => tokens.length === 0 ? <Empty title={t('tokens.none')}><p>{t('tokens.none.text')}</p></Empty> : (
          <Table label={t('account.tokens')} head={<>
            <Head>{t('name')}</Head><Head>{t('token.may')}</Head><Head>{t('used')}</Head><Head>{t('expires')}</Head><Head hidden>{t('actions')}</Head>
          </>}>
            {tokens.map(token => (
              <tr key={token.id}>
                <td className="wide"><b>{token.name}</b></td>
                <td className="muted"><span title={token.scopes?.join(', ')}>{t(`may.${may(token.scopes)}`)}</span></td>
                <td className="muted"><Time at={token.last_used_at} /></td>
                <td className="muted"><Time at={token.expires_at} /></td>
                <td className="r"><IconButton small icon="trash" label={t('token.revoke.of', { name: token.name })}
                  onClick={() => setLeaving({ id: token.id ?? 0, name: token.name ?? '' })} /></td>
              </tr>
            ))}
          </Table>
        )}
      </Answered>
      {making && <NewToken onClose={() => setMaking(false)} onMade={token => { setMaking(false); setSecret(token); }} />}
      <SecretDialog title={t('token.new')} secret={secret} note={t('token.use')} onClose={() => setSecret(undefined)} />
      <DeleteDialog open={leaving !== undefined} title={t('token.revoke')} name={leaving?.name ?? ''} what={<p>{t('token.revoke.what')}</p>}
        onClose={() => setLeaving(undefined)}
        remove={() => take(ext.DELETE('/api/ext/v1/tokens/{token_id}', { params: { path: { token_id: String(leaving?.id) } } }))}
        onDone={() => { say(t('deleted', { name: leaving?.name })); setLeaving(undefined); void cache.invalidateQueries({ queryKey: KEY }); }} />
    </section>
  );
}
