import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/client';
import { grouped, operations, type Document } from '../../lib/openapi';
import { PageHead, useCrumbs } from '../../shell/Shell';
import { Answered, Choices, Empty, SearchField } from '../../ui';
import './explorer.css';
import { Request } from './Request';

const DOCUMENTS = { harbor: '/api/v2.0/openapi.json', berth: '/api/ext/v1/openapi.json' } as const;

const description = (path: string) =>
  queryOptions({
    queryKey: ['openapi', path],
    staleTime: Infinity,
    queryFn: async () => (await (await request('GET', path)).json()) as Document,
  });

function Found({ document }: { document: Document }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/api-explorer' });
  const navigate = useNavigate({ from: '/api-explorer' });
  const all = useMemo(() => operations(document), [document]);
  const groups = grouped(all, search.q ?? '');
  const chosen = all.find(operation => operation.id === search.operation);
  return (
    <div className={`explorer${chosen ? ' chosen' : ''}`}>
      <section className="card list">
        <div className="filters">
          <SearchField label={t('explorer.find')} value={search.q ?? ''} onChange={q => void navigate({ search: before => ({ ...before, q: q || undefined }), replace: true })} />
          <span className="muted small num">{t('explorer.count', { count: groups.reduce((sum, [, some]) => sum + some.length, 0) })}</span>
        </div>
        {groups.length === 0 ? <Empty title={t('none.found')} /> : (
          <nav className="operations" aria-label={t('explorer.operations')}>
            {groups.map(([group, some]) => (
              <details key={group} open={some.includes(chosen ?? (some[0] as never)) && (chosen !== undefined || search.q !== undefined)}>
                <summary>{group}<span className="muted num small">{some.length}</span></summary>
                <ul>
                  {some.map(operation => (
                    <li key={operation.id}>
                      <Link to="/api-explorer" search={before => ({ ...before, operation: operation.id })} aria-current={operation === chosen ? 'page' : undefined} activeProps={{}}>
                        <span className={`method ${operation.method.toLowerCase()}`}>{operation.method}</span>
                        <span className="what"><span className="mono">{operation.path.replace(/^\/api\/(v2\.0|ext\/v1)/, '')}</span><small>{operation.summary}</small></span>
                      </Link>
                    </li>
                  ))}
                </ul>
              </details>
            ))}
          </nav>
        )}
      </section>
      {chosen ? <Request key={chosen.id} operation={chosen} document={document} />
        : <section className="card"><Empty title={t('explorer.none')}><p>{t('explorer.none.text')}</p></Empty></section>}
    </div>
  );
}

/** The API as the server describes it, to be read and tried in this session. */
export default function Explorer() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/api-explorer' });
  const navigate = useNavigate({ from: '/api-explorer' });
  const name = search.document === 'berth' ? 'berth' : 'harbor';
  const query = useQuery(description(DOCUMENTS[name]));
  useCrumbs({ text: t('explorer') });
  return (
    <>
      <PageHead title={t('explorer')} sub={t('explorer.sub')}>
        <Choices segments label={t('explorer.document')} value={name} options={[['harbor', t('explorer.harbor')], ['berth', t('explorer.berth')]] as const}
          onChange={document => void navigate({ search: { document: document === 'berth' ? document : undefined } })} />
        <a className="btn" href={DOCUMENTS[name]} download>openapi.json</a>
      </PageHead>
      <Answered query={query}>{document => <Found key={name} document={document} />}</Answered>
    </>
  );
}
