import { describe, expect, it } from 'vitest';
import { narrowedTo, parse, valuesOf, write, type Term } from '../../main/webui/lib/grammar';

const whole = (text: string) => ({ text, part: false });
const free = (text: string, not = false): Term => ({ not, field: undefined, values: [whole(text)] });

/** Numbers that come out the same each time. */
function numbers(seed: number) {
  let now = seed;
  return (below: number) => (now = (now * 48_271) % 2_147_483_647) % below;
}

describe('what is typed into query bars', () => {
  it('is fields with values, and free text', () => {
    expect(parse('user:ann operation:create,delete shop')).toEqual([
      { not: false, field: 'user', values: [whole('ann')] },
      { not: false, field: 'operation', values: [whole('create'), whole('delete')] }, free('shop'),
    ]);
    expect(parse('-type:tag resource:~shop note:"a b, c","d"')).toEqual([
      { not: true, field: 'type', values: [whole('tag')] }, { not: false, field: 'resource', values: [{ text: 'shop', part: true }] },
      { not: false, field: 'note', values: [whole('a b, c'), whole('d')] },
    ]);
  });
  it('has what looks like a field only where letters stand before the colon', () => {
    expect(parse('payments/shop:1.1 sha256:ab')).toEqual([free('payments/shop:1.1'), free('sha256:ab')]);
    expect(parse('"user:ann" - -x')).toEqual([free('user:ann'), free('-'), free('x', true)]);
    expect(parse('resource:payments/shop:1.1')).toEqual([{ not: false, field: 'resource', values: [whole('payments/shop:1.1')] }]);
  });
  it('is read as far as it goes while it is typed', () => {
    expect(parse('user:')).toEqual([{ not: false, field: 'user', values: [whole('')] }]);
    expect(parse('user:a,')).toEqual([{ not: false, field: 'user', values: [whole('a'), whole('')] }]);
    expect(parse('note:"half of it')).toEqual([{ not: false, field: 'note', values: [whole('half of it')] }]);
    expect(parse('  ')).toEqual([]);
  });
  it('is the same when it is written and read again, whatever its values are', () => {
    const signs = ['a', 'b', ' ', ',', ':', '"', '\\', '~', '-', '<', '*', '$', 'ö', '\t', '{', '(', '%', '+'];
    const next = numbers(11);
    const text = () => Array.from({ length: next(6) }, () => signs[next(signs.length)]).join('');
    for (let round = 0; round < 3_000; round++) {
      const terms: Term[] = Array.from({ length: next(4) }, () => next(2) === 0 ? free(text(), next(4) === 0) : {
        not: next(4) === 0, field: ['user', 'type', 'note'][next(3)], values: Array.from({ length: 1 + next(3) }, () => ({ text: text(), part: next(3) === 0 })),
      });
      expect(parse(write(terms))).toEqual(terms);
    }
  });
  it('is never lost, whatever is typed: written once more it says the same', () => {
    const signs = ['user:', 'x', ' ', ',', '"', '\\', '~', '-', ':', 'type:'];
    const next = numbers(5);
    for (let round = 0; round < 3_000; round++) {
      const typed = Array.from({ length: next(12) }, () => signs[next(signs.length)]).join('');
      const terms = parse(typed);
      expect(parse(write(terms)), typed).toEqual(terms);
    }
  });
});

describe('the mouse', () => {
  it('puts values into their place, and takes them out again', () => {
    const terms = parse('shop operation:pull user:ann');
    expect(write(narrowedTo(terms, 'operation', ['pull', 'delete']))).toBe('shop operation:pull,delete user:ann');
    expect(write(narrowedTo(terms, 'operation', []))).toBe('shop user:ann');
    expect(write(narrowedTo(terms, 'result', ['failed']))).toBe('shop operation:pull user:ann result:failed');
    expect(write(narrowedTo(parse('-operation:a operation:b'), 'operation', ['c']))).toBe('operation:c');
  });
  it('knows what is chosen', () => {
    expect(valuesOf(parse('operation:pull,delete'), 'operation')).toEqual(['pull', 'delete']);
    expect(valuesOf(parse('-operation:pull operation:~de'), 'operation')).toEqual([]);
  });
});
