import { describe, expect, it } from 'vitest';
import { keepLook, look, turned } from '../../main/webui/lib/columns';
import { grew, signed, steps } from '../../main/webui/pages/home/growth';

describe('columns', () => {
  const kept = (written: string | null) => look({ getItem: () => written });
  it('are all shown until somebody hides one', () => {
    expect(kept(null)).toEqual({ hidden: [], compact: false });
    const hidden = turned(kept(null), 'trust');
    expect(hidden).toEqual({ hidden: ['trust'], compact: false });
    expect(turned(hidden, 'trust').hidden).toEqual([]);
  });
  it('are kept', () => {
    let written = '';
    keepLook({ hidden: ['size', 'pulls'], compact: true }, { setItem: (_, value) => { written = value; } });
    expect(kept(written)).toEqual({ hidden: ['size', 'pulls'], compact: true });
  });
  it('survive what is no choice of columns', () => {
    for (const wrong of ['{', '7', '[]', 'null', '{"hidden":"size","compact":"yes"}', '{"hidden":["name",7]}']) expect(kept(wrong)).toEqual({ hidden: [], compact: false });
  });
});

describe('growth', () => {
  it('is from the first measurement to the last', () => {
    expect(grew([{}, { stored: 100 }, {}, { stored: 300 }])).toEqual({ from: 100, by: 200 });
    expect(grew([{ stored: 300 }, { stored: 100 }])).toEqual({ from: 300, by: -200 });
    expect(grew([{}, { stored: 100 }])).toBeUndefined();
    expect(grew([])).toBeUndefined();
  });
  it('of each step is from one measurement to the next', () => {
    expect(steps([{}, { stored: 100 }, {}, { stored: 300 }, { stored: 250 }])).toEqual([undefined, undefined, undefined, 200, -50]);
  });
  it('is told with its sign', () => {
    expect(signed(2048, 'en')).toEqual({ value: '+2', unit: 'KiB' });
    expect(signed(-2048, 'en')).toEqual({ value: '-2', unit: 'KiB' });
    expect(signed(0, 'en')).toEqual({ value: '0', unit: 'B' });
  });
});
