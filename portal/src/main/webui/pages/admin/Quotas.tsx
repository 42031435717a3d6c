import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, list } from '../../api/client';
import { PAGE } from '../../lib/query';
import { PageHead, useCrumbs } from '../../shell/Shell';
import { Answered, Button, Gauge, Pager, SortHead } from '../../ui';
import { Head, Table } from '../../ui/Table';
import { QuotaDialog, storage, type Quota } from '../Quota';

/** What projects may hold, and what they do. */
export default function Quotas() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/admin/quotas' });
  const navigate = useNavigate({ from: '/admin/quotas' });
  const sort = search.sort ?? '-used.storage';
  const page = search.page ?? 1;
  const [editing, setEditing] = useState<Quota>();
  const query = useQuery({
    queryKey: ['quotas', sort, page],
    placeholderData: keepPreviousData,
    queryFn: () => list(harbor.GET('/api/v2.0/quotas', { params: { query: { page, page_size: PAGE, sort } } })),
  });
  useCrumbs({ text: t('administration') }, { text: t('quotas') });
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
                      <td className="r"><Button small aria-label={`${t('edit')}: ${name}`} onClick={() => setEditing(quota)}>{t('edit')}</Button></td>
                    </tr>
                  );
                })}
              </Table>
              <Pager page={page} size={PAGE} total={total} onPage={next => void navigate({ search: before => ({ ...before, page: next }) })} />
            </>
          )}
        </Answered>
      </section>
      <QuotaDialog quota={editing} onClose={() => setEditing(undefined)} />
    </>
  );
}
