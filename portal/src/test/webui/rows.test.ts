import { describe, expect, it } from 'vitest';
import { names, platforms, rows, type Artifact } from '../../main/webui/pages/repository/rows';

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
  it('are those of its parts, without what builders attest', () => {
    expect(platforms(index as never).map(part => part.name)).toEqual(['amd64', 'arm/v7', 'windows/amd64']);
  });
  it('are rows of their own when it is open', () => {
    expect(rows([index as never], new Set())).toHaveLength(1);
    expect(rows([index as never], new Set(['sha256:i'])).map(row => row.kind)).toEqual(['artifact', 'platform', 'platform', 'platform']);
  });
});
