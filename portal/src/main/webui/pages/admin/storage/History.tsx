import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../../api/jobs';
import { Bytes, Count, Empty, Time } from '../../../ui';
import { Head, Table } from '../../../ui/Table';
import { LogLink, State, Stop, Took } from '../jobs/parts';

/** The cleanups and previews of before, newest first. */
export function History({ runs }: { runs: Run[] }) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <header>
        <h2>{t('history')}</h2>
        <Link className="sp small" to="/admin/jobs" search={{ kind: 'garbage-collection' }}>{t('cleanup.all')}</Link>
      </header>
      {runs.length === 0 ? <Empty title={t('cleanup.none')}><p>{t('cleanup.none.text')}</p></Empty> : (
        <Table label={t('history')} head={<>
          <Head>{t('time')}</Head><Head>{t('what')}</Head><Head>{t('state')}</Head><Head right>{t('space')}</Head><Head right optional>{t('objects')}</Head>
          <Head right optional>{t('took')}</Head><Head hidden>{t('actions')}</Head>
        </>}>
          {runs.map(run => (
            <tr key={run.id}>
              <td className="muted"><Time at={run.requested_at} /></td>
              <td><Link to="/admin/jobs/$run" params={{ run: String(run.id) }}>{t(run.parameters.dry_run === 'true' ? 'cleanup.preview.word' : 'cleanup')}</Link> <span className="muted optional">{t(`job.cause.${run.cause}`)}</span></td>
              <td><State state={run.state} /></td>
              <td className="r"><Bytes size={run.figures.freed_space} /></td>
              <td className="r optional"><Count value={run.figures.purged_blobs} /></td>
              <td className="r optional muted"><Took run={run} /></td>
              <td className="r"><span className="row end"><Stop run={run} small /><LogLink run={run} optional /></span></td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}
