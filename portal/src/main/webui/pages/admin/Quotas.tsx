import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, list, take, type Schemas } from '../../api/client';
import { PAGE } from '../../lib/query';
import { PageHead, useCrumbs } from '../../shell/Shell';
import { Answered, Button, Dialog, DialogForm, Gauge, NumberInput, Pager, say, SortHead } from '../../ui';
import { Head, Table } from '../../ui/Table';

type Quota = Schemas['Quota'];

const GIB = 1024 ** 3;
const storage = (list: unknown): number => Number((list as Record<string, number> | undefined)?.storage ?? -1);

/** What projects may hold, and what they do. */
export default function Quotas() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/admin/quotas' });
  const navigate = useNavigate({ from: '/admin/quotas' });
  const cache = useQueryClient();
  const sort = search.sort ?? '-used.storage';
  const page = search.page ?? 1;
  const [editing, setEditing] = useState<Quota>();
  const [limit, setLimit] = useState<number | string>('');
  const query = useQuery({
    queryKey: ['quotas', sort, page],
    placeholderData: keepPreviousData,
    queryFn: () => list(harbor.GET('/api/v2.0/quotas', { params: { query: { page, page_size: PAGE, sort } } })),
  });
  useCrumbs({ text: t('quotas') });
  function edit(quota: Quota) {
    const hard = storage(quota.hard);
    setLimit(hard < 0 ? '' : hard / GIB);
    setEditing(quota);
  }
  return (
    <>
      <PageHead title={t('quotas')} sub={t('quotas.sub')} />
      <section className="card">
        <Answered query={query}>
          {({ items, total }) => (
            <>
              <Table label={t('quotas')} head={<>
                <Head>{t('project')}</Head>
                <SortHead field="used.storage" sort={sort} onSort={next => void navigate({ search: { sort: next }, replace: true })}>{t('stored')}</SortHead>
                <Head hidden>{t('actions')}</Head>
              </>}>
                {items.map(quota => {
                  const name = quota.ref?.name ?? '';
                  return (
                    <tr key={quota.id}>
                      <td className="wide"><Link to="/projects/$project" params={{ project: name }}><b>{name}</b></Link></td>
                      <td><Gauge used={storage(quota.used)} limit={storage(quota.hard)} /></td>
                      <td className="r"><Button small aria-label={`${t('edit')}: ${name}`} onClick={() => edit(quota)}>{t('edit')}</Button></td>
                    </tr>
                  );
                })}
              </Table>
              <Pager page={page} size={PAGE} total={total} onPage={next => void navigate({ search: before => ({ ...before, page: next }) })} />
            </>
          )}
        </Answered>
      </section>
      <Dialog title={editing?.ref?.name ?? ''} open={editing !== undefined} onClose={() => setEditing(undefined)}>
        <DialogForm label={t('save')} onClose={() => setEditing(undefined)}
          submit={() =>
            take(
              harbor.PUT('/api/v2.0/quotas/{id}', {
                params: { path: { id: String(editing?.id) } },
                body: { hard: { storage: limit === '' ? -1 : Math.round(Number(limit) * GIB) } as never },
              }),
            )}
          onDone={() => { setEditing(undefined); say(t('saved')); void cache.invalidateQueries({ queryKey: ['quotas'] }); }}>
          <NumberInput label={t('project.limit')} description={t('quota.means')} min={0} value={limit} onChange={setLimit} hideControls data-autofocus />
        </DialogForm>
      </Dialog>
    </>
  );
}
