import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { systemInfo, useMe, useRegistry } from '../api/queries';
import { clients, pushCommands, type Client } from '../lib/reference';
import { PageHead, useCrumbs } from '../shell/Shell';
import { Choices, Command, Icon } from '../ui';
import { Arrivals } from './Arrivals';

/** Whether clients reach the registry without TLS. */
export function usePlain(): boolean {
  const url = useQuery(systemInfo).data?.external_url;
  return url ? url.startsWith('http:') : window.location.protocol === 'http:';
}

const NAMES: Record<Client, string> = { docker: 'Docker', podman: 'Podman', crane: 'crane', oras: 'ORAS' };

export function PushSteps({ project, client, onClient }: { project: string; client: Client; onClient: (client: Client) => void }) {
  const { t } = useTranslation();
  const registry = useRegistry();
  const plain = usePlain();
  const user = useMe().username ?? '';
  const commands = pushCommands(client, registry, user, project, plain);
  const local = /^(localhost|127\.|\[::1\])/.test(registry);
  return (
    <>
      <Choices label={t('push.client')} options={clients.map(name => [name, NAMES[name]] as const)} value={client} onChange={onClient} />
      <ol className="steps" style={{ marginTop: 20 }}>
        <li>
          <h2>{t('sign-in')}</h2>
          <div className="card"><div className="body stack">
            {commands.signIn.map(text => <Command key={text} text={text} />)}
            <p className="sub">{t(client === 'crane' ? 'push.sign-in.crane' : 'push.sign-in')}</p>
          </div></div>
        </li>
        <li>
          <h2>{t(client === 'oras' ? 'push.files' : 'push.image')}</h2>
          <div className="card"><div className="body stack">
            {commands.push.map(text => <Command key={text} text={text} />)}
            {client === 'docker' && plain && !local && (
              <div className="note warn"><Icon name="alert" /><span>{t('push.plain')}</span></div>
            )}
          </div></div>
        </li>
        <li><Arrivals project={project} /></li>
        <li>
          <h2>{t('push.pull')}</h2>
          <div className="card"><div className="body stack">
            {commands.pull.map(text => <Command key={text} text={text} />)}
          </div></div>
        </li>
      </ol>
    </>
  );
}

/** How to get a first image here, for the client at hand. */
export default function Push() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/push' });
  const navigate = useNavigate({ from: '/push' });
  const client = clients.find(name => name === search.client) ?? 'docker';
  useCrumbs({ text: t('push') });
  return (
    <div style={{ maxWidth: 860 }}>
      <PageHead title={t('push.title')} sub={t('push.sub', { project: search.project ?? 'library' })} />
      <PushSteps project={search.project ?? 'library'} client={client}
        onClient={chosen => void navigate({ search: before => ({ ...before, client: chosen }), replace: true })} />
    </div>
  );
}
