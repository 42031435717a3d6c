import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { backup, startBackup, startVerification, verification } from '../../../api/maintenance';
import { active, refresh, runs, type Run } from '../../../api/jobs';
import { count, short } from '../../../lib/format';
import { Answered, Bytes, Button, Command, Icon, say, Time, type IconName } from '../../../ui';
import { LogLink, Stop, Took } from '../jobs/parts';

const SHOWN = 4;

/** How far a run is that may be left; nobody knows the end of one without a total. */
function Going({ run, label, expected }: { run: Run; label: string; expected: number }) {
  const { t, i18n } = useTranslation();
  const total = run.total > 0 ? run.total : expected;
  const share = total > 0 ? Math.min(run.total > 0 ? 1 : 0.99, run.done / total) : undefined;
  return (
    <div>
      <div className={`meter${share === undefined ? ' unknown' : ''}`} role="progressbar" aria-label={label}
        {...(share !== undefined && { 'aria-valuenow': Math.round(share * 100), 'aria-valuemin': 0, 'aria-valuemax': 100 })}>
        <i style={share === undefined ? undefined : { width: `${share * 100}%` }} />
      </div>
      <div className="row wrap small muted" style={{ marginTop: 5 }}>
        <span className="grow">{run.state === 'waiting' ? t('job.state.waiting') : t('maintenance.done', { count: run.done, number: count(run.done, i18n.language) })}</span><Took run={run} />
      </div>
      <p className="small muted">{t('cleanup.leave')}</p>
    </div>
  );
}

/** A card for something that runs now and then, and can be asked for. */
function Task({ kind, title, label, icon, expected, possible = true, start, children }: {
  kind: 'verification' | 'backup'; title: string; label: string; icon: IconName;
  /** What the run before looked at. */
  expected: number; possible?: boolean; start: () => Promise<unknown>; children: (last: Run | undefined) => ReactNode;
}) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const all = useQuery(runs({ kind, limit: 5 })).data?.items;
  const now = all?.find(active);
  const last = all?.find(run => !active(run));
  const ended = all && (last?.id ?? 0);
  const before = useRef<number>(undefined);
  useEffect(() => {
    if (before.current !== undefined && ended !== undefined && ended !== before.current) {
      say(t(`maintenance.over.${kind}`));
      refresh(cache);
    }
    before.current = ended ?? before.current;
  }, [ended, cache, kind, t]);
  async function begin() {
    try {
      await start();
      say(t(`maintenance.begun.${kind}`));
    } catch (error) {
      say(error instanceof Error ? error.message : t('problem.again'));
    }
    refresh(cache);
  }
  return (
    <section className="card">
      <header>
        <h2>{title}</h2>
        <span className="sp row">{now ? <Stop run={now} small /> : possible && <Button small icon={icon} onClick={() => void begin()}>{label}</Button>}</span>
      </header>
      <div className="body stack">
        {now && <Going run={now} label={title} expected={expected} />}
        {children(last)}
        {last?.state === 'failed' && <div className="note bad"><Icon name="alert" /><span>{last.message}</span></div>}
        {last && <div><LogLink run={last} /></div>}
      </div>
    </section>
  );
}

/** Whether what is stored is still what was pushed. */
export function Verification() {
  const { t, i18n } = useTranslation();
  const query = useQuery(verification);
  const status = query.data;
  return (
    <Task kind="verification" title={t('verify')} label={t('verify.run')} icon="check" expected={status?.finished_at ? status.checked : 0} start={startVerification}>
      {() => (
        <Answered query={query}>
          {found => (
            <>
              <dl className="facts">
                <dt>{t('verify.last')}</dt><dd>{found.finished_at ? <Time at={found.finished_at} /> : t(found.started_at ? 'verify.unfinished' : 'never')}</dd>
                {found.started_at && <><dt>{t('verify.checked')}</dt><dd className="num">{count(found.checked, i18n.language)}</dd></>}
                <dt>{t('verify.damaged')}</dt>
                <dd>{found.quarantined.length === 0
                  ? <span className={`chip${found.finished_at ? ' ok' : ''}`}>{found.finished_at && <Icon name="check" />}{t('verify.sound')}</span>
                  : <span className="chip bad"><Icon name="alert" />{t('verify.count', { count: found.quarantined.length })}</span>}</dd>
              </dl>
              {found.quarantined.length > 0 && (
                <>
                  <p className="small">{t('verify.repair')}</p>
                  <ul className="legend" style={{ marginTop: 0 }}>
                    {found.quarantined.slice(0, SHOWN).map(object => {
                      const [project = '', ...rest] = (object.repositories[0] ?? '').split('/');
                      return (
                        <li key={object.digest}>
                          <span className="digest" title={object.digest}>{short(object.digest)}</span>
                          {rest.length > 0 ? <Link className="trunc" to="/r/$project/$" params={{ project, _splat: rest.join('/') }}>{object.repositories[0]}</Link> : <span className="muted">{t('verify.nowhere')}</span>}
                          <b><Bytes size={object.size} /></b>
                        </li>
                      );
                    })}
                    {found.quarantined.length > SHOWN && <li className="muted">{t('cleanup.others', { count: found.quarantined.length - SHOWN })}</li>}
                  </ul>
                </>
              )}
            </>
          )}
        </Answered>
      )}
    </Task>
  );
}

/** The copy on the server itself, and how to make one elsewhere. */
export function Backup() {
  const { t } = useTranslation();
  const query = useQuery(backup);
  const place = query.data;
  return (
    <Task kind="backup" title={t('backup')} label={t('backup.run')} icon="database" expected={0} possible={place?.folder !== undefined} start={startBackup}>
      {last => (
        <Answered query={query}>
          {({ folder, last_at: at }) => folder === undefined ? (
            <>
              <p className="small">{t('backup.postgres')}</p>
              <Command text="pg_dump --format=custom --file=berth.dump berth" />
            </>
          ) : (
            <>
              <dl className="facts">
                <dt>{t('backup.last')}</dt><dd><Time at={at} /></dd>
                {last?.state === 'succeeded' && <><dt>{t('backup.size')}</dt><dd><Bytes size={last.figures.size} /></dd></>}
                {(last?.figures.damaged ?? 0) > 0 && <><dt>{t('verify.damaged')}</dt><dd><span className="chip bad"><Icon name="alert" />{t('verify.count', { count: last?.figures.damaged ?? 0 })}</span></dd></>}
                <dt>{t('backup.folder')}</dt><dd className="mono small">{folder}</dd>
              </dl>
              <p className="small muted">{t('backup.text')}</p>
              <details>
                <summary className="small">{t('backup.elsewhere')}</summary>
                <div className="stack" style={{ marginTop: 10 }}>
                  <Command text="berth backup /mnt/backups/berth" />
                  <p className="small muted">{t('backup.restore')}</p>
                  <Command text={`berth restore ${folder} --data /srv/berth-restored`} />
                </div>
              </details>
            </>
          )}
        </Answered>
      )}
    </Task>
  );
}
