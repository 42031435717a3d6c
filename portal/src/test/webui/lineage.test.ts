import { describe, expect, it } from 'vitest';
import { behind, briefOf, laterOf, nameOf, referenceOf, related, shares, type Base, type Lineage } from '../../main/webui/lib/lineage';

const digest = `sha256:4b81d0c3${'0'.repeat(56)}`;
const image = { project: 'platform', repository: 'base/java', digest, tags: ['25.0.1-jre', '25'] };
const base = (newer: Base['newer']): Base => ({ image, layers: 2, size: 7, said: false, newer });
const lineage = (bases: Base[], images = 0): Lineage =>
  ({ digest, layers: 4, size: 9, bases, users: { images, repositories: images, more: false, largest: [] } });

describe('an image in a lineage', () => {
  it('is called by its best tag, or by its digest', () => {
    expect(nameOf(image)).toBe('platform/base/java:25.0.1-jre');
    expect(briefOf(image)).toBe('base/java:25.0.1-jre');
    expect(referenceOf(image)).toEqual({ project: 'platform', repository: 'base/java', tag: '25.0.1-jre' });
    expect(nameOf({ ...image, tags: [] })).toBe('platform/base/java@sha256:4b81d0c3');
    expect(referenceOf({ ...image, tags: [] })).toEqual({ project: 'platform', repository: 'base/java', digest });
  });
});

describe('what a base became since', () => {
  const moved = { tag: '25', moved: true, versions: 1, more: false };
  const newer = { tag: '25.0.3-jre', moved: false, versions: 2, more: true };
  it('is compared with the base', () => {
    expect(laterOf(base([moved, newer]))).toEqual([
      { tag: '25', moved: true, from: 'platform/base/java:25.0.1-jre', to: 'platform/base/java:25' },
      { tag: '25.0.3-jre', moved: false, from: 'platform/base/java:25.0.1-jre', to: 'platform/base/java:25.0.3-jre' },
    ]);
  });
  it('is counted for the nearest base', () => {
    expect(behind(lineage([base([moved, newer]), base([])]))).toEqual({ versions: 2, more: true });
    expect(behind(lineage([base([moved])]))).toEqual({ versions: 1, more: false });
    expect(behind(lineage([base([])]))).toBeUndefined();
    expect(behind(lineage([]))).toBeUndefined();
  });
});

describe('a lineage', () => {
  it('relates images when there is a base or a user', () => {
    expect([related(lineage([])), related(lineage([base([])])), related(lineage([], 1))]).toEqual([false, true, true]);
  });
  it('divides the bar of layers', () => {
    expect(shares([5, 2, 1, 1], 2)).toEqual({ base: 7, own: 2 });
    expect(shares([], 0)).toEqual({ base: 0, own: 0 });
  });
});
