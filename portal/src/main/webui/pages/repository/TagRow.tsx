import { Link } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { short } from '../../lib/format';
import { splat, type Reference } from '../../lib/reference';
import type { useRights } from '../../lib/roles';
import { Bytes, IconButton, Time } from '../../ui';
import { useCopyPull } from './Pull';
import { names, platforms, type Artifact } from './rows';

/** More names than this are counted. */
const NAMES = 3;

export function ArtifactRow({ reference, artifact, tagged, rights, open, selected, onOpen, onSelect, onDelete }: {
  reference: Reference; artifact: Artifact; tagged: boolean; rights: ReturnType<typeof useRights>; open: boolean; selected: boolean;
  onOpen: () => void; onSelect: (event: MouseEvent) => void; onDelete: () => void;
}) {
  const { t } = useTranslation();
  const copy = useCopyPull();
  const digest = artifact.digest ?? '';
  const { name, aliases } = names(artifact);
  const own: Reference = tagged && name ? { ...reference, tag: name } : { ...reference, digest };
  const label = tagged && name ? name : short(digest);
  const parts = platforms(artifact);
  const tags = tagged ? aliases : [name, ...aliases].filter(tag => tag !== undefined);
  return (
    <tr className={selected ? 'sel' : ''}>
      {rights.maintain && (
        <td><input type="checkbox" className="cb" aria-label={t('select.of', { name: label })} checked={selected} onClick={onSelect} readOnly /></td>
      )}
      <td>
        <span className="row">
          {parts.length > 1 ? (
            <button type="button" className="iconbtn s" aria-expanded={open} aria-label={t('platforms.of', { name: label })} onClick={onOpen}>
              <span className={`turn${open ? ' open' : ''}`} aria-hidden>›</span>
            </button>
          ) : <span className="gapcell" />}
          <Link className={tagged && name ? 'tag' : 'digest'} to="/r/$project/$" params={{ project: reference.project, _splat: splat(own) }} search={{}}>{label}</Link>
          {tags.slice(0, NAMES).map(tag => <span key={tag} className="alias" title={tag}>{tag}</span>)}
          {tags.length > NAMES && <span className="faint small" title={tags.join(', ')}>+{tags.length - NAMES}</span>}
          {artifact.tags?.some(tag => tag.immutable) && <span className="chip">{t('immutable')}</span>}
          {(artifact.labels ?? []).slice(0, NAMES).map(mark => <span key={mark.id} className="chip line">{mark.name}</span>)}
        </span>
      </td>
      <td className="muted"><Time at={artifact.push_time} /></td>
      <td className="optional"><span className="row">
        {parts.slice(0, 4).map(part => <span key={part.digest + part.name} className="plat">{part.name}</span>)}
        {parts.length === 0 && <span className="plat">{(artifact.type ?? '').toLowerCase()}</span>}
      </span></td>
      <td className="r"><Bytes size={artifact.size} /></td>
      <td className="optional muted"><Time at={artifact.pull_time} /></td>
      <td className="r acts">
        <IconButton small icon="copy" label={t('copy.pull.of', { name: label })} onClick={() => copy(own)} />
        {rights.maintain && <IconButton small icon="trash" label={t('delete.of', { name: label })} onClick={onDelete} />}
      </td>
    </tr>
  );
}

/** One platform of the artifact above. */
export function PlatformRow({ reference, name, digest, wide }: { reference: Reference; name: string; digest: string; wide: boolean }) {
  const { t } = useTranslation();
  const copy = useCopyPull();
  const own: Reference = { ...reference, digest };
  return (
    <tr className="child">
      {wide && <td />}
      <td colSpan={5}><span className="row" style={{ paddingInlineStart: 34 }}>
        <span className="plat">{name}</span>
        <Link className="digest" to="/r/$project/$" params={{ project: reference.project, _splat: splat(own) }} search={{}}>{short(digest)}</Link>
      </span></td>
      <td className="r"><IconButton small icon="copy" label={t('copy.pull.of', { name })} onClick={() => copy(own)} /></td>
    </tr>
  );
}
