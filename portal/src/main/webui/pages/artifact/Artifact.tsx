import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, inPath, take } from '../../api/client';
import { project as projectQuery } from '../../api/queries';
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

const TABS = ['overview', 'layers', 'referrers', 'config', 'manifest'] as const;

/** One version: what it is, what it is made of, what refers to it. */
export default function Artifact({ reference }: { reference: Reference }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/r/$project/$' });
  const navigate = useNavigate();
  const { project, repository } = reference;
  const name = reference.tag ?? reference.digest ?? '';
  const rights = useRights(useQuery(projectQuery(project)).data);
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
        const addition = additions.find(one => ADDITIONS[one] === search.tab);
        const shown = addition ? undefined : TABS.find(tab => tab === search.tab) ?? 'overview';
        const tab = (key: string, text: string, current: boolean) => (
          <Link key={key} to="/r/$project/$" params={here} search={key === 'overview' ? {} : { tab: key }} activeProps={{}} activeOptions={{ exact: true }} aria-current={current ? 'page' : undefined}>{text}</Link>
        );
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
              {TABS.map(one => tab(one, t(`artifact.${one}`), one === shown))}
              {additions.map(one => tab(ADDITIONS[one], t(`addition.${ADDITIONS[one]}`), one === addition))}
            </nav>
            {addition && <Suspense fallback={<Loading />}><Addition reference={reference} digest={artifact.digest ?? ''} name={addition} /></Suspense>}
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
