import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Page, Schemas } from '../api/client';
import { all, equals, holds, PAGE } from '../lib/query';
import { shortened } from '../lib/resource';
import type { AuditSearch } from '../router';
import { Answered, Choices, Empty, Icon, Pager, SearchField, SortHead, Time } from '../ui';
import { Head, Table } from '../ui/Table';
import { AuditExport } from './AuditExport';
import { RANGES, since, type Range } from './home/ranges';

type Entry = Schemas['AuditLogExt'];

const OPERATIONS = ['create', 'delete', 'pull', 'update'] as const;

interface Query {
  page: number;
  page_size: number;
  sort: string;
  q?: string;
}

/** The condition of a time that ends now; the hour before is whole, so that the same is asked for a while. */
const during = (range: Range | undefined): string | undefined => {
  if (range === undefined) return undefined;
  const hour = 3_600_000;
  return `op_time=[${encodeURIComponent(since(range, new Date(Math.floor(Date.now() / hour) * hour)))}~]`;
};

const ofResource = (text: string | undefined) => holds('resource', text);

/** The audit log: what is looked for, in which order and which page stand in the address. */
export function AuditList({ name, load, find = 'activity.find', condition = ofResource, lines }: {
  name: string; load: (query: Query) => Promise<Page<Entry>>;
  /** What the first field looks for, and the condition that it makes, also of nothing. */
  find?: string; condition?: (text: string | undefined) => string | undefined;
  /** Where all of it is told line by line, to who may have that. */
  lines?: string | undefined;
}) {
  const { t } = useTranslation();
  const search = useSearch({ strict: false }) as AuditSearch;
  const navigate = useNavigate();
  const sort = search.sort ?? '-op_time';
  const page = search.page ?? 1;
  const operation = OPERATIONS.find(known => known === search.operation);
  const range = search.range !== undefined && search.range in RANGES ? (search.range as Range) : undefined;
  const q = all(condition(search.q), holds('username', search.who), operation && equals('operation', operation), during(range));
  const query = useQuery({
    queryKey: ['audit', name, q, sort, page],
    placeholderData: keepPreviousData,
    queryFn: () => load({ page, page_size: PAGE, sort, ...(q ? { q } : {}) }),
  });
  const change = (next: Partial<AuditSearch>) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, page: undefined, ...next }), replace: true } as never);
  return (
    <section className="card">
      <div className="filters">
        <SearchField label={t(find)} value={search.q ?? ''} onChange={text => change({ q: text || undefined })} />
        <SearchField label={t('activity.who')} value={search.who ?? ''} onChange={text => change({ who: text || undefined })} />
        <Choices segments label={t('operation')} value={operation ?? 'all'} onChange={value => change({ operation: value === 'all' ? undefined : value })}
          options={[['all', t('all')], ...OPERATIONS.map(known => [known, t(`operation.${known}`)] as const)]} />
        <Choices segments label={t('range')} value={range ?? 'all'} onChange={value => change({ range: value === 'all' ? undefined : value })}
          options={[['all', t('range.always')] as const, ...(Object.keys(RANGES) as Range[]).map(one => [one, t(`range.short.${one}`)] as const)]} />
        <span className="row ends">
          {query.data && <span className="muted num small">{t('entries.count', { count: query.data.total })}</span>}
          {lines !== undefined && <AuditExport place={lines} q={q} />}
        </span>
      </div>
      <Answered query={query}>
        {({ items, total }) => items.length === 0 ? (
          <Empty title={t('none.found')}><p>{t(search.q || search.who || operation || range ? 'none.found.text' : 'activity.none')}</p></Empty>
        ) : (
          <>
            <Table label={t('activity')} head={<>
              <SortHead field="op_time" sort={sort} onSort={next => change({ sort: next })}>{t('time')}</SortHead>
              <Head optional>{t('who')}</Head><Head>{t('what')}</Head><Head>{t('resource')}</Head><Head optional>{t('address')}</Head>
            </>}>
              {items.map(entry => (
                <tr key={entry.id}>
                  <td className="muted"><Time at={entry.op_time} /><span className="narrow-only small" aria-hidden>{entry.username || t('anonymous')}</span></td>
                  <td className="wide optional">{entry.username || t('anonymous')}</td>
                  <td><span className="row">
                    <span className={`chip ${entry.operation_result === false ? 'bad' : ''}`}>
                      {entry.operation_result === false && <Icon name="alert" />}{OPERATIONS.some(known => known === entry.operation) ? t(`operation.${entry.operation}`) : entry.operation}
                    </span>
                    <span className="muted optional">{entry.resource_type}</span>
                    {(entry.times ?? 1) > 1 && <span className="faint num">× {entry.times}</span>}
                  </span></td>
                  <td className="wide mono small" title={[entry.resource, entry.operation_description].filter(Boolean).join('\n')}>{shortened(entry.resource ?? '')}</td>
                  <td className="optional muted num">{entry.source_ip}</td>
                </tr>
              ))}
            </Table>
            <Pager page={page} size={PAGE} total={total} onPage={next => change({ page: next })} />
          </>
        )}
      </Answered>
    </section>
  );
}
