import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { built } from '../../api/provenance';
import type { Attached, Kind, origin } from '../../lib/attached';
import { short } from '../../lib/format';
import { brief } from '../../lib/provenance';
import { Bytes, Icon, type IconName } from '../../ui';
import { platforms } from '../repository/rows';

export const KIND_ICONS: Record<Kind, IconName> = {
  signature: 'signature', provenance: 'route', sbom: 'list', vex: 'file-text', report: 'health', attestation: 'certificate', other: 'file',
};

const WIDTH = 210;
const ROW = 78;
const NODE = 58;
const LEFT = 0;
const MIDDLE = 254;
const RIGHT = 508;

interface Box {
  x: number;
  y: number;
}

const line = (from: Box, to: Box) => {
  const x1 = from.x + WIDTH;
  const y1 = from.y + NODE / 2;
  const y2 = to.y + NODE / 2;
  const middle = (x1 + to.x) / 2;
  return `M${x1},${y1}C${middle},${y1} ${middle},${y2} ${to.x},${y2}`;
};

/** What is attached in a few words. Statements of builders tell from what; one is read for that, others when they are chosen. */
function Note({ repository, one, reads }: { repository: string; one: Attached; reads: boolean }) {
  const told = useQuery({ ...built(repository, one), enabled: reads, retry: false }).data?.told;
  const said = told?.form && brief(told);
  return said ? <small className="mono trunc" title={said}>{said}</small> : <small>{short(one.digest)} · <Bytes size={one.size} /></small>;
}

/** The same as the list, drawn: on the left where the image comes from, on the right what refers to it. */
export function Graph({ repository, name, artifact, from, found, chosen, onChoose }: {
  repository: string; name: string; artifact: Schemas['Artifact']; from: ReturnType<typeof origin>; found: Attached[];
  chosen: string | undefined; onChoose: (digest: string) => void;
}) {
  const { t } = useTranslation();
  const sources: { title: string; note: string; icon: IconName }[] = [];
  if (from.base) sources.push({ title: from.base, note: from.baseDigest ? short(from.baseDigest) : t('chain.base'), icon: 'stack' });
  if (from.source || from.revision) {
    sources.push({ title: from.source?.replace(/^https?:\/\//, '') ?? t('chain.revision'), note: from.revision?.slice(0, 12) ?? t('chain.source'), icon: 'commit' });
  }
  const rows = Math.max(sources.length, found.length, 1);
  const height = 26 + rows * ROW;
  const y = (index: number, count: number) => 26 + ((rows - count) * ROW) / 2 + index * ROW;
  const shift = sources.length > 0 ? 0 : MIDDLE;
  const me: Box = { x: MIDDLE - shift, y: y(0, 1) };
  const left = sources.map((_, i) => ({ x: LEFT, y: y(i, sources.length) }));
  const right = found.map((_, i) => ({ x: RIGHT - shift, y: y(i, found.length) }));
  const stated = found.find(one => one.kind === 'provenance');
  const parts = platforms(artifact).map(part => part.name).join(', ');
  return (
    <div className="graph" tabIndex={0} role="region" aria-label={t('chain')}>
      <div className="plane" style={{ height, width: RIGHT + WIDTH - shift }}>
        <svg width={RIGHT + WIDTH - shift} height={height} aria-hidden>
          {left.map((box, i) => <path key={`l${i}`} d={line(box, me)} />)}
          {right.map((box, i) => <path key={`r${i}`} d={line(me, box)} />)}
        </svg>
        {left[0] && <span className="caption" style={{ left: LEFT, top: left[0].y - 22 }}>{t('chain.from')}</span>}
        {sources.map((source, i) => (
          <div key={source.title} className="node" style={{ left: left[i]?.x, top: left[i]?.y }}>
            <span className="t"><Icon name={source.icon} /><span className="mono trunc small" title={source.title}>{source.title}</span></span>
            <small>{source.note}</small>
          </div>
        ))}
        <span className="caption" style={{ left: me.x, top: me.y - 22 }}>{t('chain.me')}</span>
        <div className="node me" style={{ left: me.x, top: me.y }}>
          <span className="t"><Icon name="box" /><span className="mono trunc small" title={name}>{name}</span></span>
          <small>{parts || (artifact.type ?? '').toLowerCase()}</small>
        </div>
        {found.map((one, i) => (
          <button key={one.digest} type="button" className="node" aria-pressed={one.digest === chosen} style={{ left: right[i]?.x, top: right[i]?.y }} onClick={() => onChoose(one.digest)}>
            <span className="t"><Icon name={KIND_ICONS[one.kind]} />{t(`kind.${one.kind}`)}</span>
            <Note repository={repository} one={one} reads={one === stated} />
          </button>
        ))}
      </div>
    </div>
  );
}
