import { describe, expect, it } from 'vitest';
import { leads, marked } from '../../main/webui/shell/marked';
import { forget, placeOf, recent, remember } from '../../main/webui/shell/recent';

const store = (): Storage => {
  const values = new Map<string, string>();
  return {
    getItem: key => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value),
    removeItem: key => void values.delete(key), clear: () => values.clear(), key: () => null, length: 0,
  };
};

describe('what was typed', () => {
  it('is marked in what was found, word by word and whatever its case', () => {
    expect(marked('payments/Checkout-api:1.8.4', 'checkout 1.8')).toEqual([
      { text: 'payments/', hit: false }, { text: 'Checkout', hit: true }, { text: '-api:', hit: false },
      { text: '1.8', hit: true }, { text: '.4', hit: false },
    ]);
    expect(marked('aaa', 'a aa').map(piece => piece.text)).toEqual(['aa', 'a']);
    expect(marked('team', '').length).toBe(1);
    expect(marked('İstanbul', 'stan')).toEqual([{ text: 'İstanbul', hit: false }]);
  });
  it('leads to a page when every word begins one of its words', () => {
    expect(leads('Activity audit log', 'aud lo')).toBe(true);
    expect(leads('Activity audit log', 'dit')).toBe(false);
    expect(leads('Anything', ' ')).toBe(true);
  });
});

describe('recent places', () => {
  it('are projects, repositories and what is in them, by any address of theirs', () => {
    expect(placeOf('/projects/payments/access')).toEqual({ to: '/projects/payments', text: 'payments' });
    expect(placeOf('/r/payments/team/app:1.0')).toEqual({ to: '/r/payments/team/app:1.0', text: 'payments/team/app:1.0' });
    for (const none of ['/', '/projects', '/r/payments', '/admin/users']) expect(placeOf(none)).toBeUndefined();
  });
  it('come latest first, each once, eight at most, apart for each user, until they are forgotten', () => {
    const kept = store();
    for (let i = 0; i < 12; i++) remember('ada', { to: `/projects/p${i % 10}`, text: `p${i % 10}` }, kept);
    expect(recent('ada', kept).map(one => one.text)).toEqual(['p1', 'p0', 'p9', 'p8', 'p7', 'p6', 'p5', 'p4']);
    expect(recent('bob', kept)).toEqual([]);
    forget('ada', kept);
    expect(recent('ada', kept)).toEqual([]);
    kept.setItem('berth.recent.ada', '{broken');
    expect(recent('ada', kept)).toEqual([]);
  });
});
