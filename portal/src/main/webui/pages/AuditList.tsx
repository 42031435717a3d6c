import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Page, Schemas } from '../api/client';
import { ALL_FIELDS, asked as read, OPERATIONS, queryOf, type AuditField } from '../lib/auditQuery';
import { all, PAGE } from '../lib/query';
import { shortened } from '../lib/resource';
import type { AuditSearch } from '../router';
import { Answered, Choices, Empty, Icon, Pager, SortHead, Time } from '../ui';
import { Head, Table } from '../ui/Table';
import { AuditExport } from './AuditExport';
import { AuditQuery } from './AuditQuery';
import { RANGES, since, type Range } from './home/ranges';
import { SavedViews } from './SavedViews';

type Entry = Schemas['AuditLogExt'];

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

/** What is told of a version is found by these, so that nothing else can be. */
const OF_VERSIONS: readonly AuditField[] = ['resource', 'note'];

/** The audit log: what is looked for, in which order and which page stand in the address. */
export function AuditList({ name, load, version, lines, place }: {
  name: string; load: (query: Query) => Promise<Page<Entry>>;
  /** Of one version: the condition that finds what is told of it, under a tag or any. */
  version?: ((tag: string | undefined) => string | undefined) | undefined;
  /** Where all of it is told line by line, to who may have that. */
  lines?: string | undefined;
  /** Under which project queries are saved; empty for all, and none are without. */
  place?: string | undefined;
}) {
  const { t } = useTranslation();
  const search = useSearch({ strict: false }) as AuditSearch;
  const navigate = useNavigate();
  const sort = search.sort ?? '-op_time';
  const page = search.page ?? 1;
  const text = queryOf(search);
  const fields = version ? ALL_FIELDS.filter(field => !OF_VERSIONS.includes(field)) : ALL_FIELDS;
  const asked = read(text, fields, version, version ? [] : undefined);
  const range = search.range !== undefined && search.range in RANGES ? (search.range as Range) : undefined;
  const q = all(asked.q, during(range));
  const query = useQuery({
    queryKey: ['audit', name, q, sort, page],
    // Nothing is asked that would leave out a part of what was typed.
    enabled: asked.troubles.length === 0,
    placeholderData: keepPreviousData,
    queryFn: () => load({ page, page_size: PAGE, sort, ...(q ? { q } : {}) }),
  });
  const change = (next: Partial<AuditSearch>) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, page: undefined, ...next }), replace: true } as never);
  const look = (next: string) => change({ q: next || undefined, who: undefined, operation: undefined });
  return (
    <section className="card">
      <div className="querybar">
        <AuditQuery text={text} asked={asked} fields={fields} words={version ? 'tag' : 'resource'} onChange={look} />
        <div className="row wrap">
          <Choices segments label={t('range')} value={range ?? 'all'} onChange={value => change({ range: value === 'all' ? undefined : value })}
            options={[['all', t('range.always')] as const, ...(Object.keys(RANGES) as Range[]).map(one => [one, t(`range.short.${one}`)] as const)]} />
          <span className="row wrap ends">
            {query.data && asked.troubles.length === 0 && <span className="muted num small">{t('entries.count', { count: query.data.total })}</span>}
            {place !== undefined && <SavedViews place={place} q={text} range={range} onOpen={view => change({ q: view.q || undefined, who: undefined, operation: undefined, range: view.range })} />}
            {lines !== undefined && <AuditExport place={lines} q={q} disabled={asked.troubles.length > 0} />}
          </span>
        </div>
      </div>
      {asked.troubles.length > 0 ? <Empty title={t('query.not-asked')} /> : <Answered query={query}>
        {({ items, total }) => items.length === 0 ? (
          <Empty title={t('none.found')}><p>{t(text || range ? 'none.found.text' : 'activity.none')}</p></Empty>
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
      </Answered>}
    </section>
  );
}
