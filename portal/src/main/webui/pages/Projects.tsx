import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ext, harbor, list, take, type Schemas } from '../api/client';
import type { components } from '../api/ext';
import { useMe } from '../api/queries';
import { DayBars } from '../charts/Charts';
import { all, equals, holds, PAGE } from '../lib/query';
import { useMayMake } from '../lib/roles';
import { PageHead, useCrumbs } from '../shell/Shell';
import {
  Answered, Button, Bytes, Choices, Count, Dialog, DialogForm, Empty, Icon, NumberInput, Pager, say, SearchField, SortHead,
  Switch, TextInput, Time,
} from '../ui';
import { PinButton } from '../ui/PinButton';

type Project = Schemas['Project'];
type Figures = components['schemas']['OneProjectRecord'];

function NewProject({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const admin = useMe().sysadmin_flag === true;
  const [name, setName] = useState('');
  const [open_, setOpen] = useState(false);
  const [limit, setLimit] = useState<number | string>('');
  const create = () =>
    take(
      harbor.POST('/api/v2.0/projects', {
        body: {
          project_name: name.trim(),
          metadata: { public: String(open_) },
          ...(admin && limit !== '' ? { storage_limit: Math.round(Number(limit) * 1024 ** 3) } : {}),
        },
      }),
    );
  async function done() {
    onClose();
    say(t('project.made', { name: name.trim() }));
    await cache.invalidateQueries({ queryKey: ['projects'] });
    await navigate({ to: '/projects/$project', params: { project: name.trim() } });
  }
  return (
    <Dialog title={t('project.new')} open={open} onClose={onClose}>
      <DialogForm submit={create} label={t('project.make')} disabled={!name.trim()} onClose={onClose} onDone={() => void done()}>
        <TextInput label={t('name')} description={t('project.name.rule')} required withAsterisk={false} autoComplete="off"
          spellCheck={false} data-autofocus value={name} onChange={event => setName(event.currentTarget.value)} />
        <Switch label={t('project.public.switch')} description={t('project.public.means')} checked={open_}
          onChange={event => setOpen(event.currentTarget.checked)} />
        {admin && (
          <NumberInput label={t('project.limit')} description={t('project.limit.means')} min={1} value={limit} onChange={setLimit} hideControls />
        )}
      </DialogForm>
    </Dialog>
  );
}

export function Visibility({ project }: { project: Project }) {
  const { t } = useTranslation();
  const open = project.metadata?.public === 'true';
  return <span className="chip line"><Icon name={open ? 'world' : 'lock'} />{t(open ? 'project.public' : 'project.private')}</span>;
}

/** What the projects of a page hold and how often they were pulled from, by their ids; asked at once. */
function useFigures(projects: Project[]): Map<number, Figures> {
  const ids = projects.flatMap(project => project.project_id ?? []).join(',');
  const query = useQuery({
    queryKey: ['projects', 'figures', ids],
    enabled: ids !== '',
    placeholderData: keepPreviousData,
    queryFn: () => take(ext.GET('/api/ext/v1/series/projects', { params: { query: { project_ids: ids } } })),
  });
  return new Map(query.data?.projects.map(found => [found.id, found]));
}

function Row({ project, figures }: { project: Project; figures: Figures | undefined }) {
  const { t } = useTranslation();
  return (
    <tr>
      <td className="wide"><span className="row"><Link to="/projects/$project" params={{ project: project.name ?? '' }}><b>{project.name}</b></Link><PinButton name={project.name ?? ''} /></span></td>
      <td><Visibility project={project} /></td>
      <td className="r"><Count value={project.repo_count} /></td>
      <td className="r optional">{figures?.stored === undefined ? <span className="faint">–</span> : <Bytes size={figures.stored} />}</td>
      <td className="optional">{figures?.pulls.some(count => count > 0) && <DayBars values={figures.pulls} sentence={t('pulls.days', { count: figures.pulls.reduce((sum, day) => sum + day, 0), days: figures.pulls.length })} />}</td>
      <td className="optional muted">{project.current_user_role_id ? t(`role.${project.current_user_role_id}`) : '–'}</td>
      <td className="optional muted"><Time at={project.creation_time} /></td>
    </tr>
  );
}

/** All projects that the person may see. */
export default function Projects() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/projects' });
  const navigate = useNavigate({ from: '/projects' });
  const mayMake = useMayMake();
  const making = mayMake && search.make === 'project';
  const setMaking = (make: boolean) => change({ make: make ? 'project' : undefined });
  const sort = search.sort ?? 'name';
  const page = search.page ?? 1;
  const show = search.show === 'public' || search.show === 'private' ? search.show : 'all';
  const query = useQuery({
    queryKey: ['projects', search.q, sort, page, show],
    placeholderData: keepPreviousData,
    queryFn: () =>
      list(
        harbor.GET('/api/v2.0/projects', {
          params: {
            query: {
              page, page_size: PAGE, sort, with_detail: true,
              q: all(holds('name', search.q), show === 'all' ? undefined : equals('public', String(show === 'public'))),
            },
          },
        }),
      ),
  });
  const figures = useFigures(query.data?.items ?? []);
  useCrumbs({ text: t('projects') });
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: before => ({ ...before, page: undefined, ...next }), replace: true });
  const narrowed = Boolean(search.q) || show !== 'all';
  return (
    <>
      <PageHead title={t('projects')} sub={t('projects.sub')}>
        {mayMake && <Button kind="primary" icon="plus" onClick={() => setMaking(true)}>{t('project.new')}</Button>}
      </PageHead>
      <section className="card">
        <div className="filters">
          <SearchField label={t('projects.find')} value={search.q ?? ''} onChange={q => change({ q: q || undefined })} />
          <Choices segments label={t('projects.show')} value={show} onChange={value => change({ show: value === 'all' ? undefined : value })}
            options={[['all', t('all')], ['public', t('project.public')], ['private', t('project.private')]]} />
          <span className="grow" />
          {query.data && <span className="muted num small">{t('projects.count', { count: query.data.total })}</span>}
        </div>
        <Answered query={query}>
          {({ items, total }) => items.length === 0 ? (
            <Empty title={narrowed ? t('none.found') : t('projects.none')}>
              <p>{narrowed ? t('none.found.text') : t('projects.none.text')}</p>
            </Empty>
          ) : (
            <>
              <div className="scroll" tabIndex={0} role="region" aria-label={t('projects')}>
                <table>
                  <thead><tr>
                    <SortHead field="name" sort={sort} onSort={next => change({ sort: next })}>{t('name')}</SortHead>
                    <th scope="col">{t('access')}</th>
                    <th scope="col" className="r">{t('repositories')}</th>
                    <th scope="col" className="r optional">{t('size')}</th>
                    <th scope="col" className="optional">{t('pulls')}</th>
                    <th scope="col" className="optional">{t('role')}</th>
                    <SortHead field="creation_time" optional sort={sort} onSort={next => change({ sort: next })}>{t('made')}</SortHead>
                  </tr></thead>
                  <tbody>{items.map(project => <Row key={project.project_id} project={project} figures={figures.get(project.project_id ?? 0)} />)}</tbody>
                </table>
              </div>
              <Pager page={page} size={PAGE} total={total} onPage={next => change({ page: next })} />
            </>
          )}
        </Answered>
      </section>
      {making && <NewProject open onClose={() => setMaking(false)} />}
    </>
  );
}
