import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { systemInfo, useMe, useRegistry } from '../../api/queries';
import { nameOf, pushCommands, pushers, tagOf, type Pusher } from '../../lib/push';
import { PageHead, useCrumbs } from '../../shell/Shell';
import { Choices, Command, CopyButton, Icon } from '../../ui';
import '../artifact/artifact.css';
import { Arrivals } from './Arrivals';
import { Checklist } from './Checklist';
import { usePlain } from './plain';
import { Token } from './Token';

const NAMES: Record<Pusher, string> = {
  docker: 'Docker', podman: 'Podman', nerdctl: 'nerdctl', helm: 'Helm', oras: 'ORAS', skopeo: 'Skopeo', crane: 'crane', github: 'GitHub Actions', gitlab: 'GitLab CI',
  jib: 'Jib, Buildpacks',
};
const PIPELINES: readonly Pusher[] = ['github', 'gitlab'];

interface Wish {
  client: Pusher;
  image: string;
  tag: string;
}

/** A word of the commands that is typed here. */
function Blank({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  return <label className="row small muted">{label}<input className="blank" value={value} size={Math.max(6, value.length)} spellCheck={false} autoComplete="off" onChange={event => onChange(event.target.value)} /></label>;
}

function Steps({ project, wish, onWish }: { project: string; wish: Wish; onWish: (next: Partial<Wish>) => void }) {
  const { t } = useTranslation();
  const registry = useRegistry();
  const plain = usePlain();
  const user = useMe().username ?? '';
  const { client } = wish;
  const [used, setUsed] = useState(false);
  const told = useCallback((now: boolean) => setUsed(now), []);
  const commands = pushCommands(client, { registry, user, project, image: nameOf(wish.image) || 'my-image', tag: tagOf(wish.tag) || '1.0', plain });
  const local = /^(localhost|127\.|\[::1\])/.test(registry);
  const pipeline = PIPELINES.includes(client);
  return (
    <>
      <Choices label={t('push.client')} options={pushers.map(name => [name, NAMES[name]] as const)} value={client} onChange={next => onWish({ client: next })} />
      <ol className="steps" style={{ marginTop: 20 }}>
        <li className={used ? 'done' : ''}>
          <h2>{t('sign-in')}</h2>
          <div className="card"><div className="body stack">
            {commands.signIn.map(text => <Command key={text} text={text} />)}
            <p className="sub">{pipeline ? t(`push.sign-in.${client}`) : t(client === 'crane' ? 'push.sign-in.crane' : 'push.sign-in')}</p>
            <Token onUsed={told} />
          </div></div>
        </li>
        <li>
          <h2>{t(client === 'oras' ? 'push.files' : client === 'helm' ? 'push.chart' : pipeline ? 'push.pipeline' : 'push.image')}</h2>
          <div className="card"><div className="body stack">
            <div className="row wrap" style={{ gap: 16 }}>
              <Blank label={t('push.name')} value={wish.image} onChange={image => onWish({ image })} /><Blank label={t('tag')} value={wish.tag} onChange={tag => onWish({ tag })} />
            </div>
            {commands.push.map(text => <Command key={text} text={text} />)}
            {commands.file && (
              <div>
                <div className="row" style={{ marginBottom: 6 }}><span className="mono small grow">{commands.file.name}</span><CopyButton text={commands.file.text} label={commands.file.name} /></div>
                <pre className="shown" tabIndex={0} role="region" aria-label={commands.file.name}>{commands.file.text}</pre>
              </div>
            )}
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
  const admin = useMe().sysadmin_flag === true;
  const info = useQuery(systemInfo).data;
  const project = search.project ?? 'library';
  const wish = { client: pushers.find(name => name === search.client) ?? 'docker', image: search.image ?? 'my-image', tag: search.tag ?? '1.0' };
  useCrumbs({ text: t('push') });
  return (
    <>
      <PageHead title={t('push.title')} sub={t('push.sub', { project })} />
      <div className="besides">
        <div><Steps project={project} wish={wish} onWish={next => void navigate({ search: before => ({ ...before, ...next }), replace: true })} /></div>
        <div className="gap">
          {admin && info && <Checklist />}
          <section className="card">
            <header><h2>{t('push.other')}</h2></header>
            <div className="body stack"><p className="sub">{t('push.other.text')}</p><div><Link className="btn s" to="/projects"><Icon name="folders" />{t('projects')}</Link></div></div>
          </section>
        </div>
      </div>
    </>
  );
}
