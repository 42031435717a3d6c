import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRegistry } from '../../api/queries';
import { DEPLOYS, deploySnippet, type Deploy as Kind } from '../../lib/deploy';
import { written, type Reference } from '../../lib/reference';
import { Choices, CopyButton, Switch } from '../../ui';

/** What to write where an image is run. */
export function Deploy({ reference, digest }: { reference: Reference; digest: string }) {
  const { t } = useTranslation();
  const registry = useRegistry();
  const [kind, setKind] = useState<Kind>('kubernetes');
  const [pinned, setPinned] = useState(true);
  const { project, repository, tag } = reference;
  const name = `${registry}/${written({ project, repository, ...(tag ? { tag } : {}) })}`;
  const text = deploySnippet(kind, pinned || !tag ? `${name}@${digest}` : name, repository);
  return (
    <section className="card">
      <header><h2>{t('deploy')}</h2><span className="sp"><CopyButton text={text} label={t(`deploy.${kind}`)} /></span></header>
      <div className="body stack">
        <div className="row wrap">
          <span className="grow"><Choices label={t('deploy.where')} value={kind} onChange={setKind} options={DEPLOYS.map(one => [one, t(`deploy.${one}`)] as const)} /></span>
          {tag && <Switch label={t('deploy.pinned')} checked={pinned} onChange={event => setPinned(event.currentTarget.checked)} />}
        </div>
        <pre className="shown" tabIndex={0} role="region" aria-label={t(`deploy.${kind}`)}>{text}</pre>
      </div>
    </section>
  );
}
