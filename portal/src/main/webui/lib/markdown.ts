// What people write in readmes, as a tree of what it means. Markup of HTML is text here like any other, so nothing
// that a stranger writes can become more than words, links and tables.
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'emphasis' | 'struck'; parts: Inline[] }
  | { kind: 'link'; to: string; parts: Inline[] }
  | { kind: 'image'; to: string; text: string }
  | { kind: 'break' };

export interface Item {
  /** For a list of tasks, whether it is done. */
  done?: boolean | undefined;
  blocks: Block[];
}

export type Align = 'left' | 'right' | 'center' | undefined;

export type Block =
  | { kind: 'heading'; level: number; parts: Inline[] }
  | { kind: 'paragraph'; parts: Inline[] }
  | { kind: 'code'; language: string; text: string }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Item[] }
  | { kind: 'table'; align: Align[]; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'rule' };

/** Deeper than this nobody reads; it is text. */
const DEEPEST = 12;

/** What begins in a line ends within so many letters, or it begins nothing. */
const SPAN = 2000;

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*([\w+#.-]*)[^`]*$/;
const HEADING = /^ {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$/;
const RULE = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])(\s+|$)(.*)$/;
const QUOTE = /^ {0,3}> ?(.*)$/;
const DELIMITER = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

/** Reads a text; one that is very long is cut off before. */
export function markdown(text: string): Block[] {
  return blocks(spoken(text.replace(/\r\n?/g, '\n').replaceAll('\t', '    ')).split('\n'), 0);
}

/** The text without its comments. */
function spoken(text: string): string {
  let said = '';
  let at = 0;
  for (;;) {
    const begin = text.indexOf('<!--', at);
    const end = begin < 0 ? -1 : text.indexOf('-->', begin);
    if (end < 0) return said + text.slice(at);
    said += text.slice(at, begin);
    at = end + 3;
  }
}

const blank = (line: string) => line.trim() === '';

function blocks(lines: string[], depth: number): Block[] {
  const found: Block[] = [];
  let paragraph: string[] = [];
  const close = () => {
    if (paragraph.length > 0) found.push({ kind: 'paragraph', parts: inline(paragraph.join('\n'), 0) });
    paragraph = [];
  };
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const fence = FENCE.exec(line);
    const heading = HEADING.exec(line);
    const item = ITEM.exec(line);
    if (blank(line)) {
      close();
      at++;
    } else if (fence) {
      close();
      const end = lines.findIndex((next, i) => i > at && next.trim().startsWith(fence[1] ?? '```') && /^[`~\s]+$/.test(next));
      const last = end < 0 ? lines.length : end;
      found.push({ kind: 'code', language: fence[2] ?? '', text: lines.slice(at + 1, last).join('\n') });
      at = last + 1;
    } else if (heading) {
      close();
      found.push({ kind: 'heading', level: heading[1]?.length ?? 1, parts: inline(heading[2] ?? '', 0) });
      at++;
    } else if (paragraph.length > 0 && /^ {0,3}(=+|-+)\s*$/.test(line)) {
      found.push({ kind: 'heading', level: line.includes('=') ? 1 : 2, parts: inline(paragraph.join('\n'), 0) });
      paragraph = [];
      at++;
    } else if (RULE.test(line)) {
      close();
      found.push({ kind: 'rule' });
      at++;
    } else if (QUOTE.test(line) && depth < DEEPEST) {
      close();
      const inner: string[] = [];
      while (at < lines.length && QUOTE.test(lines[at] ?? '')) inner.push(QUOTE.exec(lines[at++] ?? '')?.[1] ?? '');
      found.push({ kind: 'quote', blocks: blocks(inner, depth + 1) });
    } else if (item && depth < DEEPEST && (paragraph.length === 0 || !/^\d/.test(item[2] ?? '') || item[2] === '1.')) {
      close();
      const list = listAt(lines, at, depth);
      found.push(list.block);
      at = list.next;
    } else if (line.includes('|') && DELIMITER.test(lines[at + 1] ?? '') && (lines[at + 1] ?? '').includes('-')) {
      close();
      const table = tableAt(lines, at);
      found.push(table.block);
      at = table.next;
    } else if (/^ {4}/.test(line) && paragraph.length === 0) {
      const code: string[] = [];
      while (at < lines.length && (/^ {4}/.test(lines[at] ?? '') || blank(lines[at] ?? ''))) code.push((lines[at++] ?? '').slice(4));
      found.push({ kind: 'code', language: '', text: code.join('\n').trimEnd() });
    } else {
      paragraph.push(line.trimStart());
      at++;
    }
  }
  close();
  return found;
}

function listAt(lines: string[], start: number, depth: number): { block: Block; next: number } {
  const first = ITEM.exec(lines[start] ?? '');
  const ordered = /^\d/.test(first?.[2] ?? '');
  const items: Item[] = [];
  let at = start;
  while (at < lines.length) {
    const head = ITEM.exec(lines[at] ?? '');
    if (!head || /^\d/.test(head[2] ?? '') !== ordered || RULE.test(lines[at] ?? '')) break;
    const indent = (head[1]?.length ?? 0) + (head[2]?.length ?? 1) + Math.min(Math.max(head[3]?.length ?? 1, 1), 4);
    const inner = [head[4] ?? ''];
    at++;
    while (at < lines.length) {
      const line = lines[at] ?? '';
      const deeper = line.startsWith(' '.repeat(Math.min(indent, 2))) && !blank(line);
      if (!deeper && !(blank(line) && (lines[at + 1] ?? '').startsWith('  '))) {
        const goesOn = !blank(line) && !ITEM.test(line) && !HEADING.test(line) && !FENCE.test(line) && !RULE.test(line) && !blank(lines[at - 1] ?? '');
        if (!goesOn) break;
      }
      inner.push(line.slice(Math.min(indent, line.length - line.trimStart().length)));
      at++;
    }
    const task = /^\[([ xX])\]\s+/.exec(inner[0] ?? '');
    if (task) inner[0] = (inner[0] ?? '').slice(task[0].length);
    items.push({ done: task ? task[1] !== ' ' : undefined, blocks: blocks(inner, depth + 1) });
    while (blank(lines[at] ?? '') && ITEM.test(lines[at + 1] ?? '')) at++;
  }
  return { block: { kind: 'list', ordered, start: ordered ? Number.parseInt(first?.[2] ?? '1', 10) : 1, items }, next: at };
}

function cells(line: string): string[] {
  const inner = line.trim().replace(/^\|/, '').replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map(cell => cell.trim().replaceAll('\\|', '|'));
}

function tableAt(lines: string[], start: number): { block: Block; next: number } {
  const head = cells(lines[start] ?? '');
  const align = cells(lines[start + 1] ?? '').map((cell): Align =>
    cell.startsWith(':') && cell.endsWith(':') ? 'center' : cell.endsWith(':') ? 'right' : cell.startsWith(':') ? 'left' : undefined);
  const rows: Inline[][][] = [];
  let at = start + 2;
  while (at < lines.length && (lines[at] ?? '').includes('|')) {
    const row = cells(lines[at++] ?? '');
    rows.push(head.map((_, i) => inline(row[i] ?? '', 0)));
  }
  return { block: { kind: 'table', align, head: head.map(cell => inline(cell, 0)), rows }, next: at };
}

// Each alternative begins with a sign of its own, so that no text takes long.
const SIGNS = /\\([\\`*_{}[\]()#+\-.!|<>~])|(`+)|(!?)\[|(\*\*|__|~~)|([*_])|<(https?:\/\/[^\s<>]+)>|(https?:\/\/[^\s<>()[\]]+)|( {2,}|\\)\n/;

function inline(text: string, depth: number): Inline[] {
  const found: Inline[] = [];
  const say = (more: string) => {
    const last = found.at(-1);
    if (last?.kind === 'text') last.text += more;
    else if (more) found.push({ kind: 'text', text: more });
  };
  let rest = text;
  let before = '';
  while (rest) {
    const sign = depth < DEEPEST ? SIGNS.exec(rest) : null;
    if (!sign) break;
    say(rest.slice(0, sign.index));
    before = sign.index > 0 ? rest[sign.index - 1] ?? '' : before;
    rest = rest.slice(sign.index);
    const taken = span(sign, rest, before, depth);
    if (taken) {
      found.push(taken.part);
      before = rest[taken.length - 1] ?? '';
      rest = rest.slice(taken.length);
    } else {
      say(sign[1] ?? sign[0]);
      before = sign[0].at(-1) ?? '';
      rest = rest.slice(sign[0].length);
    }
  }
  say(rest);
  return found;
}

/** What begins here, and how long it is; nothing when the sign means only itself. */
function span(sign: RegExpExecArray, after: string, before: string, depth: number): { part: Inline; length: number } | undefined {
  const rest = after.slice(0, SPAN);
  const [all, escaped, ticks, bang, double, single, angled, bare, line] = sign;
  if (escaped) return undefined;
  if (ticks) {
    const end = rest.indexOf(ticks, ticks.length);
    return end < 0 ? undefined : { part: { kind: 'code', text: rest.slice(ticks.length, end).trim() }, length: end + ticks.length };
  }
  if (angled) return { part: { kind: 'link', to: angled, parts: [{ kind: 'text', text: angled }] }, length: all.length };
  if (bare) {
    const to = bare.replace(/[.,;:!?'"*_]+$/, '');
    return { part: { kind: 'link', to, parts: [{ kind: 'text', text: to }] }, length: to.length };
  }
  if (line) return { part: { kind: 'break' }, length: all.length };
  const mark = double ?? single;
  if (mark) {
    // Within words, underscores are letters.
    if (mark.startsWith('_') && /\w/.test(before)) return undefined;
    const end = rest.indexOf(mark, mark.length);
    const inner = rest.slice(mark.length, end);
    if (end < 0 || inner === '' || /^\s|\s$/.test(inner) || (mark.startsWith('_') && /\w/.test(rest[end + mark.length] ?? ''))) return undefined;
    const kind = mark === '~~' ? 'struck' : mark.length === 2 ? 'strong' : 'emphasis';
    return { part: { kind, parts: inline(inner, depth + 1) }, length: end + mark.length };
  }
  return reference(rest, bang === '!', depth);
}

function reference(rest: string, image: boolean, depth: number): { part: Inline; length: number } | undefined {
  const begin = image ? 2 : 1;
  let open = 1;
  let close = begin;
  for (; close < rest.length && open > 0; close++) {
    if (rest[close] === '[') open++;
    if (rest[close] === ']') open--;
  }
  if (open > 0 || rest[close] !== '(') return undefined;
  let end = close + 1;
  for (let inner = 1; end < rest.length; end++) {
    if (rest[end] === '(') inner++;
    if (rest[end] === ')' && --inner === 0) break;
  }
  if (end === rest.length) return undefined;
  const to = rest.slice(close + 1, end).trim().replace(/\s+["'].*["']$/, '').replace(/^<|>$/g, '');
  const text = rest.slice(begin, close - 1);
  const part: Inline = image ? { kind: 'image', to, text } : { kind: 'link', to, parts: inline(text, depth + 1) };
  return { part, length: end + 1 };
}

/** An address that a page may lead to: another page, or a place to write to. */
export function safe(to: string): string | undefined {
  return /^(https?:\/\/|mailto:)[^\s]+$/i.test(to) ? to : undefined;
}
