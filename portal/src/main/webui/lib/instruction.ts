/** A step of making an image as people write it: the word it begins with, and what follows. */
export interface Instruction {
  verb: string;
  rest: string;
}

const VERBS = /^(ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)\s+(.*)$/s;

/** Undoes what builders add around an instruction: shells, counts of arguments, marks of their own. */
export function instruction(written: string | undefined): Instruction {
  let text = (written ?? '').trim();
  const nop = /^\/bin\/(?:ba|a)?sh -c #\(nop\)\s*(.*)$/s.exec(text);
  if (nop) text = nop[1] ?? '';
  const shell = /^(?:RUN\s+)?(?:\|\d+\s+(?:\S+=(?:"[^"]*"|\S*)\s+)*)?\/bin\/(?:ba|a)?sh\s+-[a-z]*c\s+(.*)$/s.exec(text);
  if (shell) text = `RUN ${shell[1]}`;
  text = text.replace(/\s*# buildkit\s*$/, '').trim();
  const known = VERBS.exec(text);
  return known ? { verb: known[1] ?? '', rest: (known[2] ?? '').trim() } : { verb: '', rest: text };
}

/** The steps as a file that a builder could read, as far as they tell. */
export const dockerfile = (steps: { instruction?: string }[]): string =>
  steps
    .map(step => instruction(step.instruction))
    .filter(({ verb, rest }) => verb || rest)
    .map(({ verb, rest }) => (verb ? `${verb} ${rest}` : `# ${rest.replaceAll('\n', '\n# ')}`))
    .join('\n');
