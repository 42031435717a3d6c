import type { Tile } from '../../charts/Treemap';

/** The largest tiles; the rest is one of their own, which leads nowhere. */
export function largest(tiles: Tile[], most: number, rest: (count: number) => string): Tile[] {
  const sorted = tiles.filter(tile => tile.value > 0).sort((a, b) => b.value - a.value);
  if (sorted.length <= most) return sorted;
  const others = sorted.slice(most - 1);
  const value = others.reduce((sum, tile) => sum + tile.value, 0);
  const name = rest(others.length);
  return [...sorted.slice(0, most - 1), { name, value, children: [{ name, value, children: [] }] }];
}
