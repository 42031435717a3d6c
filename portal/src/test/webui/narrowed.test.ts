import { describe, expect, it } from 'vitest';
import { asked, choices, narrows, trusts, turned } from '../../main/webui/lib/narrowed';

describe('a narrowed list of tags', () => {
  it('asks for what the address says, and for nothing else', () => {
    expect(asked({})).toEqual({});
    expect(asked({ platform: 'linux/arm64', trust: 'signed,-sbom', label: '7' })).toEqual({ platform: 'linux/arm64', signed: true, sbom: false, label: 7 });
    expect(asked({ trust: 'rubbish', label: 'x' })).toEqual({});
    expect(narrows({ trust: 'rubbish' })).toBe(false);
    expect(narrows({ label: '7' })).toBe(true);
  });
  it('never asks for something and its opposite', () => {
    expect(turned(undefined, 'signed')).toBe('signed');
    expect(turned('signed', '-signed')).toBe('-signed');
    expect(turned('-signed', '-signed')).toBeUndefined();
    expect(turned('sbom', 'signed')).toBe('signed,sbom');
    expect(trusts('sbom,rubbish,signed')).toEqual(['signed', 'sbom']);
  });
  it('offers the platforms of the lines, with the system that lines leave out', () => {
    expect(choices(['arm64/v8', 'amd64', 'windows/amd64', 's390x'], 'linux/riscv64'))
      .toEqual(['linux/amd64', 'linux/arm64', 'linux/arm64/v8', 'linux/riscv64', 'linux/s390x', 'windows/amd64']);
  });
});
