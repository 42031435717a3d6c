import { describe, expect, it } from 'vitest';
import { names, ofArtifact, ofGroup, platforms, rows, runnable, tagsOf, type Artifact, type TagGroup } from '../../main/webui/pages/repository/rows';

const tagged = (...tags: string[]) => ({ digest: 'sha256:a', tags: tags.map(name => ({ name })) }) as Artifact;

describe('the name of an artifact', () => {
  it('is its most exact version, and words are aliases', () => {
    expect(names(tagged('latest', '1', '1.8', '1.8.4'))).toEqual({ name: '1.8.4', aliases: ['1.8', '1', 'latest'] });
    expect(names(tagged('main', 'edge'))).toEqual({ name: 'edge', aliases: ['main'] });
    expect(names(tagged())).toEqual({ name: undefined, aliases: [] });
  });
});

describe('the platforms of an artifact', () => {
  const index = {
    digest: 'sha256:i',
    references: [
      { child_digest: 'sha256:1', platform: { os: 'linux', architecture: 'amd64' } },
      { child_digest: 'sha256:2', platform: { os: 'linux', architecture: 'arm', variant: 'v7' } },
      { child_digest: 'sha256:3', platform: { os: 'unknown', architecture: 'unknown' } },
      { child_digest: 'sha256:4', platform: { os: 'windows', architecture: 'amd64' } },
    ],
  };
  it('have whole names', () => {
    expect(runnable(index as never).map(part => part.name)).toEqual(['linux/amd64', 'linux/arm/v7', 'windows/amd64']);
    expect(runnable(tagged('1'))).toEqual([]);
  });
  it('are those of its parts, without what builders attest', () => {
    expect(platforms(index as never).map(part => part.name)).toEqual(['amd64', 'arm/v7', 'windows/amd64']);
  });
  it('are rows of their own when it is open', () => {
    const line = ofArtifact(index as never);
    expect(rows([line], new Set())).toHaveLength(1);
    expect(rows([line], new Set(['sha256:i'])).map(row => row.kind)).toEqual(['line', 'part', 'part', 'part']);
  });
});

describe('a line', () => {
  it('of the list of tags shows what one client pulls, and who vouches for it', () => {
    const group: TagGroup = {
      tag: '1.8.4', aliases: ['latest'], digest: 'sha256:i', type: 'IMAGE', media_type: 'x', size: 900, shared_size: 300, pull_size: 400, pull_count: 7, daily_pulls: [0, 4],
      pushed_at: '2026-11-21T00:00:00Z', pushed_by: 'ci', pulled_at: undefined, signed: true, sbom: false, accessories: [],
      platforms: [{ os: 'linux', architecture: 'arm', variant: 'v7', digest: 'sha256:2', size: 400 }], immutable: true,
      labels: [{ id: 1, name: 'approved', color: '#0a0' }],
    } as TagGroup;
    expect(ofGroup(group)).toMatchObject({
      name: '1.8.4', aliases: ['latest'], size: 400, taken: { all: 900, shared: 300 }, pulls: 7, daily: [0, 4], pusher: 'ci', signed: true, sbom: false, immutable: true,
      labels: ['approved'], parts: [{ name: 'arm/v7', digest: 'sha256:2', size: 400 }], type: 'image',
    });
  });
  it('shows the tags that were looked for first', () => {
    const group = { tag: '2', aliases: ['1', 'latest', '1.7', 'Old-1.7'], platforms: [], labels: [] } as unknown as TagGroup;
    expect(ofGroup(group, 'old').aliases).toEqual(['Old-1.7', '1', 'latest', '1.7']);
    expect(ofGroup(group).aliases).toEqual(group.aliases);
  });
  it('that has as many tags as the list tells may have more', () => {
    const group = (aliases: number) => ({ tag: '2', aliases: Array.from({ length: aliases }, (_, i) => String(i)), platforms: [], labels: [] }) as unknown as TagGroup;
    expect(ofGroup(group(48)).cut).toBe(false);
    expect(ofGroup(group(49)).cut).toBe(true);
  });
  it('of the list of digests knows its accessories', () => {
    const signed = { ...tagged('1'), accessories: [{ type: 'signature.cosign' }] } as Artifact;
    expect(ofArtifact(signed)).toMatchObject({ signed: true, sbom: false, name: '1', pulls: undefined, inside: false });
  });
  it('of the list of digests knows more from the server', () => {
    const mark = { id: 1, signed: true, sbom: true, accessories: ['sbom.carried'], listed: true };
    expect(ofArtifact(tagged(), mark)).toMatchObject({ signed: true, sbom: true, inside: true });
    expect(ofArtifact(tagged('1'), mark).inside).toBe(false);
  });
  it('of what a builder states is no image', () => {
    const stated = { ...tagged(), type: 'IMAGE', extra_attrs: { os: 'unknown', architecture: 'unknown' } } as Artifact;
    expect(ofArtifact(stated)).toMatchObject({ type: 'attestation', parts: [] });
  });
});

describe('the number of tags', () => {
  const line = (name: string | undefined, aliases: string[], cut = false) => ({ ...ofArtifact(tagged()), name, aliases, cut });
  it('is known where all lines are there with all their names', () => {
    expect(tagsOf([line('1.0', ['latest', '1']), line('0.9', []), line(undefined, [])], 3)).toBe(4);
    expect(tagsOf([line('1.0', [])], -1)).toBe(-1);
    expect(tagsOf([line('1.0', [])], 2)).toBe(-1);
    expect(tagsOf([line('1.0', [], true)], 1)).toBe(-1);
    expect(tagsOf([], 0)).toBe(0);
  });
});
