/** Where something lies in a plane. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How far a row of tiles is from squares: 1 is square, more is longer. */
function worst(areas: number[], side: number): number {
  const sum = areas.reduce((all, one) => all + one, 0);
  const most = Math.max(...areas);
  const least = Math.min(...areas);
  return Math.max((side * side * most) / (sum * sum), (sum * sum) / (side * side * least));
}

/**
 * Divides a rectangle into one for each value, of areas as the values are and as square as they get. Values come
 * largest first; what is nothing gets nothing.
 */
export function squarify(values: number[], room: Rect): Rect[] {
  const total = values.reduce((all, value) => all + Math.max(0, value), 0);
  const scale = total > 0 ? (room.width * room.height) / total : 0;
  const tiles: Rect[] = [];
  let { x, y, width, height } = room;
  let at = 0;
  while (at < values.length) {
    const side = Math.min(width, height);
    if ((values[at] ?? 0) * scale <= 0 || side <= 0) {
      tiles.push({ x, y, width: 0, height: 0 });
      at++;
      continue;
    }
    const row: number[] = [];
    while (at + row.length < values.length) {
      const next = (values[at + row.length] ?? 0) * scale;
      if (next <= 0) break;
      if (row.length > 0 && worst([...row, next], side) > worst(row, side)) break;
      row.push(next);
    }
    const deep = row.reduce((all, area) => all + area, 0) / side;
    let along = 0;
    for (const area of row) {
      const long = area / deep;
      tiles.push(width >= height ? { x, y: y + along, width: deep, height: long } : { x: x + along, y, width: long, height: deep });
      along += long;
    }
    if (width >= height) {
      x += deep;
      width -= deep;
    } else {
      y += deep;
      height -= deep;
    }
    at += row.length;
  }
  return tiles;
}
