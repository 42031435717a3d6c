import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, list, take, type Schemas } from '../../api/client';
import { useRegistry } from '../../api/queries';
import { access, presetOf, type Preset } from '../../lib/robots';
import { Answered, Button, Choices, DeleteDialog, Dialog, DialogForm, Empty, IconButton, say, Select, TextInput, Time } from '../../ui';
import { SecretDialog } from '../../ui/Secret';
import { Head, Table } from '../../ui/Table';

type Robot = Schemas['Robot'];

const DAYS = ['30', '90', '365', '-1'] as const;
const MAY: readonly Preset[] = ['pull', 'push', 'delete'];

interface Issued {
  name: string;
  secret: string;
}

function NewRobot({ project, onClose, onMade }: { project: string; onClose: () => void; onMade: (robot: Issued) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [may, setMay] = useState<Preset>('push');
  const [days, setDays] = useState('90');
  async function make() {
    const made = await take(
      harbor.POST('/api/v2.0/robots', {
        body: {
          name: name.trim(), level: 'project', duration: Number(days), disable: false, description: '',
          permissions: [{ kind: 'project', namespace: project, access: access(may) }],
        },
      }),
    );
    onMade({ name: made.name ?? '', secret: made.secret ?? '' });
  }
  return (
    <Dialog title={t('robot.new')} open onClose={onClose}>
      <DialogForm submit={make} label={t('robot.make')} disabled={!name.trim()} onClose={onClose} onDone={() => {}}>
        <TextInput label={t('name')} description={t('robot.name.means', { name: `robot$${project}+${name.trim() || 'ci'}` })} value={name} data-autofocus
          autoComplete="off" spellCheck={false} onChange={event => setName(event.currentTarget.value)} />
        <div>
          <h3 style={{ marginBottom: 6 }}>{t('token.may')}</h3>
          <Choices label={t('token.may')} value={may} onChange={setMay} options={MAY.map(preset => [preset, t(`may.${preset}`)] as const)} />
        </div>
        <Select label={t('expires')} value={days} allowDeselect={false} onChange={value => setDays(value ?? '90')}
          data={DAYS.map(value => ({ value, label: value === '-1' ? t('never') : t('days', { count: Number(value) }) }))} />
      </DialogForm>
    </Dialog>
  );
}

/** Accounts of programs in a project. */
export function Robots({ project, id, admin }: { project: string; id: number; admin: boolean }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const registry = useRegistry();
  const [making, setMaking] = useState(false);
  const [issued, setIssued] = useState<Issued>();
  const [renewing, setRenewing] = useState<Robot>();
  const [leaving, setLeaving] = useState<Robot>();
  const key = ['robots', project];
  const query = useQuery({
    queryKey: key,
    queryFn: () => list(harbor.GET('/api/v2.0/robots', { params: { query: { page_size: 100, q: `Level=project,ProjectID=${id}` } } })),
  });
  const refresh = () => void cache.invalidateQueries({ queryKey: key });
  return (
    <section className="card">
      <header><h2>{t('robots')}</h2>{admin && <span className="sp"><Button small icon="plus" onClick={() => setMaking(true)}>{t('robot.new')}</Button></span>}</header>
      <Answered query={query}>
        {({ items }) => items.length === 0 ? <Empty title={t('robots.none')}><p>{t('robots.none.text')}</p></Empty> : (
          <Table label={t('robots')} head={<>
            <Head>{t('name')}</Head><Head>{t('token.may')}</Head><Head optional>{t('used')}</Head><Head>{t('expires')}</Head><Head hidden>{t('actions')}</Head>
          </>}>
            {items.map(robot => (
              <tr key={robot.id}>
                <td className="wide mono small"><b>{robot.name}</b> {robot.disable && <span className="chip warn">{t('disabled')}</span>}</td>
                <td className="muted">{t(`may.${presetOf(robot)}`)}</td>
                <td className="optional muted"><Time at={robot.last_used_time} /></td>
                <td className="muted">{(robot.expires_at ?? -1) < 0 ? t('never') : <Time at={new Date((robot.expires_at ?? 0) * 1000).toISOString()} />}</td>
                <td className="r">{admin && <>
                  <IconButton small icon="key" label={t('robot.renew.of', { name: robot.name })} onClick={() => setRenewing(robot)} />
                  <IconButton small icon="trash" label={t('delete.of', { name: robot.name })} onClick={() => setLeaving(robot)} />
                </>}</td>
              </tr>
            ))}
          </Table>
        )}
      </Answered>
      {making && <NewRobot project={project} onClose={() => setMaking(false)} onMade={robot => { setMaking(false); setIssued(robot); refresh(); }} />}
      <SecretDialog title={issued?.name ?? ''} secret={issued?.secret} onClose={() => setIssued(undefined)}
        note={`docker login ${registry} -u '${issued?.name}' --password-stdin`} />
      <Dialog title={t('robot.renew')} open={renewing !== undefined} onClose={() => setRenewing(undefined)}>
        <DialogForm label={t('robot.renew')} onClose={() => setRenewing(undefined)} onDone={refresh}
          submit={async () => {
            const renewed = await take(harbor.PATCH('/api/v2.0/robots/{robot_id}', { params: { path: { robot_id: String(renewing?.id) } }, body: { secret: '' } }));
            setIssued({ name: renewing?.name ?? '', secret: renewed.secret ?? '' });
            setRenewing(undefined);
          }}>
          <p>{t('robot.renew.what', { name: renewing?.name })}</p>
        </DialogForm>
      </Dialog>
      <DeleteDialog open={leaving !== undefined} title={t('robot.delete')} name={leaving?.name ?? ''} what={<p>{t('robot.delete.what')}</p>}
        onClose={() => setLeaving(undefined)}
        remove={() => take(harbor.DELETE('/api/v2.0/robots/{robot_id}', { params: { path: { robot_id: String(leaving?.id) } } }))}
        onDone={() => { say(t('deleted', { name: leaving?.name })); setLeaving(undefined); refresh(); }} />
    </section>
  );
}
