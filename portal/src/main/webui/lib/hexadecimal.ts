// Bytes as two digits each, and as people read them: sixteen to a line, with what is readable beside them.
const WIDTH = 16;

export const toBytes = (digits: string): Uint8Array =>
  Uint8Array.from(digits.match(/../g) ?? [], pair => Number.parseInt(pair, 16));

export function hexadecimal(digits: string): string {
  const bytes = toBytes(digits);
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += WIDTH) {
    const part = [...bytes.subarray(at, at + WIDTH)];
    const pairs = part.map(byte => byte.toString(16).padStart(2, '0')).join(' ').padEnd(WIDTH * 3 - 1);
    const signs = part.map(byte => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${at.toString(16).padStart(8, '0')}  ${pairs}  ${signs}`);
  }
  return lines.join('\n');
}
