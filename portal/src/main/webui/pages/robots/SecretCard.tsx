import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { never } from '../../lib/format';
import type { Client, Robot } from '../../lib/robots';
import { Button, Icon, Time } from '../../ui';
import { SecretLine } from '../../ui/Secret';
import { Renew } from './Renew';
import { Snippet } from './Snippet';

/** A secret that was just made. */
export interface Issued {
  /** Whose. */
  id: number;
  name: string;
  secret: string;
  /** What names in snippets are made of. */
  project: string;
  /** Since when it is there, by the server's clock. */
  since: string;
  /** Until when the secret of before stays good. */
  until?: string | undefined;
}

/** Whether a robot signed in since its secret was made. */
export const usedSince = (robot: Robot | undefined, since: string): boolean =>
  !never(robot?.last_used_time) && new Date(robot?.last_used_time ?? 0) >= new Date(since);

/** Says when the robot signs in. While another secret is good too, nobody can tell which one it was. */
function FirstUse({ robot, issued }: { robot: Robot | undefined; issued: Issued }) {
  const { t } = useTranslation();
  return (
    <p className="small" role="status">
      {usedSince(robot, issued.since)
        ? <><span className="chip ok"><Icon name="check" />{t('push.signed-in')} <Time at={robot?.last_used_time} /></span>{issued.until && <span className="muted"> {t('robot.used.either')}</span>}</>
        : <span className="live">{t('robot.waiting')}</span>}
    </p>
  );
}

/** The secret, told once, with what to paste where. */
function Told({ issued, robot, onKept }: { issued: Issued; robot: Robot | undefined; onKept: () => void }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const [client, setClient] = useState<Client>('docker');
  return (
    <div className="body stack">
      <SecretLine secret={issued.secret} shown={shown} onShow={setShown} onCopied={onKept} />
      <p className="muted small">{t('secret.once')}</p>
      {issued.until && <p className="muted small">{t('robot.overlap.until')} <Time at={issued.until} /></p>}
      <Snippet name={issued.name} secret={issued.secret} project={issued.project} shown={shown} client={client} onClient={setClient} onKept={onKept} />
      <div className="row wrap firstuse">
        <span className="grow"><FirstUse robot={robot} issued={issued} /></span>
        {client !== 'docker' && <Button kind="quiet" small icon="terminal" onClick={() => setClient('docker')}>{t('robot.test')}</Button>}
      </div>
    </div>
  );
}

/** What is known of a secret that is not, and how to get a new one. */
function Untold({ robot, may, onIssued }: { robot: Robot; may: boolean; onIssued: (issued: Issued) => void }) {
  const { t } = useTranslation();
  const before = robot.previous_secret_until;
  return (
    <div className="body stack">
      <dl className="facts">
        <dt>{t('robot.made')}</dt><dd><Time at={robot.creation_time} /></dd>
        <dt>{t('robot.changed')}</dt><dd><Time at={robot.update_time} /></dd>
        <dt>{t('robot.used')}</dt><dd><Time at={robot.last_used_time} /></dd>
        {before && new Date(before) > new Date() && <><dt>{t('robot.before')}</dt><dd><Time at={before} /></dd></>}
      </dl>
      <p className="muted small">{t('robot.untold')}</p>
      {may && <Renew robot={robot} onIssued={onIssued} />}
    </div>
  );
}

/** A robot's secret: to be made, told once, or known to whoever stored it. */
export function SecretCard({ robot, issued, may, onIssued, onKept }: {
  robot: Robot | undefined; issued: Issued | undefined; may: boolean; onIssued: (issued: Issued) => void; onKept: () => void;
}) {
  const { t } = useTranslation();
  const head = useRef<HTMLHeadingElement>(null);
  const secret = issued?.secret;
  useEffect(() => {
    // What was pressed to get it is gone, and the secret is what comes next.
    if (secret !== undefined) head.current?.focus();
  }, [secret]);
  return (
    <section className={`card${issued ? ' told' : ''}`} aria-labelledby="robot-secret">
      <header><h2 id="robot-secret" ref={head} tabIndex={-1}>{t('secret')}</h2>{issued && <span className="sp chip warn"><Icon name="eye" />{t('secret.shown-once')}</span>}</header>
      {issued ? <Told key={issued.secret} issued={issued} robot={robot} onKept={onKept} />
        : robot ? <Untold robot={robot} may={may} onIssued={onIssued} />
        : <div className="body"><p className="muted">{t('robot.secret.later')}</p></div>}
    </section>
  );
}
