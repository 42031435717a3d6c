// A comparison as Markdown, for the description of a change.
import type { PackageChange } from './packages';

/** A name between backticks: what stands in it is text, whatever it holds. */
const code = (text: string): string => {
  const flat = text.replaceAll(/[\r\n|]+/g, ' ');
  const fence = '`'.repeat(Math.max(0, ...[...flat.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return `${fence}${fence.length > 1 ? ` ${flat} ` : flat}${fence}`;
};

export interface Compared {
  from: string;
  to: string;
  /** What was measured: a word for it, and how much it is. */
  figures: [name: string, value: string][];
  /** Those that changed; undefined where no lists of packages are attached. */
  packages: PackageChange[] | undefined;
  /** Words of the table of packages. */
  heads: [name: string, before: string, after: string];
  link: string;
}

export function asMarkdown({ from, to, figures, packages, heads, link }: Compared): string {
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const version = (text: string) => (text ? code(text) : '–');
  return [
    `### ${code(from)} → [${code(to)}](${link})`, '', ...figures.map(([name, value]) => `- **${name}**: ${value}`),
    ...(packages && packages.length > 0 ? ['', row(heads), row(['---', '---', '---']), ...packages.map(one => row([code(one.name), version(one.before), version(one.after)]))] : []), '',
  ].join('\n');
}
