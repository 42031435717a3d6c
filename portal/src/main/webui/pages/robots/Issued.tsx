import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, take } from '../../api/client';
import { useRegistry } from '../../api/queries';
import { never } from '../../lib/format';
import { CLIENTS, configOf, snippet, type Client } from '../../lib/robots';
import { save } from '../../lib/save';
import { masked } from '../../lib/secret';
import { Button, Choices, CopyButton, Dialog, Icon, Time } from '../../ui';
import { SecretLine } from '../../ui/Secret';

/** A secret that was just made. */
export interface Issued {
  name: string;
  secret: string;
  /** What names in snippets are made of. */
  project: string;
  /** Until when the secret of before stays good. */
  until?: string | undefined;
  /** Its number, where it is new and nobody has used it yet. */
  id?: number | undefined;
}

const EVERY = 3_000;

/** Says when the robot signs in for the first time. */
function FirstUse({ id }: { id: number }) {
  const { t } = useTranslation();
  const used = useQuery({
    queryKey: ['robots', 'first use', id],
    refetchInterval: ({ state }) => (never(state.data?.last_used_time) ? EVERY : false),
    queryFn: () => take(harbor.GET('/api/v2.0/robots/{robot_id}', { params: { path: { robot_id: String(id) } } })),
  }).data?.last_used_time;
  return <p className="small" role="status">{never(used) ? <span className="live">{t('robot.waiting')}</span> : <span className="chip ok"><Icon name="check" />{t('push.signed-in')} <Time at={used} /></span>}</p>;
}

/** The secret of a robot, told once, with what to paste where. */
export function IssuedDialog({ issued, onClose }: { issued: Issued; onClose: () => void }) {
  const { t } = useTranslation();
  const registry = useRegistry();
  const [client, setClient] = useState<Client>('docker');
  const [shown, setShown] = useState(false);
  const written = (secret: string) => snippet(client, registry, issued.name, secret, issued.project);
  return (
    <Dialog wide title={issued.name} open onClose={onClose} held>
      <div className="stack">
        <div className="note warn"><Icon name="key" /><span>{t('secret.once')}</span></div>
        <SecretLine secret={issued.secret} shown={shown} onShow={setShown} />
        {issued.until && <p className="muted small">{t('robot.overlap.until')} <Time at={issued.until} /></p>}
        <Choices label={t('push.client')} value={client} onChange={setClient} options={CLIENTS.map(one => [one, t(`client.${one}`)] as const)} />
        <div>
          <pre className="log" tabIndex={0} role="region" aria-label={t(`client.${client}`)} style={{ borderRadius: 7, minHeight: 0 }}>{written(shown ? issued.secret : masked(issued.secret))}</pre>
          <div className="row end" style={{ marginTop: 8 }}>
            <Button small icon="download" onClick={() => save(new Blob([configOf(registry, issued.name, issued.secret)]), 'config.json')}>config.json</Button>
            <CopyButton text={written(issued.secret)} label={t(`client.${client}`)} />
          </div>
        </div>
        <div className="row end">{issued.id !== undefined && <span className="grow"><FirstUse id={issued.id} /></span>}<Button kind="primary" onClick={onClose}>{t('secret.kept')}</Button></div>
      </div>
    </Dialog>
  );
}
