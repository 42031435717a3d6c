/** A cell as spreadsheets read it: in quotes where it has to be, and never as a formula. */
const cell = (value: unknown): string => {
  const text = value === undefined || value === null ? '' : String(value);
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
};

/** Lines of JSON as a table with these columns; a line that is none is left out. */
export function csvOf(lines: string, columns: readonly string[]): string {
  const rows = lines.split('\n').flatMap(line => {
    try {
      const entry: unknown = JSON.parse(line);
      return typeof entry === 'object' && entry !== null ? [columns.map(name => cell((entry as Record<string, unknown>)[name])).join(',')] : [];
    } catch {
      return [];
    }
  });
  return [columns.join(','), ...rows, ''].join('\r\n');
}
