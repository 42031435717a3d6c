import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { harbor, list, take } from '../../../api/client';
import { Answered, Bytes, Gauge } from '../../../ui';

const SHOWN = 6;

/** How much is stored, how much room is left, and which projects hold the most. */
export function Space() {
  const { t } = useTranslation();
  const stored = useQuery({ queryKey: ['statistics'], queryFn: () => take(harbor.GET('/api/v2.0/statistics')) }).data?.total_storage_consumption;
  const volumes = useQuery({ queryKey: ['volumes'], queryFn: () => take(harbor.GET('/api/v2.0/systeminfo/volumes')) }).data?.storage ?? [];
  const quotas = useQuery({
    queryKey: ['quotas', '-used.storage', 1, SHOWN],
    queryFn: () => list(harbor.GET('/api/v2.0/quotas', { params: { query: { page: 1, page_size: SHOWN, sort: '-used.storage' } } })),
  });
  return (
    <section className="card">
      <header><h2>{t('storage.where')}</h2><Link className="sp small" to="/admin/quotas">{t('quotas')}</Link></header>
      <div className="body stack" style={{ gap: 16 }}>
        {stored !== undefined && <div><div className="figure"><Bytes size={stored} /></div><div className="muted small">{t('storage.stored')}</div></div>}
        {volumes.map((space, i) => (
          <div key={i}><div className="muted small" style={{ marginBottom: 4 }}>{t('storage.disk')}</div><Gauge used={(space.total ?? 0) - (space.free ?? 0)} limit={space.total ?? 0} /></div>
        ))}
        <Answered query={quotas}>
          {({ items }) => {
            const sizes = items.map(quota => Number((quota.used as Record<string, number> | undefined)?.storage ?? 0));
            const most = Math.max(1, ...sizes);
            return (
              <ul className="shares">
                {items.map((quota, i) => (
                  <li key={quota.id}>
                    <div className="row"><Link className="trunc" to="/projects/$project" params={{ project: quota.ref?.name ?? '' }}>{quota.ref?.name}</Link><b><Bytes size={sizes[i]} /></b></div>
                    <div className="bar" aria-hidden><i style={{ width: `${((sizes[i] ?? 0) / most) * 100}%` }} /></div>
                  </li>
                ))}
              </ul>
            );
          }}
        </Answered>
      </div>
    </section>
  );
}
