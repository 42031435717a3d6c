import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ext, inPath, take } from '../../api/client';
import { imageLayers, type ImageLayers } from '../../api/layers';
import { compareLayers } from '../../lib/compare';
import { asMarkdown } from '../../lib/compareText';
import * as format from '../../lib/format';
import { comparePackages } from '../../lib/packages';
import { parseWritten, splat, written, type Reference } from '../../lib/reference';
import { PageHead, useCrumbs } from '../../shell/Shell';
import { Button, Choices, Empty, IconButton, Loading, Problem, useCopy } from '../../ui';
import '../artifact/artifact.css';
import { Differences } from './Differences';
import { FileChanges } from './FileChanges';
import { PackageChanges } from './PackageChanges';
import { Pairs } from './Pairs';
import { Pick } from './Pick';
import { usePackages } from './usePackages';

const NOTHING: Reference = { project: '', repository: '' };
const named = (reference: Reference | undefined) => reference?.digest ?? reference?.tag ?? '';
const label = (reference: Reference) => reference.tag ?? format.short(reference.digest ?? '');

function Kpi({ name, children, note }: { name: string; children: ReactNode; note: string }) {
  return <div className="card kpi"><div className="l">{name}</div><div className="v">{children}</div><div className="d">{note}</div></div>;
}

/** A size with its unit set smaller, and a sign when it is a difference. */
function Figure({ size, signed }: { size: number; signed?: boolean }) {
  const { i18n } = useTranslation();
  const [number, unit] = format.bytes(Math.abs(size), i18n.language).split(' ');
  return <>{signed && size !== 0 && (size < 0 ? '−' : '+')}{number} <small>{unit}</small></>;
}

function Both({ from, to, before, after, platform, choice }: { from: Reference; to: Reference; before: ImageLayers; after: ImageLayers; platform: string | undefined; choice: ReactNode }) {
  const { t, i18n } = useTranslation();
  const layers = (image: ImageLayers) => image.steps.flatMap(step => step.layer ?? []);
  const found = compareLayers(layers(before), layers(after));
  const size = (value: number) => format.bytes(value, i18n.language);
  const same = found.after.filter(one => one.same).length;
  const had = usePackages(from, before.digest);
  const has = usePackages(to, after.digest);
  const changes = had && has ? comparePackages(had, has) : undefined;
  const copy = useCopy();
  const markdown = () => asMarkdown({
    from: written(from), to: written(to), link: window.location.href, heads: [t('packages'), label(from), label(to)],
    figures: [
      [t('size'), t('compare.sizes', { before: size(found.sizeBefore), after: size(found.sizeAfter) })],
      [t('compare.download', { name: label(from) }), size(found.download)],
      [t('layers'), `${same} ${t('compare.same')}, ${t('compare.layers', { gone: found.before.filter(one => !one.same).length, come: found.after.length - same })}`],
      ...(changes ? [[t('packages'), t('compare.packages.note', { updated: changes.updated, added: changes.added, removed: changes.removed, same: changes.same })] as [string, string]] : []),
    ],
    packages: changes?.all.filter(one => one.kind !== 'same'),
  });
  const nearby = from.project === to.project && from.repository === to.repository;
  return (
    <>
      <div className="row wrap bars">
        {choice}
        <span className="grow" />
        <Button small icon="link" onClick={() => copy(window.location.href)}>{t('compare.link')}</Button>
        <Button small icon="copy" onClick={() => copy(markdown())}>{t('compare.markdown')}</Button>
      </div>
      <div className="verdict">
        <Kpi name={t('size')} note={t('compare.sizes', { before: size(found.sizeBefore), after: size(found.sizeAfter) })}><Figure size={found.sizeAfter - found.sizeBefore} signed /></Kpi>
        <Kpi name={t('compare.download', { name: label(from) })} note={t('compare.there', { size: size(found.sizeAfter - found.download) })}><Figure size={found.download} /></Kpi>
        <Kpi name={t('layers')} note={t('compare.layers', { gone: found.before.filter(one => !one.same).length, come: found.after.length - same })}>
          {same} <small>{t('compare.same')}</small>
        </Kpi>
        {changes && <Kpi name={t('packages')} note={t('compare.packages.others', { added: changes.added, removed: changes.removed, same: changes.same })}>{changes.updated} <small>{t('compare.packages.updated')}</small></Kpi>}
      </div>
      <Pairs from={label(from)} to={label(to)} found={found} />
      {(had === null || has === null) && <p className="sub" style={{ marginTop: 14 }}>{t('compare.packages.unknown', { names: [had === null && label(from), has === null && label(to)].filter(Boolean).join(', ') })}</p>}
      <div className="halves">
        <div className="gap">
        {changes && <PackageChanges found={changes} />}
        {nearby ? <FileChanges reference={from} from={before} to={after} platform={platform} />
          : <section className="card"><header><h2>{t('files')}</h2></header><Empty title={t('compare.far')}><p>{t('compare.far.text')}</p></Empty></section>}
        </div>
        <Differences from={from} to={to} before={before.digest} after={after.digest} />
      </div>
    </>
  );
}

/** The version before one, as the list of tags has them; the newest where that does not tell. */
function useEarlier(of: Reference | undefined): Reference | undefined {
  const { project = '', repository = '', tag, digest } = of ?? {};
  const tags = useQuery({
    queryKey: ['tags', 'earlier', project, repository],
    enabled: of !== undefined,
    queryFn: () => take(ext.GET('/api/ext/v1/projects/{project_name}/repos/{repository_name}/tags', { params: { path: { project_name: project, repository_name: inPath(repository) }, query: { limit: 100, sort: 'semver', order: 'desc' } } })),
  });
  if (!of || (!tags.data && !tags.error)) return undefined;
  const rows = tags.data?.rows ?? [];
  const at = rows.findIndex(row => row.digest === digest || row.tag === tag || (tag !== undefined && row.aliases.includes(tag)));
  const other = at < 0 ? rows[0] : rows[at + 1] ?? rows[at - 1];
  return other ? { project, repository, tag: other.tag } : of;
}

/** Two images side by side: what is larger, what has to be fetched, which layers, files and settings differ. */
export default function Compare() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/compare' });
  const navigate = useNavigate({ from: '/compare' });
  const given = parseWritten(search.from ?? '');
  const to = parseWritten(search.to ?? '') ?? given;
  const earlier = useEarlier(given ? undefined : to);
  const from = given ?? earlier;
  const known = from && to;
  useCrumbs(
    { text: t('projects'), to: '/projects' },
    ...(known ? [{ text: from.project, to: `/projects/${from.project}` }, { text: from.repository, to: `/r/${from.project}/${from.repository}` }] : []),
    { text: t('compare') },
  );
  const platform = search.platform;
  const before = useQuery({ ...imageLayers(from ?? NOTHING, named(from), platform), enabled: known !== undefined });
  const after = useQuery({ ...imageLayers(to ?? NOTHING, named(to), platform), enabled: known !== undefined });
  const chosen = !given && earlier ? written(earlier) : undefined;
  useEffect(() => {
    if (chosen) void navigate({ search: held => ({ ...held, from: chosen }), replace: true });
  }, [chosen, navigate]);
  if (to && !from) return <><h1 className="vh">{t('compare')}</h1><Loading /></>;
  if (!known) return <><PageHead title={t('compare')} /><section className="card"><Empty title={t('compare.none')}><p>{t('compare.none.text')}</p></Empty></section></>;
  const change = (next: Partial<typeof search>) => void navigate({ search: held => ({ ...held, ...next }), replace: true });
  const problem = before.error ?? after.error;
  const platforms = (before.data?.platforms ?? []).filter(one => after.data?.platforms.includes(one));
  return (
    <>
      <h1 className="vh">{t('compare.title', { from: written(from), to: written(to) })}</h1>
      <div className="pick">
        <Pick title={t('compare.from')} reference={from} onPick={next => change({ from: written(next) })} />
        <IconButton icon="exchange" label={t('compare.swap')} onClick={() => change({ from: written(to), to: written(from) })} />
        <Pick title={t('compare.to')} reference={to} onPick={next => change({ to: written(next) })} />
      </div>
      {problem ? <Problem error={problem} retry={() => { void before.refetch(); void after.refetch(); }} />
        : before.data && after.data ? <Both key={`${splat(from)} ${splat(to)}`} from={from} to={to} before={before.data} after={after.data} platform={platform}
          choice={platforms.length > 1 && <Choices label={t('platform')} options={platforms.map(one => [one, one] as const)} value={platform ?? before.data.platform ?? ''} onChange={next => change({ platform: next })} />} /> : <Loading />}
    </>
  );
}
