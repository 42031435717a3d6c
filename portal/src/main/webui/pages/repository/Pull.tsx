import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRegistry } from '../../api/queries';
import { clients, pullCommand, written, type Client, type Reference } from '../../lib/reference';
import { Button, Icon, Menu, useCopy } from '../../ui';
import { usePlain } from '../push/plain';

const STORED = 'berth.client';

/** The client whose commands are shown, remembered in this browser. */
export function useClient(): [Client, (client: Client) => void] {
  const [client, set] = useState<Client>(() => clients.find(name => name === localStorage.getItem(STORED)) ?? 'docker');
  return [client, chosen => { localStorage.setItem(STORED, chosen); set(chosen); }];
}

export function useCopyPull(): (reference: Reference) => void {
  const copy = useCopy();
  const registry = useRegistry();
  const plain = usePlain();
  return reference => copy(pullCommand(clients.find(name => name === localStorage.getItem(STORED)) ?? 'docker', registry, reference, plain));
}

/** The line that fetches something, for the client at hand. */
export function Pull({ reference }: { reference: Reference }) {
  const { t } = useTranslation();
  const [client, choose] = useClient();
  const registry = useRegistry();
  const copy = useCopy();
  const text = pullCommand(client, registry, reference, usePlain());
  return (
    <div className="cmd pull">
      <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <button type="button" className="copy" aria-label={`${t('push.client')}: ${client}`}>{client}<Icon name="chevron-down" /></button>
        </Menu.Target>
        <Menu.Dropdown aria-label={t('push.client')}>
          {clients.map(name => <Menu.Item key={name} onClick={() => choose(name)}>{name}</Menu.Item>)}
        </Menu.Dropdown>
      </Menu>
      <code tabIndex={0}>{text}</code>
      <Button small kind="quiet" aria-label={`${t('copy.ref')}: ${t('copy.reference')}`} onClick={() => copy(`${registry}/${written(reference)}`)}>{t('copy.ref')}</Button>
      <button type="button" className="copy" aria-label={`${t('copy')}: ${text}`} onClick={() => copy(text)}><Icon name="copy" />{t('copy')}</button>
    </div>
  );
}
