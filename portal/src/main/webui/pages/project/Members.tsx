import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, list, take, type Schemas } from '../../api/client';
import { useMe } from '../../api/queries';
import { ROLES } from '../../lib/roles';
import { inOneLine } from '../../lib/said';
import { Answered, Button, Choices, Dialog, DialogForm, Icon, IconButton, say, Select, TextInput } from '../../ui';
import { Head, Table } from '../../ui/Table';

type Member = Schemas['ProjectMemberEntity'];

function useRoles() {
  const { t } = useTranslation();
  return ROLES.map(role => ({ value: String(role), label: t(`role.${role}`) }));
}

function AddMember({ project, onClose, onDone }: { project: string; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const roles = useRoles();
  const [kind, setKind] = useState<'person' | 'group'>('person');
  const [name, setName] = useState('');
  const [group, setGroup] = useState<string | null>(null);
  const [find, setFind] = useState('');
  const [role, setRole] = useState('2');
  const groups = useQuery({
    queryKey: ['groups', 'find', find],
    enabled: kind === 'group' && find !== '',
    queryFn: () => take(harbor.GET('/api/v2.0/usergroups/search', { params: { query: { groupname: find, page_size: 20 } } })),
  }).data ?? [];
  const add = () =>
    take(
      harbor.POST('/api/v2.0/projects/{project_name_or_id}/members', {
        params: { path: { project_name_or_id: project } },
        body: { role_id: Number(role), ...(kind === 'person' ? { member_user: { username: name.trim() } } : { member_group: { id: Number(group) } }) },
      }),
    );
  return (
    <Dialog title={t('member.add')} open onClose={onClose}>
      <DialogForm submit={add} label={t('member.add')} disabled={kind === 'person' ? !name.trim() : !group} onClose={onClose} onDone={onDone}>
        <Choices segments label={t('member.kind')} value={kind} options={[['person', t('member.person')], ['group', t('member.group')]]} onChange={setKind} />
        {kind === 'person' ? <TextInput label={t('user-name')} value={name} data-autofocus autoComplete="off" spellCheck={false}
          onChange={event => setName(event.currentTarget.value)} />
          : <Select label={t('member.group')} description={t('member.group.means')} searchable value={group} onChange={setGroup} searchValue={find} onSearchChange={setFind}
            nothingFoundMessage={t('none.found')} data={groups.map(one => ({ value: String(one.id), label: one.group_name ?? '' }))} />}
        <Select label={t('role.word')} description={t(`role.${role}.means`)} data={roles} value={role} allowDeselect={false} onChange={value => setRole(value ?? '2')} />
      </DialogForm>
    </Dialog>
  );
}

/** People and groups of a project, with their roles. */
export function Members({ project, admin }: { project: string; admin: boolean }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const roles = useRoles();
  const me = useMe().user_id;
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Member>();
  const key = ['members', project];
  const query = useQuery({
    queryKey: key,
    queryFn: () =>
      list(harbor.GET('/api/v2.0/projects/{project_name_or_id}/members', { params: { path: { project_name_or_id: project }, query: { page_size: 100 } } })),
  });
  const refresh = () => void cache.invalidateQueries({ queryKey: key });
  async function change(member: Member, role: string | null) {
    try {
      await take(
        harbor.PUT('/api/v2.0/projects/{project_name_or_id}/members/{mid}', {
          params: { path: { project_name_or_id: project, mid: String(member.id) } }, body: { role_id: Number(role) },
        }),
      );
      say(t('saved'));
    } catch (error) {
      say(inOneLine(error));
    }
    refresh();
  }
  return (
    <section className="card">
      <header><h2>{t('members')}</h2>{admin && <span className="sp"><Button small icon="plus" onClick={() => setAdding(true)}>{t('member.add')}</Button></span>}</header>
      <Answered query={query}>
        {({ items }) => (
          <Table label={t('members')} head={<><Head>{t('name')}</Head><Head>{t('role.word')}</Head><Head hidden>{t('actions')}</Head></>}>
            {items.map(member => {
              const own = member.entity_type === 'u' && member.entity_id === me;
              return (
                <tr key={member.id}>
                  <td className="wide"><span className="row"><Icon name={member.entity_type === 'g' ? 'users' : 'user'} /><b className="trunc">{member.entity_name}</b></span></td>
                  <td>{admin && !own ? (
                    <Select aria-label={t('role.of', { name: member.entity_name })} size="xs" data={roles} value={String(member.role_id)}
                      allowDeselect={false} onChange={value => void change(member, value)} style={{ width: 190 }} />
                  ) : <span className="muted">{t(`role.${member.role_id}`)}</span>}</td>
                  <td className="r">{admin && !own && (
                    <IconButton small icon="x" label={t('member.remove.of', { name: member.entity_name })} onClick={() => setLeaving(member)} />
                  )}</td>
                </tr>
              );
            })}
          </Table>
        )}
      </Answered>
      {adding && <AddMember project={project} onClose={() => setAdding(false)} onDone={() => { setAdding(false); say(t('saved')); refresh(); }} />}
      <Dialog title={t('member.remove')} open={leaving !== undefined} onClose={() => setLeaving(undefined)}>
        <DialogForm danger label={t('member.remove')} onClose={() => setLeaving(undefined)}
          submit={() => take(harbor.DELETE('/api/v2.0/projects/{project_name_or_id}/members/{mid}', { params: { path: { project_name_or_id: project, mid: String(leaving?.id) } } }))}
          onDone={() => { setLeaving(undefined); say(t('saved')); refresh(); }}>
          <p>{t('member.remove.what', { name: leaving?.entity_name })}</p>
        </DialogForm>
      </Dialog>
    </section>
  );
}
