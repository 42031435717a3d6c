import { useElementSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { built } from '../../api/provenance';
import type { Attached, Kind, origin } from '../../lib/attached';
import * as format from '../../lib/format';
import { briefOf, nameOf, referenceOf, type Lineage, type Named } from '../../lib/lineage';
import { brief } from '../../lib/provenance';
import { splat } from '../../lib/reference';
import { Bytes, Icon, type IconName } from '../../ui';
import { platforms } from '../repository/rows';

export const KIND_ICONS: Record<Kind, IconName> = {
  signature: 'signature', provenance: 'route', sbom: 'list', vex: 'file-text', report: 'health', attestation: 'certificate', other: 'file',
};

const WIDTH = 210;
const GAP = 44;
/** Where there is less room: what is narrower than this tells nothing, so the rest is scrolled to. */
const NARROW = 158;
const NARROW_GAP = 26;
/** Of both sides, in artifact.css. */
const PADDING = 32;
const ROW = 78;
const NODE = 58;
const INDENT = 24;

interface Box {
  x: number;
  y: number;
}

/** Of boxes so wide. */
const line = (width: number, from: Box, to: Box) => {
  const x1 = from.x + width;
  const y1 = from.y + NODE / 2;
  const y2 = to.y + NODE / 2;
  const middle = (x1 + to.x) / 2;
  return `M${x1},${y1}C${middle},${y1} ${middle},${y2} ${to.x},${y2}`;
};

/** From a box to the one below it. */
const down = (width: number, from: Box, to: Box) => `M${from.x + width / 2},${from.y + NODE}V${to.y}`;

/** From a box to one of several below it, on their left. */
const branch = (from: Box, to: Box) => `M${from.x + INDENT / 2},${from.y + NODE}V${to.y + NODE / 2}H${to.x}`;

/** Users that are drawn; all are in the list. */
const DRAWN = 3;
/** So many things that are attached or carried are drawn; all are in the list. */
const ATTACHED = 30;

interface Source {
  title: string;
  note: string;
  icon: IconName;
  image?: Named;
}

/** Where an image comes from: its bases from the farthest to the nearest, what it says itself, and its source. */
function useSources(from: ReturnType<typeof origin>, lineage: Lineage | undefined): { bases: number; sources: Source[] } {
  const { t, i18n } = useTranslation();
  const bases = lineage?.bases ?? [];
  const sources: Source[] = bases.toReversed().map(({ image, layers, size }) => ({
    title: briefOf(image), note: `${image.project} · ${format.bytes(size, i18n.language)} · ${t('lineage.layers', { count: layers })}`, icon: 'stack', image,
  }));
  if (from.base && !bases[0]?.said) {
    sources.push({ title: from.base, note: [t('lineage.said'), from.baseDigest && format.short(from.baseDigest)].filter(Boolean).join(' · '), icon: 'stack' });
  }
  if (from.source || from.revision) {
    sources.push({ title: from.source?.replace(/^https?:\/\//, '') ?? t('chain.revision'), note: from.revision?.slice(0, 12) ?? t('chain.source'), icon: 'commit' });
  }
  return { bases: bases.length, sources };
}

/** An image that is drawn: its page is behind it. */
function Drawn({ source, box }: { source: Source; box: Box | undefined }) {
  const style = { left: box?.x, top: box?.y };
  const text = (
    <>
      <span className="t"><Icon name={source.icon} /><span className="mono trunc small" title={source.image ? nameOf(source.image) : source.title}>{source.title}</span></span>
      <small title={source.note}>{source.note}</small>
    </>
  );
  if (!source.image) return <div className="node" style={style}>{text}</div>;
  const to = referenceOf(source.image);
  return <Link className="node" style={style} to="/r/$project/$" params={{ project: to.project, _splat: splat(to) }} search={{}}>{text}</Link>;
}

/** What is attached in a few words. Statements of builders tell from what; one is read for that, others when they are chosen. */
function Note({ repository, one, reads }: { repository: string; one: Attached; reads: boolean }) {
  const told = useQuery({ ...built(repository, one), enabled: reads, retry: false }).data?.told;
  const said = told?.form && brief(told);
  const { t } = useTranslation();
  return said ? <small className="mono trunc" title={said}>{said}</small> : <small>{one.carried ? t('carried') : format.short(one.digest)} · <Bytes size={one.size} /></small>;
}

/** The same as the list, drawn: on the left where the image comes from, on the right what refers to it, below who is built on it. */
export function Graph({ repository, name, artifact, from, lineage, found: all, names, chosen, onChoose }: {
  repository: string; name: string; artifact: Schemas['Artifact']; from: ReturnType<typeof origin>; lineage: Lineage | undefined; found: Attached[];
  /** Of platforms, by the digests of their manifests. */
  names: ReadonlyMap<string, string>; chosen: string | undefined; onChoose: (key: string) => void;
}) {
  const { t } = useTranslation();
  const { bases, sources } = useSources(from, lineage);
  const found = all.slice(0, ATTACHED);
  const rows = Math.max(sources.length, found.length, 1);
  const users = lineage?.users;
  const drawn = users?.largest.slice(0, DRAWN) ?? [];
  const y = (index: number, count: number) => 26 + ((rows - count) * ROW) / 2 + index * ROW;
  const { ref, width: outside } = useElementSize();
  const room = outside - PADDING;
  const columns = sources.length > 0 ? 3 : 2;
  const tight = room > 0 && room < columns * WIDTH + (columns - 1) * GAP;
  const gap = tight ? NARROW_GAP : GAP;
  const width = tight ? Math.max(NARROW, Math.min(WIDTH, Math.floor((room - (columns - 1) * gap) / columns))) : WIDTH;
  const middle = sources.length > 0 ? width + gap : 0;
  const whole = columns * width + (columns - 1) * gap;
  const me: Box = { x: middle, y: y(0, 1) };
  const left = sources.map((_, i) => ({ x: 0, y: y(i, sources.length) }));
  const right = found.map((_, i) => ({ x: middle + width + gap, y: y(i, found.length) }));
  const below = drawn.map((_, i) => ({ x: me.x + INDENT, y: me.y + NODE + 46 + i * ROW }));
  const height = Math.max(26 + rows * ROW, (below.at(-1)?.y ?? 0) + ROW);
  const lines = [
    ...left.map((box, i) => {
      const next = left[i + 1];
      return next && i < bases - 1 ? down(width, box, next) : line(width, box, me);
    }),
    ...right.map(box => line(width, me, box)),
    ...below.map(box => branch(me, box)),
  ];
  const stated = found.find(one => one.kind === 'provenance');
  const parts = platforms(artifact).map(part => part.name).join(', ');
  return (
    <div className="graph" ref={ref} tabIndex={0} role="region" aria-label={t('chain')}>
      <div className="plane" style={{ height, width: whole, '--node': `${width}px` } as CSSProperties}>
        <svg width={whole} height={height} aria-hidden>
          {lines.map((path, i) => <path key={i} d={path} />)}
        </svg>
        {left[0] && <span className="caption" style={{ left: 0, top: left[0].y - 22 }}>{t('chain.from')}</span>}
        {sources.map((source, i) => <Drawn key={i} source={source} box={left[i]} />)}
        <span className="caption" style={{ left: me.x, top: me.y - 22 }}>{t('chain.me')}</span>
        <div className="node me" style={{ left: me.x, top: me.y }}>
          <span className="t"><Icon name="box" /><span className="mono trunc small" title={name}>{name}</span></span>
          <small>{parts || (artifact.type ?? '').toLowerCase()}</small>
        </div>
        {users && below[0] && <span className="caption" style={{ left: below[0].x, top: below[0].y - 22 }}>{t(users.more ? 'lineage.used.more' : 'lineage.used', { count: users.images })}</span>}
        {drawn.map(({ newest, images }, i) => (
          <Drawn key={`${newest.project}/${newest.repository}`} box={below[i]} source={{ title: briefOf(newest), note: `${newest.project} · ${t('lineage.images', { count: images })}`, icon: 'box', image: newest }} />
        ))}
        {found.map((one, i) => (
          <button key={one.key} type="button" className="node" aria-pressed={one.key === chosen} style={{ left: right[i]?.x, top: right[i]?.y }} onClick={() => onChoose(one.key)}>
            <span className="t"><Icon name={KIND_ICONS[one.kind]} />{t(`kind.${one.kind}`)}{one.carried && names.has(one.carried.subject) && <span className="plat">{names.get(one.carried.subject)}</span>}</span>
            <Note repository={repository} one={one} reads={one === stated} />
          </button>
        ))}
      </div>
      {all.length > found.length && <p className="muted small">{t('chain.more', { count: all.length - found.length })}</p>}
    </div>
  );
}
