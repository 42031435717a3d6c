import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, inPath, take } from '../../api/client';
import { project as projectQuery } from '../../api/queries';
import { sboms } from '../../api/sboms';
import { short } from '../../lib/format';
import { splat, written, type Reference } from '../../lib/reference';
import { useRights } from '../../lib/roles';
import { useCrumbs } from '../../shell/Shell';
import { Answered, Button, Bytes, CopyButton, Icon, Loading, Time } from '../../ui';
import { Pull } from '../repository/Pull';
import { DeleteArtifacts } from '../repository/Selection';
import { ADDITIONS, type AdditionName } from './additions';
import { Layers } from './layers/Layers';
import { Overview } from './Overview';
import { Referrers } from './Referrers';
import { Config, Source } from './Source';

const Addition = lazy(() => import('./Addition'));
const Packages = lazy(() => import('./Packages'));
const Activity = lazy(() => import('./Activity'));

const TABS = ['overview', 'layers', 'packages', 'referrers', 'config', 'manifest'] as const;

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
  const query = useQuery({
    queryKey: ['artifact', project, repository, name],
    queryFn: () =>
      take(
        harbor.GET('/api/v2.0/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}', {
          params: {
            path: { project_name: project, repository_name: inPath(repository), reference: name },
            query: { with_tag: true, with_label: true, with_accessory: true, with_immutable_status: true },
          },
        }),
      ),
  });
  const documents = useQuery({ ...sboms(`${project}/${repository}`, query.data ?? {}), enabled: query.data !== undefined });
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
              <div className="grow">
                <h1 className="mono">{repository}<span className="faint">{reference.tag ? ':' : '@'}</span>{label}</h1>
                <div className="figures">
                  <span><b><Bytes size={artifact.size} /></b></span>
                  <span>{t('pushed')} <b><Time at={artifact.push_time} /></b></span>
                  <span>{t('pulled')} <b><Time at={artifact.pull_time} /></b></span>
                </div>
                <div className="row" style={{ marginTop: 8 }}>
                  <span className="digest trunc">{artifact.digest}</span>
                  <CopyButton text={artifact.digest ?? ''} label={t('digest')} />
                </div>
              </div>
              <Link className="btn" to="/compare" search={{ from: written(reference), to: written(reference) }}><Icon name="compare" />{t('compare')}</Link>
              <Pull reference={reference} />
              {rights.maintain && <Button icon="trash" onClick={() => setLeaving(true)}>{t('delete')}</Button>}
            </div>
            <nav className="tabs" aria-label={t('artifact')}>
              {tabs.map(([key, text]) => (
                <Link key={key} to="/r/$project/$" params={here} search={key === 'overview' ? {} : { tab: key }} activeProps={{}} activeOptions={{ exact: true }} aria-current={key === shown ? 'page' : undefined}>{text}</Link>
              ))}
            </nav>
            {addition && <Suspense fallback={<Loading />}><Addition reference={reference} digest={artifact.digest ?? ''} name={addition} /></Suspense>}
            {waiting && <Loading />}
            {shown === 'packages' && <Suspense fallback={<Loading />}><Packages reference={reference} documents={documents.data ?? []} /></Suspense>}
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
