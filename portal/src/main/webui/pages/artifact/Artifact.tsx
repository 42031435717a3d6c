import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { imageLayers } from '../../api/layers';
import { artifact as artifactQuery, project as projectQuery } from '../../api/queries';
import { attestations, manifest } from '../../api/registry';
import { sbom, sboms } from '../../api/sboms';
import { attached, NO_DOCUMENT, type Document } from '../../lib/attached';
import { about, chosen } from '../../lib/documents';
import { short } from '../../lib/format';
import { splat, written, type Reference } from '../../lib/reference';
import { useRights } from '../../lib/roles';
import { useCrumbs } from '../../shell/Shell';
import { Answered, Button, Bytes, CopyButton, Count, Icon, Loading, Time } from '../../ui';
import { Pull } from '../repository/Pull';
import { names, runnable } from '../repository/rows';
import { DeleteArtifacts } from '../repository/Selection';
import { ADDITIONS, type AdditionName } from './additions';
import { Layers } from './layers/Layers';
import { Standing } from './Lineage';
import { Overview } from './Overview';
import { Referrers } from './Referrers';
import { Config, Source } from './Source';

const Addition = lazy(() => import('./Addition'));
const Packages = lazy(() => import('./Packages'));
const Activity = lazy(() => import('./Activity'));

/** Tabs that show one platform of several. */
const PLATFORMS = ['layers', 'packages'];

const TABS = ['overview', 'layers', 'packages', 'referrers', 'config', 'manifest'] as const;

/** More of its other tags are on its page. */
const NAMES = 4;

/** The other tags of the same version. */
function Aliases({ reference, artifact }: { reference: Reference; artifact: Schemas['Artifact'] }) {
  const { name, aliases } = names(artifact);
  const others = [name, ...aliases].filter(tag => tag !== undefined && tag !== reference.tag);
  return (
    <>
      {others.slice(0, NAMES).map(tag => <Link key={tag} className="alias" to="/r/$project/$" search={{}} params={{ project: reference.project, _splat: splat({ project: reference.project, repository: reference.repository, tag: tag ?? '' }) }}>{tag}</Link>)}
      {others.length > NAMES && <span className="faint small" title={others.join(', ')}>+{others.length - NAMES}</span>}
    </>
  );
}

/** Whether somebody vouches for it, and whether it says what is in it. It is what was attached, not what was verified. */
function Attachments({ artifact, sboms: lists }: { artifact: Schemas['Artifact']; sboms: number }) {
  const { t } = useTranslation();
  const signed = (artifact.accessories ?? []).some(one => one.type?.startsWith('signature.'));
  if (!signed && lists === 0) return null;
  return (
    <span className="row">
      {signed && <span className="chip"><Icon name="signature" />{t('kind.signature')}</span>}
      {lists > 0 && <span className="chip"><Icon name="sbom" />{t('kind.sbom')}</span>}
    </span>
  );
}

/** How much is behind the tabs, as far as that is known without reading what they show. */
function useNumbers(reference: Reference, artifact: Schemas['Artifact'] | undefined, all: Document[] | undefined): Partial<Record<string, number>> {
  const search = useSearch({ from: '/signed-in/r/$project/$' });
  const place = `${reference.project}/${reference.repository}`;
  const parts = useQuery({ ...manifest(place, artifact?.digest ?? ''), enabled: artifact?.digest !== undefined, retry: false }).data?.parsed;
  // What a tab has read already; of an index that is the only one to tell.
  const image = useQuery({ ...imageLayers(reference, reference.tag ?? reference.digest ?? '', search.platform), enabled: false }).data;
  const listing = artifact ? runnable(artifact) : [];
  const documents = all && about(all, listing, chosen(all, listing, search.platform));
  const carried = useQuery({ ...attestations(place, artifact?.digest ?? ''), enabled: false }).data;
  const document = documents?.find(one => one.layer.digest === search.sbom) ?? documents?.[0];
  const listed = useQuery({ ...sbom(place, document ?? NO_DOCUMENT), enabled: false }).data?.listed;
  return {
    layers: parts?.layers?.length ?? image?.steps.filter(step => step.layer).length,
    packages: document && listed?.form ? listed.packages.length : undefined,
    referrers: artifact && attached([], artifact.accessories ?? [], carried).length,
  };
}

/** One version: what it is, what it is made of, what refers to it. */
export default function Artifact({ reference }: { reference: Reference }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/r/$project/$' });
  const navigate = useNavigate();
  const { project, repository } = reference;
  const name = reference.tag ?? reference.digest ?? '';
  const owner = useQuery(projectQuery(project));
  const rights = useRights(owner.data);
  const [leaving, setLeaving] = useState(false);
  const query = useQuery(artifactQuery(reference));
  const documents = useQuery({ ...sboms(`${project}/${repository}`, query.data ?? {}), enabled: query.data !== undefined });
  const numbers = useNumbers(reference, query.data, documents.data);
  const label = reference.tag ?? short(name);
  useCrumbs(
    { text: t('projects'), to: '/projects' },
    { text: project, to: `/projects/${project}` },
    { text: repository, to: `/r/${project}/${repository}` },
    { text: label },
  );
  const here = { project, _splat: splat(reference) };
  return (
    <Answered query={query} title={`${repository}${reference.tag ? ':' : '@'}${label}`}>
      {artifact => {
        const additions = (Object.keys(ADDITIONS) as AdditionName[]).filter(one => artifact.addition_links?.[one]);
        const may = (one: string) => one !== 'packages' || (documents.data ?? []).length > 0;
        const tabs: [key: string, text: string][] = [
          ...TABS.filter(may).map(one => [one, t(`artifact.${one}`)] as [string, string]),
          ...additions.map(one => [ADDITIONS[one], t(`addition.${ADDITIONS[one]}`)] as [string, string]),
          // Only who looks after a project may read its log.
          ...(rights.admin ? [['activity', t('artifact.activity')] as [string, string]] : []),
        ];
        // Until it is known whether there is such a tab no other one takes its place.
        const waiting = (search.tab === 'packages' && documents.isPending) || (search.tab === 'activity' && owner.isPending);
        const shown = waiting ? undefined : tabs.find(([key]) => key === search.tab)?.[0] ?? 'overview';
        const addition = additions.find(one => ADDITIONS[one] === shown);
        return (
          <>
            <div className="pagehead">
              <div className="grow row wrap">
                <h1 className="mono">{repository}<span className="faint">{reference.tag ? ':' : '@'}</span>{label}</h1>
                <Aliases reference={reference} artifact={artifact} />
              </div>
              <Link className="btn" to="/compare" search={{ to: written(reference) }}><Icon name="compare" />{t('compare')}</Link>
              <Pull reference={reference} />
              {rights.maintain && <Button icon="trash" onClick={() => setLeaving(true)}>{t('delete')}</Button>}
              <div className="figures">
                <span className="row"><span className="digest" title={artifact.digest}>{short(artifact.digest ?? '')}</span><CopyButton text={artifact.digest ?? ''} label={t('digest')} /></span>
                <span><b><Bytes size={artifact.size} /></b></span>
                <span>{t('pushed')} <b><Time at={artifact.push_time} /></b></span>
                <span>{t('pulled')} <b><Time at={artifact.pull_time} /></b></span>
                <Attachments artifact={artifact} sboms={documents.data?.length ?? 0} />
                {artifact.type === 'IMAGE' && <Standing reference={reference} name={name} platform={search.platform} />}
              </div>
            </div>
            <nav className="tabs" aria-label={t('artifact')}>
              {tabs.map(([key, text]) => (
                <Link key={key} to="/r/$project/$" params={here} search={{ ...(key !== 'overview' && { tab: key }), ...(PLATFORMS.includes(key) && search.platform && { platform: search.platform }) }} activeProps={{}} activeOptions={{ exact: true }} aria-current={key === shown ? 'page' : undefined}>{text}{(numbers[key] ?? 0) > 0 && <span className="n"><Count value={numbers[key]} /></span>}</Link>
              ))}
            </nav>
            {addition && <Suspense fallback={<Loading />}><Addition reference={reference} digest={artifact.digest ?? ''} name={addition} /></Suspense>}
            {waiting && <Loading />}
            {shown === 'packages' && <Suspense fallback={<Loading />}><Packages reference={reference} documents={documents.data ?? []} runnable={runnable(artifact)} /></Suspense>}
            {shown === 'activity' && <Suspense fallback={<Loading />}><Activity reference={reference} artifact={artifact} /></Suspense>}
            {shown === 'overview' && <Overview reference={reference} artifact={artifact} rights={rights} />}
            {shown === 'layers' && <Layers reference={reference} name={name} />}
            {shown === 'manifest' && <Source reference={reference} digest={artifact.digest ?? ''} />}
            {shown === 'config' && <Config reference={reference} digest={artifact.digest ?? ''} />}
            {shown === 'referrers' && <Referrers reference={reference} artifact={artifact} />}
            {leaving && (
              <DeleteArtifacts reference={reference} artifacts={[artifact]} onClose={() => setLeaving(false)}
                onDone={() => void navigate({ to: '/r/$project/$', params: { project, _splat: repository }, search: {} })} />
            )}
          </>
        );
      }}
    </Answered>
  );
}
