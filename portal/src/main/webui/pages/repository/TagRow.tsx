import { Link } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { DayBars } from '../../charts/Charts';
import type { Column, Look } from '../../lib/columns';
import { bytes, short } from '../../lib/format';
import { splat, written, type Reference } from '../../lib/reference';
import { Bytes, Count, Icon, IconButton, Time, type IconName } from '../../ui';
import { useCopyPull } from './Pull';
import type { Line, Part } from './rows';

/** More names than this are counted. */
const NAMES = 3;

export interface LineProps {
  reference: Reference;
  line: Line;
  tagged: boolean;
  look: Look;
  /** Whether lines can be chosen and deleted. */
  keeps: boolean;
  open: boolean;
  selected: boolean;
  onOpen: () => void;
  onSelect: (event: MouseEvent) => void;
  onDelete: () => void;
}

function useNames({ reference, line, tagged }: LineProps) {
  const named = tagged && line.name ? line.name : undefined;
  const own: Reference = named ? { ...reference, tag: named } : { ...reference, digest: line.digest };
  return { own, named, label: named ?? short(line.digest), others: tagged ? line.aliases : [line.name, ...line.aliases].filter(tag => tag !== undefined) };
}

function Trust({ icon, there, text, missing }: { icon: IconName; there: boolean; text: string; missing: string }) {
  const label = there ? text : missing;
  return <span role="img" aria-label={label} title={label} className={there ? 'ok' : 'absent'}><Icon name={icon} /></span>;
}

/** Whether somebody vouches for it, and whether it says what is in it. */
export function TrustSigns({ line }: { line: Line }) {
  const { t } = useTranslation();
  return (
    <span className="row trust">
      <Trust icon="signature" there={line.signed} text={t('signed')} missing={t('signed.not')} />
      <Trust icon="sbom" there={line.sbom} text={t('sbom')} missing={t('sbom.not')} />
    </span>
  );
}

function Others({ tags }: { tags: string[] }) {
  return (
    <>
      {tags.slice(0, NAMES).map(tag => <span key={tag} className="alias" title={tag}>{tag}</span>)}
      {tags.length > NAMES && <span className="faint small" title={tags.join(', ')}>+{tags.length - NAMES}</span>}
    </>
  );
}

function Pulls({ line: { daily } }: { line: Line }) {
  const { t } = useTranslation();
  return <DayBars values={daily} sentence={t('pulls.days', { count: daily.reduce((sum, day) => sum + day, 0), days: daily.length })} />;
}

/** How much of it is in this version only. */
function Own({ line: { taken } }: { line: Line }) {
  const { t, i18n } = useTranslation();
  if (!taken || taken.all === 0) return null;
  const shared = Math.min(taken.shared, taken.all);
  const sentence = t('tag.taken', { own: bytes(taken.all - shared, i18n.language), shared: bytes(shared, i18n.language) });
  return <span role="img" className="bar own" aria-label={sentence} title={sentence}><i style={{ flex: taken.all - shared }} /><i style={{ flex: shared }} /></span>;
}

function Select({ label, selected, onSelect }: { label: string; selected: boolean; onSelect: (event: MouseEvent) => void }) {
  const { t } = useTranslation();
  return <input type="checkbox" className="cb" aria-label={t('select.of', { name: label })} checked={selected} onClick={onSelect} readOnly />;
}

/** A line of the table. */
export function LineRow(props: LineProps) {
  const { reference, line, tagged, look, keeps, open, selected, onOpen, onSelect, onDelete } = props;
  const { t } = useTranslation();
  const copy = useCopyPull();
  const { own, named, label, others } = useNames(props);
  const shows = (column: Column) => !look.hidden.includes(column);
  return (
    <tr className={selected ? 'sel' : ''} data-line={line.digest}>
      {keeps && <td><Select label={label} selected={selected} onSelect={onSelect} /></td>}
      <td>
        <span className="row">
          {line.parts.length > 1 ? (
            <button type="button" className="iconbtn s" aria-expanded={open} aria-label={t('platforms.of', { name: label })} onClick={onOpen}>
              <span className={`turn${open ? ' open' : ''}`} aria-hidden>›</span>
            </button>
          ) : <span className="gapcell" />}
          <Link className={named ? 'tag' : 'digest'} to="/r/$project/$" params={{ project: reference.project, _splat: splat(own) }} search={{}}>{label}</Link>
          <Others tags={others} />
          {line.immutable && <span className="chip">{t('immutable')}</span>}
          {line.inside && <span className="chip line">{t('artifact.inside')}</span>}
          {line.labels.slice(0, NAMES).map(name => <span key={name} className="chip line">{name}</span>)}
        </span>
      </td>
      {shows('pushed') && <td className="muted"><Time at={line.pushed} />{line.pusher && <span className="faint"> {line.pusher}</span>}</td>}
      {shows('platforms') && <td><span className="row">
        {line.parts.slice(0, 4).map(part => <span key={part.digest + part.name} className="plat">{part.name}</span>)}
        {line.parts.length === 0 && line.type && <span className="plat">{line.type}</span>}
      </span></td>}
      {shows('size') && <td className="r"><Bytes size={line.size} /><Own line={line} /></td>}
      {shows('trust') && <td><TrustSigns line={line} /></td>}
      {shows('pulls') && (tagged ? <td className="r"><span className="row end"><Pulls line={line} /><Count value={line.pulls} /></span></td> : <td className="muted"><Time at={line.pulled} /></td>)}
      <td className="r acts">
        <IconButton small icon="copy" label={t('copy.pull.of', { name: label })} onClick={() => copy(own)} />
        <Link className="iconbtn s" to="/compare" search={{ to: written(own) }} aria-label={t('compare.of', { name: label })} title={t('compare.of', { name: label })}><Icon name="compare" /></Link>
        {keeps && <IconButton small icon="trash" label={t('delete.of', { name: label })} onClick={onDelete} />}
      </td>
    </tr>
  );
}

/** One platform of the line above. */
export function PartRow({ reference, part, keeps, look }: { reference: Reference; part: Part; keeps: boolean; look: Look }) {
  const { t } = useTranslation();
  const copy = useCopyPull();
  const own: Reference = { ...reference, digest: part.digest };
  const count = (...columns: Column[]) => columns.filter(column => !look.hidden.includes(column)).length;
  const behind = count('trust', 'pulls');
  return (
    <tr className="child">
      {keeps && <td />}
      <td colSpan={1 + count('pushed', 'platforms')}><span className="row" style={{ paddingInlineStart: 34 }}>
        <span className="plat">{part.name}</span>
        <Link className="digest" to="/r/$project/$" params={{ project: reference.project, _splat: splat(own) }} search={{}}>{short(part.digest)}</Link>
      </span></td>
      {count('size') > 0 && <td className="r">{part.size !== undefined && <Bytes size={part.size} />}</td>}
      {behind > 0 && <td colSpan={behind} />}
      <td className="r"><IconButton small icon="copy" label={t('copy.pull.of', { name: part.name })} onClick={() => copy(own)} /></td>
    </tr>
  );
}

/** A line where there is no room for a table. */
export function LineCard(props: LineProps) {
  const { reference, line, keeps, selected, onSelect } = props;
  const { t } = useTranslation();
  const copy = useCopyPull();
  const { own, named, label, others } = useNames(props);
  return (
    <article className={`tagcard${selected ? ' sel' : ''}`} aria-label={label} data-line={line.digest}>
      <div className="row">
        {keeps && <label className="reach"><Select label={label} selected={selected} onSelect={onSelect} /></label>}
        <Link className={`${named ? 'tag' : 'digest'} trunc`} to="/r/$project/$" params={{ project: reference.project, _splat: splat(own) }} search={{}}>{label}</Link>
        <span className="row aliases grow"><Others tags={others} />{line.immutable && <span className="chip">{t('immutable')}</span>}{line.inside && <span className="chip line">{t('artifact.inside')}</span>}</span>
        <IconButton icon="copy" label={t('copy.pull.of', { name: label })} onClick={() => copy(own)} />
      </div>
      <div className="row facts-row">
        <span className="muted small nowrap"><Time at={line.pushed} />, <Bytes size={line.size} /></span>
        <span className="grow" />
        <span className="row">
          {line.parts.slice(0, 2).map(part => <span key={part.digest + part.name} className="plat">{part.name}</span>)}
          {line.parts.length > 2 && <span className="faint small">+{line.parts.length - 2}</span>}
          {line.parts.length === 0 && line.type && <span className="plat">{line.type}</span>}
          <TrustSigns line={line} />
        </span>
      </div>
    </article>
  );
}
