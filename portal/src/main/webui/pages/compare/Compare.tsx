import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { imageLayers, type ImageLayers } from '../../api/layers';
import { compareLayers } from '../../lib/compare';
import * as format from '../../lib/format';
import { parseWritten, splat, written, type Reference } from '../../lib/reference';
import { PageHead, useCrumbs } from '../../shell/Shell';
import { Choices, Empty, IconButton, Loading, Problem } from '../../ui';
import '../artifact/artifact.css';
import { Differences } from './Differences';
import { FileChanges } from './FileChanges';
import { Pairs } from './Pairs';
import { Pick } from './Pick';

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

function Both({ from, to, before, after, platform }: { from: Reference; to: Reference; before: ImageLayers; after: ImageLayers; platform: string | undefined }) {
  const { t, i18n } = useTranslation();
  const layers = (image: ImageLayers) => image.steps.flatMap(step => step.layer ?? []);
  const found = compareLayers(layers(before), layers(after));
  const size = (value: number) => format.bytes(value, i18n.language);
  const same = found.after.filter(one => one.same).length;
  const nearby = from.project === to.project && from.repository === to.repository;
  return (
    <>
      <div className="verdict">
        <Kpi name={t('size')} note={t('compare.sizes', { before: size(found.sizeBefore), after: size(found.sizeAfter) })}><Figure size={found.sizeAfter - found.sizeBefore} signed /></Kpi>
        <Kpi name={t('compare.download', { name: label(from) })} note={t('compare.there', { size: size(found.sizeAfter - found.download) })}><Figure size={found.download} /></Kpi>
        <Kpi name={t('layers')} note={t('compare.layers', { gone: found.before.filter(one => !one.same).length, come: found.after.length - same })}>
          {same} <small>{t('compare.same')}</small>
        </Kpi>
      </div>
      <Pairs from={label(from)} to={label(to)} found={found} />
      <div className="halves">
        {nearby ? <FileChanges reference={from} from={before} to={after} platform={platform} />
          : <section className="card"><header><h2>{t('files')}</h2></header><Empty title={t('compare.far')}><p>{t('compare.far.text')}</p></Empty></section>}
        <Differences from={from} to={to} before={before.digest} after={after.digest} />
      </div>
    </>
  );
}

/** Two images side by side: what is larger, what has to be fetched, which layers, files and settings differ. */
export default function Compare() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/compare' });
  const navigate = useNavigate({ from: '/compare' });
  const from = parseWritten(search.from ?? '');
  const to = parseWritten(search.to ?? '') ?? from;
  const known = from && to;
  useCrumbs(
    { text: t('projects'), to: '/projects' },
    ...(known ? [{ text: from.project, to: `/projects/${from.project}` }, { text: from.repository, to: `/r/${from.project}/${from.repository}` }] : []),
    { text: t('compare') },
  );
  const platform = search.platform;
  const before = useQuery({ ...imageLayers(from ?? NOTHING, named(from), platform), enabled: known !== undefined });
  const after = useQuery({ ...imageLayers(to ?? NOTHING, named(to), platform), enabled: known !== undefined });
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
      {platforms.length > 1 && (
        <div style={{ marginBottom: 14 }}>
          <Choices label={t('platform')} options={platforms.map(one => [one, one] as const)} value={platform ?? before.data?.platform ?? ''} onChange={next => change({ platform: next })} />
        </div>
      )}
      {problem ? <Problem error={problem} retry={() => { void before.refetch(); void after.refetch(); }} />
        : before.data && after.data ? <Both key={`${splat(from)} ${splat(to)}`} from={from} to={to} before={before.data} after={after.data} platform={platform} /> : <Loading />}
    </>
  );
}
