/** A text in pieces, those of them marked that hold what was typed. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Finds the words that were typed, whatever their case; where they overlap, the first and longest counts. */
export function marked(text: string, typed: string): Piece[] {
  const words = [...new Set(typed.toLowerCase().split(/[\s:@/]+/).filter(Boolean))].sort((a, b) => b.length - a.length);
  const low = text.toLowerCase();
  // Some letters change their length with their case; then nothing is marked rather than the wrong letters.
  if (words.length === 0 || low.length !== text.length) return [{ text, hit: false }];
  const pieces: Piece[] = [];
  let done = 0;
  while (done < text.length) {
    let next = text.length;
    let length = 0;
    for (const word of words) {
      const found = low.indexOf(word, done);
      if (found >= 0 && found < next) {
        next = found;
        length = word.length;
      }
    }
    if (next > done) pieces.push({ text: text.slice(done, next), hit: false });
    if (length > 0) pieces.push({ text: text.slice(next, next + length), hit: true });
    done = next + length;
  }
  return pieces;
}

/** Whether every word that was typed begins a word of the text. */
export function leads(text: string, typed: string): boolean {
  const known = text.toLowerCase().split(/[\s,-]+/);
  return typed.toLowerCase().split(/\s+/).filter(Boolean).every(word => known.some(one => one.startsWith(word)));
}
