import { useMediaQuery } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { lineage as lineageQuery } from '../../api/layers';
import { useRegistry } from '../../api/queries';
import { attestations, content, manifest, referrers } from '../../api/registry';
import { attached, mayState, origin, type Attached } from '../../lib/attached';
import { short } from '../../lib/format';
import { related } from '../../lib/lineage';
import { splat, written, type Reference } from '../../lib/reference';
import { inOneLine } from '../../lib/said';
import { save } from '../../lib/save';
import { Answered, Button, Bytes, Choices, Command, CopyButton, Empty, Icon, Loading, say, Time } from '../../ui';
import { platforms } from '../repository/rows';
import './artifact.css';
import { Built } from './Built';
import { Graph, KIND_ICONS } from './Graph';
import { Tables } from './Lineage';

type Artifact = Schemas['Artifact'];

const place = (reference: Reference, digest: string) => ({
  project: reference.project, _splat: splat({ ...reference, tag: undefined, digest } as Reference),
});

/** How to look at what is attached, with the tool for its kind. */
function command(one: Attached, own: string, registry: string): string {
  const repository = `${registry}/${own.slice(0, own.indexOf('@'))}`;
  if (one.carried) {
    const told = one.kind === 'sbom' ? 'SBOM' : one.kind === 'provenance' ? 'Provenance' : '';
    return told ? `docker buildx imagetools inspect ${repository}@${one.carried.index} --format '{{ json .${told} }}'`
      : `oras blob fetch --output - ${repository}@${one.carried.layer.digest}`;
  }
  switch (one.kind) {
    case 'signature':
      return /notary/.test(one.type) ? `notation verify ${registry}/${own}` : `cosign verify ${registry}/${own} --certificate-identity … --certificate-oidc-issuer …`;
    case 'provenance':
      return `cosign verify-attestation --type slsaprovenance1 ${registry}/${own} --certificate-identity … --certificate-oidc-issuer …`;
    default:
      return `oras pull ${repository}@${one.digest}`;
  }
}

/** That something is not attached, but carried by an index, and for which of the platforms that this lists. */
function Carried({ platform }: { platform: string | undefined }) {
  const { t } = useTranslation();
  return <>{platform && <span className="plat">{platform}</span>}<span className="chip line">{t('carried')}</span></>;
}

function Details({ reference, one, own, platform }: { reference: Reference; one: Attached; own: string; platform: string | undefined }) {
  const { t } = useTranslation();
  const registry = useRegistry();
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  const repository = `${reference.project}/${reference.repository}`;
  async function download() {
    setBusy(true);
    try {
      const parsed = one.carried ? undefined : (await cache.ensureQueryData(manifest(repository, one.digest))).parsed;
      const layer = one.carried?.layer ?? parsed?.layers?.[0] ?? parsed?.config;
      if (layer) save(await content(repository, layer.digest), `${reference.repository.split('/').at(-1)}-${one.kind}-${(one.carried ? layer : one).digest.slice(7, 15)}${/json/.test(layer.mediaType ?? one.type) ? '.json' : ''}`);
    } catch (problem) {
      say(inOneLine(problem));
    } finally {
      setBusy(false);
    }
  }
  const notes = Object.entries(one.annotations).filter(([name]) => name !== 'org.opencontainers.image.created');
  return (
    <section className="card" aria-live="polite">
      <header><h2>{t(`kind.${one.kind}`)}</h2>{one.carried && <Carried platform={platform} />}<span className="sp"><Button small icon="download" disabled={busy} onClick={() => void download()}>{t('download')}</Button></span></header>
      <div className="body stack">
        <dl className="facts tight">
          <dt>{t('type')}</dt><dd className="mono small">{one.type}</dd>
          <dt>{t('digest')}</dt><dd><Link className="digest" to="/r/$project/$" params={place(reference, one.digest)} search={{}}>{short(one.digest)}</Link></dd>
          {one.carried && <><dt>{t('carried.about')}</dt><dd><Link className="digest" to="/r/$project/$" params={place(reference, one.carried.subject)} search={{}}>{short(one.carried.subject)}</Link></dd></>}
          <dt>{t('size')}</dt><dd><Bytes size={one.size} /></dd>
          {one.made && <><dt>{t('made')}</dt><dd><Time at={one.made} /></dd></>}
          {notes.map(([name, value]) => [<dt key={`${name} name`} className="mono small" style={{ overflowWrap: 'anywhere' }}>{name}</dt>, <dd key={name} className="mono small">{value}</dd>])}
        </dl>
        {mayState(one) && <Built repository={repository} one={one} />}
        {one.carried && <p className="sub small">{t('carried.text')}</p>}
        <Command text={command(one, own, registry)} />
      </div>
    </section>
  );
}

function List({ reference, found, names, chosen, onChoose }: {
  reference: Reference; found: Attached[]; names: ReadonlyMap<string, string>; chosen: string | undefined; onChoose: (key: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('artifact.referrers')}>
      <table>
        <thead><tr><th scope="col">{t('type')}</th><th scope="col">{t('digest')}</th><th scope="col" className="r">{t('size')}</th><th scope="col" className="optional">{t('made')}</th></tr></thead>
        <tbody>
          {found.map(one => (
            <tr key={one.key} className={one.key === chosen ? 'sel' : ''}>
              <td><span className="row wrap" style={{ paddingBlock: 4 }}>
                <button type="button" className="btn q s" style={{ paddingInlineStart: 0 }} aria-pressed={one.key === chosen} onClick={() => onChoose(one.key)}><Icon name={KIND_ICONS[one.kind]} />{t(`kind.${one.kind}`)}</button>
                {one.carried && <Carried platform={names.get(one.carried.subject)} />}
              </span></td>
              <td><Link className="digest" to="/r/$project/$" params={place(reference, one.digest)} search={{}}>{short(one.digest)}</Link></td>
              <td className="r"><Bytes size={one.size} /></td>
              <td className="optional muted">{one.made && <Time at={one.made} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Nothing({ own }: { own: string }) {
  const { t } = useTranslation();
  const registry = useRegistry();
  return (
    <section className="card">
      <Empty title={t('referrers.none')}>
        <p>{t('referrers.none.text')}</p>
        <div className="stack">
          <Command text={`cosign sign ${registry}/${own}`} />
          <Command text={`oras attach --artifact-type application/spdx+json ${registry}/${own} sbom.json`} />
        </div>
      </Empty>
    </section>
  );
}

/** Where an image comes from and what was attached to it: signatures, lists of parts, anything that names it. */
export function Referrers({ reference, artifact }: { reference: Reference; artifact: Artifact }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/r/$project/$' });
  const navigate = useNavigate({ from: '/r/$project/$' });
  const [chosen, setChosen] = useState<string>();
  const narrow = useMediaQuery('(max-width: 760px)', window.matchMedia('(max-width: 760px)').matches, { getInitialValueInEffect: false });
  const { project, repository } = reference;
  const digest = artifact.digest ?? '';
  const query = useQuery(referrers(`${project}/${repository}`, digest));
  const carried = useQuery({ ...attestations(`${project}/${repository}`, digest), retry: false });
  const names = useMemo(() => new Map(platforms(artifact).filter(part => part.digest !== digest).map(part => [part.digest, part.name])), [artifact, digest]);
  const standing = useQuery({ ...lineageQuery(reference, reference.tag ?? digest, search.platform), retry: false, enabled: artifact.type === 'IMAGE' });
  const lineage = standing.data;
  const own = written({ project, repository, digest });
  const config = (artifact.extra_attrs ?? {}) as { config?: { Labels?: Record<string, string> } };
  const from = origin((artifact.annotations ?? {}) as Record<string, unknown>, config.config?.Labels);
  return (
    <Answered query={query}>
      {descriptors => {
        const found = attached(descriptors, artifact.accessories ?? [], carried.data);
        const one = found.find(candidate => candidate.key === chosen) ?? found[0];
        const known = Object.values(from).some(Boolean) || (lineage !== undefined && related(lineage));
        if (found.length === 0 && !known) return standing.isLoading || carried.isLoading ? <Loading /> : <Nothing own={own} />;
        const noted = Boolean(from.base ?? from.source);
        // The graph is wider than a phone.
        const usual = narrow ? 'list' : 'graph';
        const view = search.view === 'list' || search.view === 'graph' ? search.view : usual;
        return (
          <div className={one || noted ? 'chain' : ''}>
            <section className="card">
              <header style={{ paddingBottom: 8 }}>
                <h2>{t('chain')}</h2>
                <span className="sp"><Choices segments label={t('chain.view')} value={view} options={[['graph', t('chain.graph')], ['list', t('chain.list')]] as const}
                  onChange={next => void navigate({ to: '.', search: before => ({ ...before, view: next === usual ? undefined : next }), replace: true })} /></span>
              </header>
              {view === 'graph'
                ? <Graph repository={`${project}/${repository}`} name={`${repository.split('/').at(-1)}${reference.tag ? `:${reference.tag}` : ''}`} artifact={artifact} from={from} lineage={lineage} found={found} names={names} chosen={one?.key} onChoose={setChosen} />
                : (
                  <>
                    {lineage && <Tables lineage={lineage} />}
                    {found.length > 0 ? <List reference={reference} found={found} names={names} chosen={one?.key} onChoose={setChosen} /> : <Empty title={t('referrers.none')} />}
                  </>
                )}
            </section>
            {(one ?? noted) && (
              <div className="gap">
                {one && <Details reference={reference} one={one} own={own} platform={one.carried && names.get(one.carried.subject)} />}
                {noted && <Origin from={from} />}
              </div>
            )}
          </div>
        );
      }}
    </Answered>
  );
}

/** What the builder noted. It is text: anybody may write there what they like. */
function Origin({ from }: { from: ReturnType<typeof origin> }) {
  const { t } = useTranslation();
  const facts: [string, string | undefined][] = [[t('chain.base'), from.base], [t('digest'), from.baseDigest], [t('chain.source'), from.source], [t('chain.revision'), from.revision]];
  return (
    <section className="card">
      <header><h2>{t('chain.origin')}</h2>{from.source && <span className="sp"><CopyButton text={from.source} label={t('chain.source')} /></span>}</header>
      <dl className="body facts">
        {facts.filter(([, value]) => value).map(([name, value]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={name} className="mono small">{value}</dd>])}
      </dl>
      <p className="sub small body" style={{ paddingTop: 0 }}>{t('lineage.said.text')}</p>
    </section>
  );
}
