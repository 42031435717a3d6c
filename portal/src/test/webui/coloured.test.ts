import { describe, expect, it } from 'vitest';
import { coloured } from '../../main/webui/lib/coloured';
import { called, CLIENTS, snippet } from '../../main/webui/lib/robots';

const kinds = (script: string, names: string[] = [], texts: string[] = []) =>
  coloured(script, names, texts).filter(piece => piece.kind).map(piece => [piece.kind, piece.text]);

describe('the colours of snippets', () => {
  it('tell comments, texts in quotes and names apart', () => {
    expect(kinds("# it's for docker\nrun 'a b' team", ['team'])).toEqual([['comment', "# it's for docker"], ['text', "'a b'"], ['name', 'team']]);
    expect(kinds('key = "a \\" b" # not the first of its line')).toEqual([['text', '"a \\" b"']]);
    expect(kinds("-u 'p'\\''w' x")).toEqual([['text', "'p'\\''w'"]]);
    expect(kinds("url: 'https://r'")).toEqual([['text', "'https://r'"]]);
  });
  it('take names as whole words, and what they are part of first', () => {
    expect(kinds('secret berth-team -n team teams my-team', ['team', 'berth-team'])).toEqual([['name', 'berth-team'], ['name', 'team']]);
    expect(kinds('--server=r.test:5000 r.test:50001', [], ['r.test:5000'])).toEqual([['text', 'r.test:5000']]);
    expect(kinds('a.b', ['a', 'b'])).toEqual([]);
  });
  it('lose nothing, whatever is written', () => {
    const parts = ["'", '"', '\\', '\n', '#', '//', ' ', 'team', 'r.test', '$', '•', '\\\'', '(', '['];
    let seed = 7;
    const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 2_000; round++) {
      const script = Array.from({ length: next(14) }, () => parts[next(parts.length)]).join('');
      const pieces = coloured(script, ['team', '('], ['r.test', '[']);
      expect(pieces.map(piece => piece.text).join('')).toBe(script);
      expect(pieces.every(piece => piece.text !== '')).toBe(true);
    }
  });
  it('show the name and the secret of every client that has them as texts', () => {
    const names = called('team');
    for (const client of CLIENTS) {
      const pieces = coloured(snippet(client, 'r.test', 'robot$team+ci', 'abcdef', 'team'), [names.secret, names.namespace], ['r.test']);
      for (const piece of pieces.filter(one => /robot\$|abcdef/.test(one.text) && one.kind !== 'comment')) {
        expect([client, piece.kind]).toEqual([client, client === 'github' && piece.text.includes('docker/login') ? undefined : 'text']);
      }
    }
  });
});
