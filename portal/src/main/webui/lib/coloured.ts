// The colours of a piece of a script: enough to find what is told apart, no grammar of any language.

/** A comment, a name that was made up for the reader, a text, or anything else. */
export type Kind = 'comment' | 'name' | 'text' | undefined;

export interface Piece {
  text: string;
  kind: Kind;
}

const literally = (word: string) => word.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
/** Whole words only: a name may be part of another one. */
const words = (list: readonly string[]) => [...new Set(list)].filter(Boolean).sort((a, b) => b.length - a.length)
  .map(word => `(?<![\\w.-])${literally(word)}(?![\\w-]|\\.\\w)`).join('|') || '(?!)';

/** Cuts a script into its pieces, which make it up again; `names` and `texts` are words that stand without quotes. */
export function coloured(script: string, names: readonly string[] = [], texts: readonly string[] = []): Piece[] {
  const comment = '(?<=^|\\n)[ \\t]*(?:#|//)[^\\n]*';
  // In a shell, a quote within single quotes ends them, is escaped, and begins them again.
  const quoted = "'[^'\\n]*'(?:\\\\''[^'\\n]*')*|\"(?:\\\\[^\\n]|[^\"\\\\\\n])*\"";
  const pattern = new RegExp(`(?<comment>${comment})|(?<text>${quoted}|${words(texts)})|(?<name>${words(names)})`, 'g');
  const pieces: Piece[] = [];
  let at = 0;
  const plain = (end: number) => { if (end > at) pieces.push({ text: script.slice(at, end), kind: undefined }); };
  for (const found of script.matchAll(pattern)) {
    plain(found.index);
    const kind = (['comment', 'text', 'name'] as const).find(one => found.groups?.[one] !== undefined);
    pieces.push({ text: found[0], kind });
    at = found.index + found[0].length;
  }
  plain(script.length);
  return pieces;
}
