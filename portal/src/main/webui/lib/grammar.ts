// What is typed into query bars: `field:value`, values parted by commas of which one holds, `-` for what must not be,
// `~` before a part of a value, quotes around what has blanks or signs in it; anything else is free text.

export interface Value {
  text: string;
  /** A part of what is looked for, not the whole of it. */
  part: boolean;
}

export interface Term {
  not: boolean;
  /** Nothing for free text, which has one value. */
  field: string | undefined;
  values: Value[];
}

const FIELD = /^[a-z]+:/;
/** Values that mean themselves without quotes. */
const BARE = /^[^\s",\\~][^\s",\\]*$/;

/** Where a text is read, and how far it has been. */
class Reader {
  at = 0;
  constructor(readonly text: string) {}

  get done() { return this.at >= this.text.length; }

  skip(sign: string): boolean {
    const is = this.text[this.at] === sign;
    if (is) this.at++;
    return is;
  }

  blanks() {
    while (!this.done && /\s/.test(this.text[this.at] ?? '')) this.at++;
  }

  /** Up to a blank, or one of the signs that end it; quotes hold both. A quote that nobody closed holds all the rest. */
  word(ends: string): string {
    let word = '';
    for (let quoted = false; !this.done; this.at++) {
      const sign = this.text[this.at] ?? '';
      if (quoted && sign === '\\' && this.at + 1 < this.text.length) word += this.text[++this.at];
      else if (sign === '"') quoted = !quoted;
      else if (!quoted && (/\s/.test(sign) || ends.includes(sign))) break;
      else word += sign;
    }
    return word;
  }
}

function term(reader: Reader): Term {
  const rest = reader.text.slice(reader.at);
  const not = /^-\S/.test(rest) && reader.skip('-');
  const field = FIELD.exec(reader.text.slice(reader.at))?.[0];
  if (field === undefined) return { not, field: undefined, values: [{ text: reader.word(''), part: false }] };
  reader.at += field.length;
  const values: Value[] = [];
  do {
    const part = reader.skip('~');
    values.push({ text: reader.word(','), part });
  } while (reader.skip(','));
  return { not, field: field.slice(0, -1), values };
}

export function parse(text: string): Term[] {
  const reader = new Reader(text);
  const terms: Term[] = [];
  for (reader.blanks(); !reader.done; reader.blanks()) terms.push(term(reader));
  return terms;
}

const quoted = (text: string) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;

function written({ text, part }: Value): string {
  return `${part ? '~' : ''}${BARE.test(text) ? text : quoted(text)}`;
}

/** A term as it would be typed. */
export function writtenTerm({ not, field, values }: Term): string {
  const [first = { text: '', part: false }] = values;
  const bare = BARE.test(first.text) && !first.text.startsWith('-') && !FIELD.test(first.text);
  const said = field === undefined ? (bare ? first.text : quoted(first.text)) : `${field}:${values.map(written).join(',')}`;
  return `${not ? '-' : ''}${said}`;
}

export const write = (terms: readonly Term[]): string => terms.map(writtenTerm).join(' ');

/** With these values of a field in the place of those it had; without any, without the field. */
export function narrowedTo(terms: readonly Term[], field: string, values: readonly string[]): Term[] {
  const next = values.length === 0 ? [] : [{ not: false, field, values: values.map(text => ({ text, part: false })) }];
  const place = terms.findIndex(one => one.field === field);
  const others = terms.filter(one => one.field !== field);
  return place < 0 ? [...others, ...next] : [...others.slice(0, place), ...next, ...others.slice(place)];
}

/** The whole values of a field that must be one of them. */
export const valuesOf = (terms: readonly Term[], field: string): string[] =>
  terms.filter(one => one.field === field && !one.not).flatMap(one => one.values.filter(value => !value.part).map(value => value.text));
