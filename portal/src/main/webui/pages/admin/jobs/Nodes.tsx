import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, take } from '../../../api/client';
import * as format from '../../../lib/format';
import { Answered, Count, IconButton, Problem, say, Time } from '../../../ui';
import { Head, Table } from '../../../ui/Table';
import { KINDS, useJobName } from './names';

/** Harbor's names of the queues, and what they are called here. */
const job = (type: string): string =>
  ({ GARBAGE_COLLECTION: 'garbage-collection', PURGE_AUDIT_LOG: 'audit-purge' })[type]
  ?? KINDS.find(kind => kind.replaceAll('-', '_').toUpperCase() === type) ?? type;

/** What waits of each job, and the processes that run them. */
export function Nodes() {
  const { t, i18n } = useTranslation();
  const cache = useQueryClient();
  const name = useJobName();
  const queues = useQuery({ queryKey: ['queues'], refetchInterval: 10_000, queryFn: () => take(harbor.GET('/api/v2.0/jobservice/queues')) });
  const nodes = useQuery({ queryKey: ['pools'], refetchInterval: 10_000, queryFn: () => take(harbor.GET('/api/v2.0/jobservice/pools')) });
  const [problem, setProblem] = useState<unknown>();
  const turn = async (type: string, action: 'pause' | 'resume') => {
    setProblem(undefined);
    try {
      await take(harbor.PUT('/api/v2.0/jobservice/queues/{job_type}', { params: { path: { job_type: type } }, body: { action } }));
      say(t('saved'));
    } catch (error) {
      setProblem(error);
    }
    void cache.invalidateQueries({ queryKey: ['queues'] });
  };
  return (
    <div className="gap">
      {problem !== undefined && <Problem error={problem} />}
      <section className="card">
        <header><h2>{t('queues')}</h2></header>
        <Answered query={queues}>
          {all => (
            <Table label={t('queues')} head={<>
              <Head>{t('job')}</Head><Head>{t('state')}</Head><Head right>{t('waiting')}</Head><Head right optional>{t('waiting.since')}</Head><Head hidden>{t('actions')}</Head>
            </>}>
              {all.map(queue => {
                const type = queue.job_type ?? '';
                const called = type === 'SCHEDULER' ? t('queues.schedules') : name(job(type));
                return (
                  <tr key={type}>
                    <td><b>{called}</b></td>
                    <td><span className={`chip ${queue.paused ? 'warn' : 'ok'}`}>{t(queue.paused ? 'queues.paused' : 'queues.open')}</span></td>
                    <td className="r"><Count value={queue.count} /></td>
                    <td className="r optional muted">{(queue.latency ?? 0) > 0 ? format.duration((queue.latency ?? 0) * 1000, i18n.language) : '–'}</td>
                    <td className="r"><IconButton small icon={queue.paused ? 'play' : 'pause'} label={`${t(queue.paused ? 'queues.resume' : 'queues.pause')}: ${called}`}
                      onClick={() => void turn(type, queue.paused ? 'resume' : 'pause')} /></td>
                  </tr>
                );
              })}
            </Table>
          )}
        </Answered>
      </section>
      <section className="card">
        <header><h2>{t('nodes')}</h2></header>
        <Answered query={nodes}>
          {all => (
            <Table label={t('nodes')} head={<>
              <Head>{t('name')}</Head><Head right>{t('nodes.workers')}</Head><Head optional>{t('nodes.started')}</Head><Head>{t('nodes.heard')}</Head>
            </>}>
              {all.map(node => (
                <tr key={node.worker_pool_id}>
                  <td className="wide"><b>{node.host}</b> <span className="faint num optional">{node.pid}</span></td>
                  <td className="r"><Count value={node.concurrency} /></td>
                  <td className="muted optional"><Time at={node.start_at} /></td>
                  <td className="muted"><Time at={node.heartbeat_at} /></td>
                </tr>
              ))}
            </Table>
          )}
        </Answered>
      </section>
    </div>
  );
}
