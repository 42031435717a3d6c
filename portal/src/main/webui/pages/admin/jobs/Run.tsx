import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { active, log, run as runQuery, type Run as Record } from '../../../api/jobs';
import { PageHead, useCrumbs } from '../../../shell/Shell';
import { Answered, Checkbox, Count, Empty, SearchField, Time } from '../../../ui';
import '../admin.css';
import { useJobName } from './names';
import { State, Stop, Took } from './parts';

const LINE = /^(\S+) \[(\w+)\] (.*)$/;

function Line({ text }: { text: string }) {
  const [, at, level, said] = LINE.exec(text) ?? [];
  if (!at) return <>{text}{'\n'}</>;
  return <><span className="at">{at.replace('T', ' ').replace(/\.\d+Z?$|Z$/, '')} </span><span className={level === 'ERROR' ? 'error' : ''}>{said}</span>{'\n'}</>;
}

/** What a run says, and goes on to say. */
function LogView({ id, running }: { id: string; running: boolean }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const query = useQuery(log(id, cache));
  const [find, setFind] = useState('');
  const [flow, setFlow] = useState(true);
  const [follow, setFollow] = useState(true);
  const view = useRef<HTMLPreElement>(null);
  const text = query.data?.text ?? '';
  useEffect(() => {
    if (follow && running && view.current) view.current.scrollTop = view.current.scrollHeight;
  }, [text, follow, running]);
  const lines = text.split('\n').filter(line => line && line.toLowerCase().includes(find.toLowerCase()));
  return (
    <section className="card">
      <header><h2>{t('job.log')}</h2></header>
      <div className="filters">
        <SearchField label={t('log.find')} value={find} onChange={setFind} />
        <Checkbox label={t('log.wrap')} checked={flow} onChange={event => setFlow(event.currentTarget.checked)} />
        {running && <Checkbox label={t('log.follow')} checked={follow} onChange={event => setFollow(event.currentTarget.checked)} />}
        <span className="grow" />
        <a className="btn s" href={`/api/ext/v1/jobs/${id}/log`} download={`job-${id}.log`}>{t('download')}</a>
      </div>
      <Answered query={query}>
        {() => lines.length === 0 ? <Empty title={t(find ? 'none.found' : 'log.none')} /> : (
          <pre ref={view} className={`log${flow ? ' flow' : ''}`} tabIndex={0} role="region" aria-label={t('job.log')}>{lines.map((line, i) => <Line key={i} text={line} />)}</pre>
        )}
      </Answered>
    </section>
  );
}

function Facts({ run }: { run: Record }) {
  const { t } = useTranslation();
  const values = Object.entries(run.parameters);
  const figures = Object.entries(run.figures);
  return (
    <section className="card">
      <header><h2>{t('facts')}</h2></header>
      <div className="body">
        <dl className="facts">
          <dt>{t('state')}</dt><dd><State state={run.state} /></dd>
          <dt>{t('cause')}</dt><dd>{t(`job.cause.${run.cause}`)}</dd>
          <dt>{t('job.asked')}</dt><dd><Time at={run.requested_at} /></dd>
          {run.started_at && <><dt>{t('nodes.started')}</dt><dd><Time at={run.started_at} /></dd></>}
          {run.ended_at && <><dt>{t('job.ended')}</dt><dd><Time at={run.ended_at} /></dd></>}
          <dt>{t('took')}</dt><dd><Took run={run} /></dd>
          {run.node && <><dt>{t('job.node')}</dt><dd>{run.node}</dd></>}
          {run.total > 0 && <><dt>{t('job.progress')}</dt><dd className="num">{run.done} / {run.total}</dd></>}
          {run.message && <><dt>{t('result')}</dt><dd>{run.message}</dd></>}
          {values.map(([name, value]) => [<dt key={`${name} name`} className="mono small">{name}</dt>, <dd key={name} className="mono small">{value}</dd>])}
          {figures.map(([name, value]) => [<dt key={`${name} name`} className="mono small">{name}</dt>, <dd key={name}><Count value={value} /></dd>])}
        </dl>
      </div>
    </section>
  );
}

/** One run: how it stands, what it was asked to do, and its log. */
export default function Run() {
  const { t } = useTranslation();
  const { run: id } = useParams({ from: '/signed-in/admin/jobs/$run' });
  const query = useQuery(runQuery(id));
  const name = useJobName();
  const title = query.data ? `${name(query.data.kind)} ${id}` : id;
  useCrumbs({ text: t('jobs'), to: '/admin/jobs' }, { text: title });
  return (
    <Answered query={query} title={title}>
      {run => (
        <>
          <PageHead title={title}><Stop run={run} /></PageHead>
          <div className="grid two"><LogView id={id} running={active(run)} /><Facts run={run} /></div>
        </>
      )}
    </Answered>
  );
}
