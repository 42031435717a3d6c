import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { manifest } from '../../api/registry';
import { short } from '../../lib/format';
import { splat, type Reference } from '../../lib/reference';
import type { useRights } from '../../lib/roles';
import { Answered, Bytes } from '../../ui';
import { platforms, runs } from '../repository/rows';
import './artifact.css';
import { Deploy } from './Deploy';
import { Labels } from './Labels';
import { TagList } from './TagList';

type Artifact = Schemas['Artifact'];

interface RunConfig {
  Entrypoint?: string[];
  Cmd?: string[];
  User?: string;
  WorkingDir?: string;
  ExposedPorts?: Record<string, unknown>;
  Env?: string[];
}

function Facts({ artifact }: { artifact: Artifact }) {
  const { t } = useTranslation();
  const extra = (artifact.extra_attrs ?? {}) as { os?: string; architecture?: string; author?: string; created?: string; config?: RunConfig };
  const run = extra.config ?? {};
  const facts: [string, string | undefined][] = [
    [t('type'), (artifact.type ?? '').toLowerCase()],
    [t('media-type'), artifact.manifest_media_type],
    [t('platforms'), extra.os && runs(extra) ? `${extra.os}/${extra.architecture ?? ''}` : undefined],
    [t('author'), extra.author],
    [t('entrypoint'), run.Entrypoint?.join(' ')],
    [t('command'), run.Cmd?.join(' ')],
    [t('run-as'), run.User],
    [t('folder'), run.WorkingDir],
    [t('ports'), run.ExposedPorts && Object.keys(run.ExposedPorts).join(', ')],
  ];
  return (
    <section className="card">
      <header><h2>{t('facts')}</h2></header>
      <dl className="body facts">
        {facts.filter(([, value]) => value).map(([name, value]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={name} className="mono small">{value}</dd>])}
      </dl>
    </section>
  );
}

function Annotations({ annotations }: { annotations: Record<string, unknown> }) {
  const { t } = useTranslation();
  const entries = Object.entries(annotations);
  if (entries.length === 0) return null;
  return (
    <section className="card">
      <header><h2>{t('annotations')}</h2></header>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('annotations')}>
        <table>
          <thead><tr><th scope="col">{t('name')}</th><th scope="col">{t('value')}</th></tr></thead>
          <tbody>{entries.map(([name, value]) => <tr key={name}><td className="mono small">{name}</td><td className="prose">{String(value)}</td></tr>)}</tbody>
        </table>
      </div>
    </section>
  );
}

/** What pulling it costs, part by part, as bars of their share. */
function Layers({ reference, digest }: { reference: Reference; digest: string }) {
  const { t } = useTranslation();
  const query = useQuery(manifest(`${reference.project}/${reference.repository}`, digest));
  return (
    <section className="card">
      <header><h2>{t('layers')}</h2></header>
      <Answered query={query}>
        {({ parsed }) => {
          const layers = parsed.layers ?? [];
          const largest = Math.max(1, ...layers.map(layer => layer.size));
          return (
            <div className="scroll" tabIndex={0} role="region" aria-label={t('layers')}>
              <table>
                <thead><tr><th scope="col">{t('digest')}</th><th scope="col">{t('media-type')}</th><th scope="col" className="r">{t('size')}</th><th scope="col"><span className="vh">{t('share')}</span></th></tr></thead>
                <tbody>
                  {layers.map((layer, i) => (
                    <tr key={i}>
                      <td className="digest">{short(layer.digest)}</td>
                      <td className="small muted">{layer.annotations?.['org.opencontainers.image.title'] ?? layer.mediaType}</td>
                      <td className="r"><Bytes size={layer.size} /></td>
                      <td style={{ minWidth: 90 }}><div className="bar" aria-hidden><i style={{ width: `${(layer.size / largest) * 100}%` }} /></div></td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          );
        }}
      </Answered>
    </section>
  );
}

function Parts({ reference, artifact }: { reference: Reference; artifact: Artifact }) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <header><h2>{t('platforms')}</h2></header>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('platforms')}>
        <table>
          <thead><tr><th scope="col">{t('platform')}</th><th scope="col">{t('digest')}</th></tr></thead>
          <tbody>
            {platforms(artifact).map(part => (
              <tr key={part.digest + part.name}>
                <td><span className="plat">{part.name}</span></td>
                <td><Link className="digest" to="/r/$project/$" search={{}}
                  params={{ project: reference.project, _splat: splat({ ...reference, tag: undefined, digest: part.digest } as Reference) }}><span className="wide-only">{part.digest}</span><span className="narrow-only">{short(part.digest)}</span></Link></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export function Overview({ reference, artifact, rights }: { reference: Reference; artifact: Artifact; rights: ReturnType<typeof useRights> }) {
  const index = (artifact.references ?? []).length > 0;
  return (
    <div className="grid two">
      <div className="gap">
        {index ? <Parts reference={reference} artifact={artifact} /> : <Layers reference={reference} digest={artifact.digest ?? ''} />}
        {artifact.type === 'IMAGE' && <Deploy reference={reference} digest={artifact.digest ?? ''} />}
        <Annotations annotations={(artifact.annotations ?? {}) as Record<string, unknown>} />
      </div>
      <div className="gap">
        <Facts artifact={artifact} />
        <TagList reference={reference} artifact={artifact} rights={rights} />
        <Labels reference={reference} artifact={artifact} rights={rights} />
      </div>
    </div>
  );
}
