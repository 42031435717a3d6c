import { useElementSize } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { squarify, type Rect } from './squarify';

export interface Tile {
  name: string;
  to?: string;
  value: number;
  children: Tile[];
}

const HEAD = 20;
const GAP = 3;
/** Below this nobody can read or press a tile; it stays as a colour with its share. */
const LEAST = { width: 44, height: 28 };

const place = ({ x, y, width, height }: Rect) => ({ insetInlineStart: x, top: y, width: Math.max(0, width - GAP), height: Math.max(0, height - GAP) });

/** Tiles as large as what they stand for: groups, and what is in each. The same stands in a table for who cannot see them. */
export function Treemap({ tiles, label, height, format }: { tiles: Tile[]; label: string; height: number; format: (value: number) => string }) {
  const { ref, width } = useElementSize();
  const groups = squarify(tiles.map(tile => tile.value), { x: 0, y: 0, width, height });
  return (
    <div ref={ref} className="treemap" role="group" aria-label={label} style={{ height }}>
      {width > 0 && tiles.map((group, rank) => {
        const room = groups[rank];
        if (!room || room.width < 8 || room.height < 8) return null;
        const alone = group.children.length === 1 && group.children[0]?.name === group.name;
        const titled = !alone && room.width >= 64 && room.height >= 60;
        const inside = { x: 0, y: titled ? HEAD : 0, width: room.width, height: room.height - (titled ? HEAD : 0) };
        const parts = squarify(group.children.map(child => child.value), inside);
        return (
          <div key={group.name} className="group" style={{ insetInlineStart: room.x, top: room.y, width: room.width, height: room.height }}>
            {titled && <div className="title"><span className="trunc">{group.name}</span>{room.width >= 130 && <span className="faint num">{format(group.value)}</span>}</div>}
            {group.children.map((child, i) => {
              const rect = parts[i];
              if (!rect || rect.width < 5 || rect.height < 5) return null;
              const level = Math.min(6, 1 + Math.floor(rank / 1.5) + (child.value < group.value / 6 ? 1 : 0));
              const room = rect.width >= LEAST.width && rect.height >= LEAST.height;
              const text = alone ? child.name : `${group.name}/${child.name}`;
              const said = <>{room && <><b className="trunc">{child.name}</b>{rect.height >= 44 && <span className="num trunc">{format(child.value)}</span>}</>}</>;
              return room && child.to
                ? <Link key={child.name} to={child.to} className={`tile t${level}`} style={place(rect)} title={`${text}: ${format(child.value)}`}>{said}</Link>
                : <div key={child.name} className={`tile t${level}`} style={place(rect)} title={`${text}: ${format(child.value)}`}>{said}</div>;
            })}
          </div>
        );
      })}
    </div>
  );
}
