import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type MouseEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { COLUMNS, type Column, type Look } from '../../lib/columns';
import { written, type Reference } from '../../lib/reference';
import { SortHead } from '../../ui';
import { useCopyPull } from './Pull';
import { DeleteArtifacts, Selection } from './Selection';
import { rows, type Line } from './rows';
import { LineCard, LineRow, PartRow } from './TagRow';
import { useListKeys } from './useListKeys';

const ROW = 44;
const LOW = 32;
const CARD = 94;
/** Rows before the end of what was fetched at which more is. */
const SOON = 15;

/** Which columns sort, by what they are called in the address. */
export interface Sorts {
  name?: string;
  pushed: string;
  size: string;
  pulls?: string;
  pulled?: string;
}

const flip = (set: ReadonlySet<string>, digest: string) => {
  const next = new Set(set);
  if (!next.delete(digest)) next.add(digest);
  return next;
};

/** A long list, of which only what is in sight is drawn: a table, or cards where it is narrow. */
export function Lines({ reference, lines, total, tagged, look, keeps, sort, sorts, onSort, view, more, onMore, onDeleted, onHold }: {
  reference: Reference; lines: Line[]; total: number; tagged: boolean; look: Look; keeps: boolean; sort: string; sorts: Sorts;
  onSort: (sort: string) => void; view: RefObject<HTMLDivElement | null>; more: boolean; onMore: () => void;
  /** Told when lines are gone, or there are more. */
  onDeleted: () => void;
  /** Told while lines are chosen: then they must not move. */
  onHold: (held: boolean) => void;
}) {
  const { t } = useTranslation();
  const narrow = useMediaQuery('(max-width: 760px)', window.matchMedia('(max-width: 760px)').matches, { getInitialValueInEffect: false });
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [leaving, setLeaving] = useState<Line[]>([]);
  const last = useRef<string>(undefined);
  const shown = useMemo(() => rows(lines, narrow ? new Set() : open), [lines, open, narrow]);
  const height = narrow ? CARD : look.compact ? LOW : ROW;
  const virtual = useVirtualizer({
    count: shown.length, getScrollElement: () => view.current, estimateSize: () => height, overscan: 12,
  });
  useEffect(() => virtual.measure(), [height, virtual]);
  const items = virtual.getVirtualItems();
  const end = items.at(-1)?.index ?? 0;
  const before = items[0]?.start ?? 0;
  const after = items.length > 0 ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;

  useEffect(() => {
    if (more && end >= shown.length - SOON) onMore();
  }, [end, shown.length, more, onMore]);
  // What was chosen or opened and is gone since holds nothing.
  const chosen = lines.filter(line => selected.has(line.digest));
  const held = chosen.length > 0 || leaving.length > 0 || lines.some(line => open.has(line.digest));
  useEffect(() => onHold(held), [held, onHold]);

  function select(digest: string, range: boolean) {
    const from = lines.findIndex(line => line.digest === last.current);
    const to = lines.findIndex(line => line.digest === digest);
    if (range && from >= 0) {
      const between = lines.slice(Math.min(from, to), Math.max(from, to) + 1).map(line => line.digest);
      setSelected(new Set([...selected, ...between]));
    } else {
      setSelected(flip(selected, digest));
    }
    last.current = digest;
  }
  const head = (field: string | undefined, text: string, right = false) => field
    ? <SortHead field={field} sort={sort} right={right} onSort={onSort}>{t(text)}</SortHead>
    : <th scope="col" className={right ? 'r' : ''}>{t(text)}</th>;
  const props = (line: Line) => ({
    reference, line, tagged, look, keeps, open: open.has(line.digest), selected: selected.has(line.digest),
    onOpen: () => setOpen(flip(open, line.digest)), onSelect: (event: MouseEvent) => select(line.digest, event.shiftKey),
    onDelete: () => setLeaving([line]),
  });
  const navigate = useNavigate();
  const copy = useCopyPull();
  const own = (line: Line): Reference => ({ project: reference.project, repository: reference.repository, ...(tagged && line.name ? { tag: line.name } : { digest: line.digest }) });
  useListKeys(view, lines, line => virtual.scrollToIndex(shown.findIndex(row => row.kind === 'line' && row.line === line)), {
    select: (line, range) => { if (keeps) select(line.digest, range); },
    copy: line => copy(own(line)),
    compare: line => void navigate({ to: '/compare', search: { to: written(own(line)) } }),
    remove: keeps ? line => setLeaving([line]) : undefined,
  });
  const shows = (column: Column) => !look.hidden.includes(column);
  const width = 2 + Number(keeps) + COLUMNS.filter(shows).length;
  const every = lines.length > 0 && chosen.length === lines.length;
  return (
    <>
      <div className={`scroll rows${narrow ? ' cards' : look.compact ? ' low' : ''}`} ref={view} tabIndex={0} role="region" aria-label={t(tagged ? 'tags' : 'artifacts')}>
        {narrow ? (
          <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {items.map(item => {
              const row = shown[item.index];
              return row && (
                <div key={row.line.digest} style={{ position: 'absolute', insetInline: 0, top: item.start, height: item.size }}>
                  <LineCard {...props(row.line)} />
                </div>
              );
            })}
          </div>
        ) : (
          <table aria-rowcount={total < 0 ? -1 : total + 1}>
            <thead><tr>
              {keeps && <th scope="col">
                <input type="checkbox" className="cb" aria-label={t('select.all', { count: lines.length })} checked={every} ref={box => { if (box) box.indeterminate = chosen.length > 0 && !every; }}
                  onChange={() => setSelected(new Set(every ? [] : lines.map(line => line.digest)))} />
              </th>}
              {head(sorts.name, tagged ? 'tag' : 'digest')}
              {shows('pushed') && head(sorts.pushed, 'pushed')}
              {shows('platforms') && <th scope="col">{t('platforms')}</th>}
              {shows('size') && head(sorts.size, 'size', true)}
              {shows('trust') && <th scope="col">{t('trust')}</th>}
              {!shows('pulls') ? null : tagged ? head(sorts.pulls, 'pulls', true) : head(sorts.pulled, 'pulled')}
              <th scope="col"><span className="vh">{t('actions')}</span></th>
            </tr></thead>
            <tbody>
              {before > 0 && <tr aria-hidden style={{ height: before }}><td colSpan={width} /></tr>}
              {items.map(item => {
                const row = shown[item.index];
                if (!row) return null;
                return row.kind === 'part'
                  ? <PartRow key={`${row.line.digest} ${row.part.digest}`} reference={reference} part={row.part} keeps={keeps} look={look} />
                  : <LineRow key={row.line.digest} {...props(row.line)} />;
              })}
              {after > 0 && <tr aria-hidden style={{ height: after }}><td colSpan={width} /></tr>}
            </tbody>
          </table>
        )}
      </div>
      {chosen.length > 0 && (
        <Selection reference={reference} lines={chosen} onClear={() => setSelected(new Set())} onDelete={() => setLeaving(chosen)} onChanged={onDeleted} />
      )}
      {leaving.length > 0 && (
        <DeleteArtifacts reference={reference} onClose={() => setLeaving([])}
          artifacts={leaving.map(line => ({ digest: line.digest, cut: line.cut, tags: [line.name, ...line.aliases].filter(Boolean).map(name => ({ name: name as string })) }))}
          onDone={() => {
            setLeaving([]);
            setSelected(new Set());
            onDeleted();
          }} />
      )}
    </>
  );
}
