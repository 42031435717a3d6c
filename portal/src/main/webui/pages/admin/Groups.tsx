import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ext, harbor, list, take, type Schemas } from '../../api/client';
import { all, holds, PAGE } from '../../lib/query';
import { PageHead, useCrumbs } from '../../shell/Shell';
import { Answered, Button, DeleteDialog, Dialog, DialogForm, Empty, Icon, IconButton, Pager, say, SearchField, Select, TextInput } from '../../ui';
import { Head, Table } from '../../ui/Table';

type Group = Schemas['UserGroup'];

/** The kind of a group whose members are set here; the others come from elsewhere. */
const HERE = 4;

function AddMember({ group, onClose, onDone }: { group: Group; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [find, setFind] = useState('');
  const [user, setUser] = useState<string | null>(null);
  const found = useQuery({
    queryKey: ['users', 'find', find],
    placeholderData: keepPreviousData,
    queryFn: () => list(harbor.GET('/api/v2.0/users', { params: { query: { page_size: 20, sort: 'username', q: all(holds('username', find)) } } })),
  }).data?.items ?? [];
  return (
    <Dialog title={t('group.add.of', { name: group.group_name })} open onClose={onClose}>
      <DialogForm label={t('member.add')} disabled={!user} onClose={onClose} onDone={onDone}
        submit={() => take(ext.PUT('/api/ext/v1/usergroups/{group_id}/members/{user_id}', { params: { path: { group_id: String(group.id), user_id: user ?? '' } } }))}>
        <Select label={t('user-name')} description={t('group.add.means')} searchable value={user} onChange={setUser} searchValue={find} onSearchChange={setFind}
          nothingFoundMessage={t('none.found')} data={found.map(one => ({ value: String(one.user_id), label: one.username ?? '' }))} />
      </DialogForm>
    </Dialog>
  );
}

/** Who is in a group. */
function Members({ group }: { group: Group }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<{ id: number; name: string }>();
  const key = ['group', group.id, 'members'];
  const path = { group_id: String(group.id) };
  const query = useQuery({ queryKey: key, queryFn: () => take(ext.GET('/api/ext/v1/usergroups/{group_id}/members', { params: { path } })) });
  const refresh = () => void cache.invalidateQueries({ queryKey: key });
  const here = group.group_type === HERE;
  return (
    <section className="card">
      <header>
        <h2>{t('group.members', { name: group.group_name })}</h2>
        {here && <span className="sp"><Button small icon="plus" onClick={() => setAdding(true)}>{t('member.add')}</Button></span>}
      </header>
      <Answered query={query}>
        {members => members.length === 0 ? <Empty title={t('group.empty')}><p>{t(here ? 'group.empty.text' : 'group.elsewhere')}</p></Empty> : (
          <Table label={t('group.members', { name: group.group_name })} head={<><Head>{t('user-name')}</Head><Head hidden>{t('actions')}</Head></>}>
            {members.map(member => (
              <tr key={member.user_id}>
                <td className="wide"><span className="row"><Icon name="user" /><b>{member.username}</b></span></td>
                <td className="r">{here && <IconButton small icon="trash" label={t('member.remove.of', { name: member.username })}
                  onClick={() => setLeaving({ id: member.user_id ?? 0, name: member.username ?? '' })} />}</td>
              </tr>
            ))}
          </Table>
        )}
      </Answered>
      {adding && <AddMember group={group} onClose={() => setAdding(false)} onDone={() => { setAdding(false); say(t('saved')); refresh(); }} />}
      <Dialog title={t('member.remove')} open={leaving !== undefined} onClose={() => setLeaving(undefined)}>
        <DialogForm danger label={t('member.remove')} onClose={() => setLeaving(undefined)}
          submit={() => take(ext.DELETE('/api/ext/v1/usergroups/{group_id}/members/{user_id}', { params: { path: { ...path, user_id: String(leaving?.id) } } }))}
          onDone={() => { setLeaving(undefined); say(t('saved')); refresh(); }}>
          <p>{t('group.remove.what', { name: leaving?.name, group: group.group_name })}</p>
        </DialogForm>
      </Dialog>
    </section>
  );
}

/** Groups of people, which projects can give roles to. */
export default function Groups() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/admin/groups' });
  const navigate = useNavigate({ from: '/admin/groups' });
  const cache = useQueryClient();
  const page = search.page ?? 1;
  const [naming, setNaming] = useState<Group>();
  const [leaving, setLeaving] = useState<Group>();
  const query = useQuery({
    queryKey: ['groups', search.q, page],
    placeholderData: keepPreviousData,
    queryFn: () => list(harbor.GET('/api/v2.0/usergroups', { params: { query: { page, page_size: PAGE, sort: 'group_name', ...(search.q && { group_name: search.q }) } } })),
  });
  useCrumbs({ text: t('administration') }, { text: t('groups') });
  const refresh = () => void cache.invalidateQueries({ queryKey: ['groups'] });
  const chosen = query.data?.items.find(group => String(group.id) === search.group);
  const rename = () => {
    const name = naming?.group_name?.trim() ?? '';
    return naming?.id === undefined
      ? take(harbor.POST('/api/v2.0/usergroups', { body: { group_name: name, group_type: HERE } }))
      : take(harbor.PUT('/api/v2.0/usergroups/{group_id}', { params: { path: { group_id: String(naming.id) } }, body: { ...naming, group_name: name } }));
  };
  return (
    <>
      <PageHead title={t('groups')} sub={t('groups.sub')}><Button kind="primary" icon="plus" onClick={() => setNaming({ group_name: '' })}>{t('group.new')}</Button></PageHead>
      <div className={chosen ? 'grid two' : ''}>
        <section className="card">
          <div className="filters">
            <SearchField label={t('groups.find')} value={search.q ?? ''} onChange={q => void navigate({ search: { q: q || undefined }, replace: true })} />
            <span className="grow" />
            {query.data && <span className="muted num small">{t('groups.count', { count: query.data.total })}</span>}
          </div>
          <Answered query={query}>
            {({ items, total }) => items.length === 0 ? (
              <Empty title={t(search.q ? 'none.found' : 'groups.none')}><p>{t(search.q ? 'none.found.text' : 'groups.none.text')}</p></Empty>
            ) : (
              <>
                <Table label={t('groups')} head={<><Head>{t('name')}</Head><Head>{t('group.kind')}</Head><Head hidden>{t('actions')}</Head></>}>
                  {items.map(group => (
                    <tr key={group.id} className={group === chosen ? 'sel' : ''}>
                      <td className="wide"><Link to="/admin/groups" search={before => ({ ...before, group: String(group.id) })} aria-current={group === chosen ? 'true' : undefined}
                        activeProps={{}}><b>{group.group_name}</b></Link></td>
                      <td className="muted">{t(`group.kind.${group.group_type ?? HERE}`)}</td>
                      <td className="r"><span className="row end">
                        <IconButton small icon="pencil" label={t('edit.of', { name: group.group_name })} onClick={() => setNaming(group)} />
                        <IconButton small icon="trash" label={t('delete.of', { name: group.group_name })} onClick={() => setLeaving(group)} />
                      </span></td>
                    </tr>
                  ))}
                </Table>
                <Pager page={page} size={PAGE} total={total} onPage={next => void navigate({ search: before => ({ ...before, page: next }) })} />
              </>
            )}
          </Answered>
        </section>
        {chosen && <Members key={chosen.id} group={chosen} />}
      </div>
      <Dialog title={t(naming?.id === undefined ? 'group.new' : 'group.rename')} open={naming !== undefined} onClose={() => setNaming(undefined)}>
        <DialogForm label={t(naming?.id === undefined ? 'group.make' : 'save')} disabled={!naming?.group_name?.trim()} onClose={() => setNaming(undefined)} submit={rename}
          onDone={() => { setNaming(undefined); say(t('saved')); refresh(); }}>
          <TextInput label={t('name')} value={naming?.group_name ?? ''} data-autofocus autoComplete="off" onChange={event => setNaming({ ...naming, group_name: event.currentTarget.value })} />
          {naming?.id === undefined && <p className="muted small">{t('group.new.means')}</p>}
        </DialogForm>
      </Dialog>
      <DeleteDialog open={leaving !== undefined} title={t('group.delete')} name={leaving?.group_name ?? ''} what={<p>{t('group.delete.what')}</p>}
        onClose={() => setLeaving(undefined)}
        remove={() => take(harbor.DELETE('/api/v2.0/usergroups/{group_id}', { params: { path: { group_id: String(leaving?.id) } } }))}
        onDone={() => { say(t('deleted', { name: leaving?.group_name })); setLeaving(undefined); void navigate({ search: {}, replace: true }); refresh(); }} />
    </>
  );
}
