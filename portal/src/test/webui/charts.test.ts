import { describe, expect, it } from 'vitest';
import { points, ticks } from '../../main/webui/charts/scale';
import { squarify } from '../../main/webui/charts/squarify';

describe('tiles', () => {
  const room = { x: 10, y: 20, width: 600, height: 300 };
  it('have areas as their values are, lie in the room, and leave nothing of it', () => {
    const values = [640, 310, 185, 120, 42, 1];
    const tiles = squarify(values, room);
    const unit = (room.width * room.height) / values.reduce((sum, value) => sum + value, 0);
    tiles.forEach((tile, i) => {
      expect(tile.width * tile.height).toBeCloseTo((values[i] ?? 0) * unit, 4);
      expect(tile.x).toBeGreaterThanOrEqual(10 - 1e-6);
      expect(tile.y).toBeGreaterThanOrEqual(20 - 1e-6);
      expect(tile.x + tile.width).toBeLessThanOrEqual(610 + 1e-6);
      expect(tile.y + tile.height).toBeLessThanOrEqual(320 + 1e-6);
    });
  });
  it('are near to squares where values allow it', () => {
    for (const tile of squarify([6, 6, 4, 3, 2, 2, 1], { x: 0, y: 0, width: 600, height: 400 })) {
      expect(Math.max(tile.width / tile.height, tile.height / tile.width)).toBeLessThan(3);
    }
  });
  it('of nothing are nothing', () => {
    expect(squarify([], room)).toEqual([]);
    expect(squarify([5, 0, 0], room).slice(1).every(tile => tile.width === 0)).toBe(true);
    expect(squarify([0, 0], room)).toHaveLength(2);
    expect(squarify([3, 1], { ...room, width: 0 }).every(tile => tile.width * tile.height === 0)).toBe(true);
  });
});

describe('an axis', () => {
  it('ends at a round figure not below the largest value, in whole steps', () => {
    for (const most of [0, 1, 2, 3, 7, 10, 42, 99, 1000, 41_500]) {
      const list = ticks(most);
      expect(list[0]).toBe(0);
      expect(list.at(-1)).toBeGreaterThanOrEqual(most);
      expect(list.length).toBeLessThanOrEqual(5);
      for (const tick of list) expect(Number.isInteger(tick)).toBe(true);
    }
  });
});

describe('a line', () => {
  it('goes on from the last value known, and begins with the first', () => {
    expect(points([undefined, 0, undefined, 10], 30, 10, 10)).toBe('10.0,10.0 20.0,10.0 30.0,0.0');
    expect(points([5], 30, 10, 10)).toBe('0.0,5.0');
  });
});
