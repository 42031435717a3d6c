import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { project as projectQuery } from '../../api/queries';
import { manifest } from '../../api/registry';
import { short } from '../../lib/format';
import { robotAt } from '../../lib/robots';
import { useRights } from '../../lib/roles';
import { LiveMark, useLive } from '../../live/Live';
import { open, pushes } from '../../live/uploads';
import { useUploads } from '../../live/useUploads';
import { Bytes, Icon, Time } from '../../ui';
import { runs } from '../repository/rows';
import { Uploads } from './Uploads';

interface Arrival {
  repository: string;
  digest: string;
  name: string;
  at: string;
}

/** More than these are in the list of tags. */
const SHOWN = 5;
/** Whoever waits longer has a problem. */
const LONG = 60_000;

function Layers({ repository, digest, sent }: { repository: string; digest: string; sent: Set<string | undefined> }) {
  const { t } = useTranslation();
  const parsed = useQuery(manifest(repository, digest)).data?.parsed;
  const parts = [...(parsed?.manifests ?? []), ...(parsed?.config ? [parsed.config] : []), ...(parsed?.layers ?? [])];
  if (parts.length === 0) return null;
  return (
    <ul className="layers" aria-label={t('layers')}>
      {parts.map((part, i) => (
        <li key={i}>
          <span className="ok"><Icon name="check" /></span>
          <span className="digest">{short(part.digest)}</span>
          <span className="muted small trunc grow">{part.platform ? runs(part.platform) ? `${part.platform.os}/${part.platform.architecture}` : t('kind.attestation') : part.annotations?.['org.opencontainers.image.title']}</span>
          {sent.size > 0 && !part.platform && <span className={sent.has(part.digest) ? 'chip' : 'faint small'}>{t(sent.has(part.digest) ? 'push.new' : 'push.exists')}</span>}
          <Bytes size={part.size} />
        </li>
      ))}
    </ul>
  );
}

/** What is pushed to a project while the page is open, as it comes. */
export function Arrivals({ project }: { project: string }) {
  const { t } = useTranslation();
  const [arrived, setArrived] = useState<Arrival[]>([]);
  const [long, setLong] = useState(false);
  const [settled, setSettled] = useState<Record<string, number>>({});
  const { uploads, now } = useUploads(project);
  const rights = useRights(useQuery(projectQuery(project)).data);
  useLive(event => {
    const { repository, digest } = event.data;
    if (event.type !== 'manifest.pushed' || event.project !== project || !repository || !digest) return;
    setArrived(before => [{ repository, digest, name: event.ref, at: event.at }, ...before.filter(one => one.name !== event.ref)].slice(0, SHOWN));
    setSettled(before => ({ ...before, [repository]: Date.now() }));
  });
  useEffect(() => {
    setArrived([]);
    setSettled({});
    setLong(false);
    const timer = setTimeout(() => setLong(true), LONG);
    return () => clearTimeout(timer);
  }, [project]);
  // The platforms of an index come before it, and are part of it.
  const tagged = arrived.filter(one => !one.name.includes('@'));
  const shown = tagged.length > 0 ? tagged : arrived;
  const coming = pushes(open(uploads, settled), now);
  const sent = new Set(uploads.filter(one => one.stage === 'stored').map(one => one.digest));
  return (
    <>
      <div className="row"><h2 className="grow">{t('push.watch')}</h2><LiveMark /></div>
      <div className="card" data-arrivals data-arrived={shown.length > 0 || undefined}>
        <div className="body stack">
          <p className="vh" role="status">{shown[0] ? t('push.arrived', { name: shown[0].name }) : ''}</p>
          <Uploads pushes={coming} />
          {shown.length === 0 && coming.length === 0 && <p className="sub">{t('push.waiting', { project })}</p>}
          {shown.length === 0 && coming.length === 0 && long && (
            <div className="note info">
              <Icon name="info" />
              <ul className="plainlist">{['push.stuck.tls', 'push.stuck.host', 'push.stuck.sign-in'].map(key => <li key={key}>{t(key)}</li>)}</ul>
            </div>
          )}
          {shown.map((one, i) => (
            <div key={one.name}>
              <div className="row wrap">
                <span className="ok"><Icon name="check" /></span>
                <Link className="tag grow" to="/r/$project/$" params={{ project, _splat: one.name.slice(project.length + 1) }} search={{}}>{one.name}</Link>
                <span className="muted small"><Time at={one.at} /></span>
              </div>
              {i === 0 && <Layers repository={one.repository} digest={one.digest} sent={sent} />}
              {i === 0 && (
                <div className="row wrap" style={{ marginTop: 8 }}>
                  <Link className="btn s" to="/r/$project/$" params={{ project, _splat: one.name.slice(project.length + 1) }} search={{}}><Icon name="tag" />{t('push.open')}</Link>
                  {rights.admin && <Link className="btn s" to={robotAt(project, 'new')}><Icon name="robot" />{t('push.ci')}</Link>}
                </div>
              )}
            </div>
          ))}
        </div>
      </div>
    </>
  );
}
