import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, list, type Schemas } from '../../api/client';
import { project as projectQuery, useMe, useRegistry } from '../../api/queries';
import { all, holds, PAGE } from '../../lib/query';
import { pushCommands } from '../../lib/push';
import { useRights } from '../../lib/roles';
import { useCrumbs } from '../../shell/Shell';
import { Answered, Bytes, Command, Count, Empty, IconButton, Pager, SearchField, SortHead, Time } from '../../ui';
import { held } from '../Held';
import { usePlain } from '../push/plain';
import { DeleteRepository } from '../repository/DeleteRepository';

type Repository = Schemas['Repository'];

/** What is kept in a project. */
export default function Repositories() {
  const { t } = useTranslation();
  const { project: name } = useParams({ from: '/signed-in/projects/$project/' });
  const search = useSearch({ from: '/signed-in/projects/$project/' });
  const navigate = useNavigate({ from: '/projects/$project/' });
  const rights = useRights(useQuery(projectQuery(name)).data);
  const [leaving, setLeaving] = useState<Repository>();
  const sort = search.sort ?? '-update_time';
  const page = search.page ?? 1;
  const query = useQuery({
    queryKey: ['repositories', name, search.q, sort, page],
    placeholderData: keepPreviousData,
    queryFn: () =>
      list(
        harbor.GET('/api/v2.0/projects/{project_name}/repositories', {
          params: { path: { project_name: name }, query: { page, page_size: PAGE, sort, q: all(holds('name', search.q)) } },
        }),
      ),
  });
  const sizes = new Map(useQuery(held(name)).data?.repositories.map(repository => [repository.name as string | undefined, repository.bytes]));
  const registry = useRegistry();
  const push = pushCommands('docker', { registry, user: useMe().username ?? '', project: name, image: 'my-image', tag: '1.0', plain: usePlain() }).push.at(-1) ?? '';
  useCrumbs({ text: t('projects'), to: '/projects' }, { text: name });
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: before => ({ ...before, page: undefined, ...next }), replace: true });
  const short = (repository: Repository) => (repository.name ?? '').slice(name.length + 1);
  return (
    <section className="card">
      <div className="filters">
        <SearchField label={t('repositories.find')} value={search.q ?? ''} onChange={q => change({ q: q || undefined })} />
        <span className="grow" />
        {query.data && <span className="muted num small">{t('repositories.count', { count: query.data.total })}</span>}
      </div>
      <Answered query={query}>
        {({ items, total }) => items.length === 0 ? (
          search.q ? <Empty title={t('none.found')}><p>{t('none.found.text')}</p></Empty> : (
            <Empty title={t('repositories.none')}><p>{t('repositories.none.text')}</p>{rights.push && <Command text={push} />}</Empty>
          )
        ) : (
          <>
            <div className="scroll" tabIndex={0} role="region" aria-label={t('repositories')}>
              <table>
                <thead><tr>
                  <SortHead field="name" sort={sort} onSort={next => change({ sort: next })}>{t('name')}</SortHead>
                  <th scope="col" className="r optional">{t('artifacts')}</th>
                  <th scope="col" className="r optional">{t('size')}</th>
                  <SortHead field="pull_count" sort={sort} onSort={next => change({ sort: next })} right>{t('pulls')}</SortHead>
                  <SortHead field="update_time" sort={sort} onSort={next => change({ sort: next })}>{t('changed')}</SortHead>
                  <th scope="col"><span className="vh">{t('actions')}</span></th>
                </tr></thead>
                <tbody>
                  {items.map(repository => (
                    <tr key={repository.id}>
                      <td className="wide">
                        <Link to="/r/$project/$" params={{ project: name, _splat: short(repository) }}><b>{short(repository)}</b></Link>
                        {repository.description && <span className="faint optional"> {repository.description.replace(/^[\s#]+/, '').split('\n')[0]?.slice(0, 80)}</span>}
                      </td>
                      <td className="r optional"><Count value={repository.artifact_count} /></td>
                      <td className="r optional">{sizes.has(repository.name) ? <Bytes size={sizes.get(repository.name)} /> : <span className="faint">–</span>}</td>
                      <td className="r"><Count value={repository.pull_count} /></td>
                      <td className="muted"><Time at={repository.update_time} /></td>
                      <td className="r">{rights.maintain && (
                        <IconButton small icon="trash" label={t('repository.delete.of', { name: short(repository) })} onClick={() => setLeaving(repository)} />
                      )}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <Pager page={page} size={PAGE} total={total} onPage={next => change({ page: next })} />
          </>
        )}
      </Answered>
      <DeleteRepository project={name} repository={leaving ? short(leaving) : ''} artifacts={leaving?.artifact_count ?? 0}
        open={leaving !== undefined} onClose={() => setLeaving(undefined)} onDone={() => setLeaving(undefined)} />
    </section>
  );
}
