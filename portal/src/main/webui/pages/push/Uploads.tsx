import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bytes, short } from '../../lib/format';
import type { Push, Stage, Upload } from '../../live/uploads';
import { Bytes, Icon, type IconName } from '../../ui';

const ICONS: Record<Stage, IconName> = { arriving: 'upload', waiting: 'clock', stored: 'check', stopped: 'alert' };
/** Whoever listens is told how far it is no more often. */
const SAID_EVERY = 10_000;

function useSizes(): (received: number, total: number | undefined) => string {
  const { t, i18n } = useTranslation();
  return (received, total) => {
    const size = bytes(received, i18n.language);
    return total === undefined ? size : t('push.bytes', { size, total: bytes(total, i18n.language) });
  };
}

/** How much of it is there, as a bar; where nobody knows of how much, one that only says that something moves. */
function Bar({ label, received, total, moves, text }: { label: string; received: number; total: number | undefined; moves: boolean; text: string }) {
  const share = total === undefined ? undefined : total === 0 ? 100 : Math.floor(received * 100 / total);
  return (
    <span className={`bar wide${share === undefined && moves ? ' moves' : ''}`} role="progressbar" aria-label={label} aria-valuetext={text}
      {...(share !== undefined && { 'aria-valuenow': share, 'aria-valuemin': 0, 'aria-valuemax': 100 })}>
      <i style={share === undefined ? undefined : { width: `${share}%` }} />
    </span>
  );
}

function Row({ upload, number }: { upload: Upload; number: number }) {
  const { t } = useTranslation();
  const sizes = useSizes();
  const { stage, received, digest } = upload;
  // Most clients say what it was, and that it is all, when it is over.
  const total = stage === 'stored' ? received : upload.total;
  const name = digest ? short(digest) : t('push.part', { number });
  return (
    <li data-stage={stage}>
      <span className={stage === 'stored' ? 'ok' : stage === 'stopped' ? 'stopped' : 'muted'}><Icon name={ICONS[stage]} /></span>
      <span className={digest ? 'digest grow' : 'trunc grow'}>{name}</span>
      <span className="num small">{stage === 'stored' ? <Bytes size={received} /> : sizes(received, total)}</span>
      <Bar label={name} received={received} total={total} moves={stage === 'arriving'} text={`${t(`push.stage.${stage}`)}, ${sizes(received, total)}`} />
      <span className="muted small stage">{t(`push.stage.${stage}`)}</span>
    </li>
  );
}

/** What is coming in for one repository. */
function Coming({ push }: { push: Push }) {
  const { t, i18n } = useTranslation();
  const sizes = useSizes();
  return (
    <div>
      <div className="row wrap">
        <span className="tag grow">{push.repository}</span>
        <span className="muted small num">
          {sizes(push.received, push.total)}{push.rate > 0 && `, ${t('push.rate', { size: bytes(push.rate, i18n.language) })}`}
        </span>
      </div>
      <ul className="layers coming" aria-label={t('push.coming', { name: push.repository })}>
        {push.uploads.map((one, i) => <Row key={one.key} upload={one} number={i + 1} />)}
      </ul>
    </div>
  );
}

/** Says now and then how far it is. */
function Said({ pushes }: { pushes: Push[] }) {
  const { t, i18n } = useTranslation();
  const [said, setSaid] = useState('');
  const latest = useRef(pushes);
  latest.current = pushes;
  const coming = pushes.some(push => push.uploads.some(one => one.stage === 'arriving'));
  useEffect(() => {
    if (!coming) return undefined;
    const say = () => setSaid(latest.current
      .filter(push => push.uploads.some(one => one.stage === 'arriving'))
      .map(push => t('push.said', { name: push.repository, size: bytes(push.received, i18n.language) }))
      .join(' '));
    say();
    const timer = setInterval(say, SAID_EVERY);
    return () => clearInterval(timer);
  }, [coming, t, i18n]);
  return <p className="vh" role="status">{coming ? said : ''}</p>;
}

/** Uploads that are under way. */
export function Uploads({ pushes }: { pushes: Push[] }) {
  return (
    <>
      <Said pushes={pushes} />
      {pushes.map(push => <Coming key={push.repository} push={push} />)}
    </>
  );
}
