import { useElementSize } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import { squarify, type Rect } from './squarify';

export interface Tile {
  name: string;
  value: number;
  /** Where it leads. */
  to?: string;
  /** Shows what is in it. */
  open?: () => void;
  children: Tile[];
}

const HEAD = 26;
const GAP = 3;
/** Below this nobody can read or press a tile; it stays as a colour with its share. */
const LEAST = { width: 44, height: 28 };

const place = ({ x, y, width, height }: Rect) => ({ insetInlineStart: x, top: y, width: Math.max(0, width - GAP), height: Math.max(0, height - GAP) });

function One({ tile, rect, level, text, format }: { tile: Tile; rect: Rect; level: number; text: string; format: (value: number) => string }) {
  if (rect.width < 5 || rect.height < 5) return null;
  const room = rect.width >= LEAST.width && rect.height >= LEAST.height;
  const said = room && <><b className="trunc">{tile.name}</b>{rect.height >= 44 && <span className="num trunc">{format(tile.value)}</span>}</>;
  const look: { className: string; style: CSSProperties; title: string } = { className: `tile t${level}`, style: place(rect), title: `${text}: ${format(tile.value)}` };
  if (room && tile.to) return <Link to={tile.to} {...look}>{said}</Link>;
  if (room && tile.open) return <button type="button" data-name={tile.name} onClick={tile.open} {...look}>{said}</button>;
  return <div {...look}>{said}</div>;
}

function Group({ group, rank, room, format }: { group: Tile; rank: number; room: Rect; format: (value: number) => string }) {
  const alone = group.children.length === 1 && group.children[0]?.name === group.name;
  const titled = !alone && room.width >= 64 && room.height >= 64;
  // Where its name has no room, what is in it has none either.
  const children = alone || titled ? group.children : [{ ...group, children: [] }];
  const inside = { x: 0, y: titled ? HEAD : 0, width: room.width, height: room.height - (titled ? HEAD : 0) };
  const parts = squarify(children.map(child => child.value), inside);
  const title = <><span className="trunc">{group.name}</span>{room.width >= 130 && <span className="faint num">{format(group.value)}</span>}</>;
  return (
    <div className="group" style={{ insetInlineStart: room.x, top: room.y, width: room.width, height: room.height }}>
      {titled && (group.open ? <button type="button" className="title" data-name={group.name} onClick={group.open}>{title}</button> : <div className="title">{title}</div>)}
      {children.map((child, i) => {
        const level = Math.min(6, 1 + Math.floor(rank / 1.5) + (child.value < group.value / 6 ? 1 : 0));
        const rect = parts[i];
        return rect && <One key={child.name} tile={child} rect={rect} level={level} text={titled ? `${group.name}/${child.name}` : child.name} format={format} />;
      })}
    </div>
  );
}

/** Tiles as large as what they stand for: groups, and what is in each. The same stands in a table for who cannot see them. */
export function Treemap({ tiles, label, height, format }: { tiles: Tile[]; label: string; height: number; format: (value: number) => string }) {
  const { ref, width } = useElementSize();
  const groups = squarify(tiles.map(tile => tile.value), { x: 0, y: 0, width, height });
  return (
    <div ref={ref} className="treemap" role="group" aria-label={label} style={{ height }}>
      {width > 0 && tiles.map((group, rank) => {
        const room = groups[rank];
        return room && room.width >= 8 && room.height >= 8 && <Group key={group.name} group={group} rank={rank} room={room} format={format} />;
      })}
    </div>
  );
}
