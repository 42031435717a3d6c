import { describe, expect, it } from 'vitest';
import { markdown, safe } from '../../main/webui/lib/markdown';

const text = (value: string) => ({ kind: 'text', text: value });

describe('readmes', () => {
  it('have headings, paragraphs, code and rules', () => {
    expect(markdown('# One\n\nTwo\n===\n\nthree\nlines\n\n```sh\nmake # it\n```\n---\n    four')).toEqual([
      { kind: 'heading', level: 1, parts: [text('One')] },
      { kind: 'heading', level: 1, parts: [text('Two')] },
      { kind: 'paragraph', parts: [text('three\nlines')] },
      { kind: 'code', language: 'sh', text: 'make # it' },
      { kind: 'rule' },
      { kind: 'code', language: '', text: 'four' },
    ]);
  });
  it('have words with weight, code and links', () => {
    expect(markdown('a **b *c*** `d*` [e](https://f.test) snake_case_name ~~g~~ \\*h')[0]).toEqual({
      kind: 'paragraph',
      parts: [
        text('a '), { kind: 'strong', parts: [text('b *c')] }, text('* '), { kind: 'code', text: 'd*' }, text(' '),
        { kind: 'link', to: 'https://f.test', parts: [text('e')] }, text(' snake_case_name '),
        { kind: 'struck', parts: [text('g')] }, text(' *h'),
      ],
    });
    expect(markdown('see https://a.test/b. Then')[0]).toEqual({
      kind: 'paragraph', parts: [text('see '), { kind: 'link', to: 'https://a.test/b', parts: [text('https://a.test/b')] }, text('. Then')],
    });
  });
  it('have lists in lists, and lists of tasks', () => {
    expect(markdown('- a\n  1. b\n  2. c\n- [x] d')).toEqual([{
      kind: 'list', ordered: false, start: 1,
      items: [
        { done: undefined, blocks: [
          { kind: 'paragraph', parts: [text('a')] },
          { kind: 'list', ordered: true, start: 1, items: [
            { done: undefined, blocks: [{ kind: 'paragraph', parts: [text('b')] }] },
            { done: undefined, blocks: [{ kind: 'paragraph', parts: [text('c')] }] },
          ] },
        ] },
        { done: true, blocks: [{ kind: 'paragraph', parts: [text('d')] }] },
      ],
    }]);
  });
  it('have tables and quotes', () => {
    expect(markdown('| a | b |\n|---|--:|\n| 1 | 2 |\n\n> q')).toEqual([
      { kind: 'table', align: [undefined, 'right'], head: [[text('a')], [text('b')]], rows: [[[text('1')], [text('2')]]] },
      { kind: 'quote', blocks: [{ kind: 'paragraph', parts: [text('q')] }] },
    ]);
  });
  it('have no markup of HTML, and lead nowhere but to pages', () => {
    expect(markdown('<script>x</script>')).toEqual([{ kind: 'paragraph', parts: [text('<script>x</script>')] }]);
    expect(markdown('<!-- gone -->')).toEqual([]);
    for (const to of ['javascript:alert(1)', 'JavaScript:x', 'data:text/html,x', 'vbscript:x', '//elsewhere', '/relative', 'file:///etc', ' javascript:x']) {
      expect(safe(to), to).toBeUndefined();
    }
    expect(safe('https://a.test')).toBe('https://a.test');
  });
  it('take no long time, whatever they hold', () => {
    for (const sign of ['[', '*', '_', '`', '> ', '- ', '![', '**a', '|', '<!--', '# ', '1. ']) {
      const blocks = markdown(sign.repeat(20_000));
      expect(Array.isArray(blocks)).toBe(true);
    }
  });
});
