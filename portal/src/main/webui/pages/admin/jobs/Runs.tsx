import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { runs, type Run } from '../../../api/jobs';
import { Answered, Button, Choices, Empty, Select, Time } from '../../../ui';
import { Head, Table } from '../../../ui/Table';
import { KINDS, useJobName } from './names';
import { LogLink, State, STATES, Stop, Took } from './parts';

const LIMIT = 50;
const OFTEN: readonly string[] = ['artifact-description', 'upload-expiry', 'collection', 'search-index', 'series-sample', 'usage-measurement'];

/** How far a run is, or what it says of itself. */
function Said({ run }: { run: Run }) {
  if (run.total > 0 && !run.ended_at) return <span className="num">{Math.round((run.done / run.total) * 100)} %</span>;
  return <span className="muted" title={run.message}>{run.message ?? (run.done > 0 ? run.done : '')}</span>;
}

/** The runs of all jobs, newest first; which ones stands in the address. */
export function Runs() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/admin/jobs' });
  const navigate = useNavigate({ from: '/admin/jobs' });
  const name = useJobName();
  // Some jobs run every minute; they are looked at when somebody asks for them.
  const kind = search.kind ?? (search.show === 'all' ? undefined : KINDS.filter(one => !OFTEN.includes(one)).join());
  const query = useQuery({ ...runs({ kind, state: search.state, cursor: search.cursor, limit: LIMIT }), placeholderData: keepPreviousData });
  const change = (next: Partial<typeof search>) => void navigate({ search: before => ({ ...before, cursor: undefined, ...next }) });
  const filtered = search.kind !== undefined || search.state !== undefined;
  return (
    <section className="card">
      <div className="filters">
        <Select aria-label={t('job')} placeholder={t('job.any')} value={search.kind ?? null} clearable clearButtonProps={{ 'aria-label': t('job.any') }}
          onChange={value => change({ kind: value ?? undefined })} data={KINDS.map(value => ({ value, label: name(value) }))} />
        <Select aria-label={t('state')} placeholder={t('job.state.any')} value={search.state ?? null} clearable clearButtonProps={{ 'aria-label': t('job.state.any') }}
          onChange={value => change({ state: value ?? undefined })} data={STATES.map(value => ({ value, label: t(`job.state.${value}`) }))} />
        {!search.kind && <Choices segments label={t('job.show')} value={search.show === 'all' ? 'all' : 'some'} onChange={show => change({ show: show === 'all' ? show : undefined })}
          options={[['some', t('job.show.some')], ['all', t('job.show.all')]]} />}
      </div>
      <Answered query={query}>
        {({ items, next }) => items.length === 0 ? (
          filtered ? <Empty title={t('none.found')}><p>{t('job.none.found')}</p></Empty> : <Empty title={t('job.none')}><p>{t('job.none.text')}</p></Empty>
        ) : (
          <>
            <Table label={t('jobs')} head={<>
              <Head>{t('job')}</Head><Head>{t('state')}</Head><Head>{t('time')}</Head><Head optional>{t('cause')}</Head><Head right optional>{t('took')}</Head>
              <Head optional>{t('result')}</Head><Head hidden>{t('actions')}</Head>
            </>}>
              {items.map(run => (
                <tr key={run.id}>
                  <td><Link to="/admin/jobs/$run" params={{ run: String(run.id) }}><b>{name(run.kind)}</b></Link> <span className="faint num optional">{run.id}</span></td>
                  <td><State state={run.state} /></td>
                  <td className="muted"><Time at={run.requested_at} /></td>
                  <td className="muted optional">{t(`job.cause.${run.cause}`)}</td>
                  <td className="r muted optional"><Took run={run} /></td>
                  <td className="wide optional small"><Said run={run} /></td>
                  <td className="r"><span className="row end"><Stop run={run} small /><LogLink run={run} optional /></span></td>
                </tr>
              ))}
            </Table>
            {(next || search.cursor) && (
              <nav className="filters end" aria-label={t('pages')}>
                <span className="grow" />
                {search.cursor && <Button small onClick={() => change({})}>{t('pages.newest')}</Button>}
                <Button small disabled={!next} onClick={() => change({ cursor: next })}>{t('pages.older')}</Button>
              </nav>
            )}
          </>
        )}
      </Answered>
    </section>
  );
}
