import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRegistry } from '../../api/queries';
import { coloured } from '../../lib/coloured';
import { called, CLIENTS, configOf, snippet, type Client } from '../../lib/robots';
import { save } from '../../lib/save';
import { masked } from '../../lib/secret';
import { Button, Choices, useCopy } from '../../ui';

/** What to paste where a robot signs in; its secret is hidden until somebody wants to see it, and copied either way. */
export function Snippet({ name, secret, project, shown, client, onClient, onKept }: {
  name: string; secret: string;
  /** What names are made of. */
  project: string;
  shown: boolean; client: Client; onClient: (client: Client) => void;
  /** Told when the secret was taken along. */
  onKept: () => void;
}) {
  const { t } = useTranslation();
  const registry = useRegistry();
  const copy = useCopy();
  const [yaml, setYaml] = useState(false);
  const form = client === 'kubernetes' && yaml ? 'yaml' : client;
  const written = (word: string) => snippet(form, registry, name, word, project);
  const whole = written(secret);
  const hidden = form === 'yaml' ? whole.replace(/\S+$/, masked) : written(masked(secret));
  const names = called(project);
  const take = () => {
    copy(whole);
    if (whole !== written('')) onKept();
  };
  const download = () => {
    save(new Blob([configOf(registry, name, secret)]), 'config.json');
    onKept();
  };
  return (
    <>
      <Choices label={t('push.client')} value={client} onChange={onClient} options={CLIENTS.map(one => [one, t(`client.${one}`)] as const)} />
      <pre className="snippet" tabIndex={0} role="region" aria-label={t(`client.${client}`)}>
        {coloured(shown ? whole : hidden, [names.secret, names.namespace], [registry]).map(({ text, kind }, i) => kind ? <span key={i} className={`is-${kind}`}>{text}</span> : text)}
      </pre>
      <div className="row wrap">
        <Button icon="copy" onClick={take}>{t(form === 'kubernetes' ? 'robot.copy.both' : 'robot.copy')}</Button>
        {client === 'kubernetes' && <Button icon="file-code" aria-pressed={yaml} onClick={() => setYaml(!yaml)}>{t('robot.yaml')}</Button>}
        <Button icon="download" onClick={download}>config.json</Button>
      </div>
    </>
  );
}
