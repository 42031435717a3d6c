import { describe, expect, it } from 'vitest';
import { csvOf } from '../../main/webui/lib/csv';

describe('a table of lines of JSON', () => {
  it('has the columns in their order, quotes what needs it, and leaves out what is no line', () => {
    const lines = ['{"who":"admin","what":"a, \\"b\\"","times":2}', 'broken', '', '{"what":"c\\nd"}'].join('\n');
    expect(csvOf(lines, ['who', 'what', 'times'])).toBe('who,what,times\r\nadmin,"a, ""b""",2\r\n,"c\nd",\r\n');
  });
  it('is text: what a spreadsheet would compute is not computed', () => {
    expect(csvOf('{"a":"=1+1"}\n{"a":"@x"}', ['a'])).toBe("a\r\n'=1+1\r\n'@x\r\n");
  });
});
