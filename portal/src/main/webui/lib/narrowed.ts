// Which tags of a list somebody wants to see, as the address says it and as the server is asked.

/** What is attached, or is not. */
export const TRUSTS = ['signed', '-signed', 'sbom', '-sbom'] as const;
export type Trust = (typeof TRUSTS)[number];

export interface Narrowed {
  platform?: string | undefined;
  /** Some of [TRUSTS], with commas between. */
  trust?: string | undefined;
  label?: string | undefined;
}

/** What is offered before anything is known of a repository. */
const USUAL = ['linux/amd64', 'linux/arm64'];

export const trusts = (written: string | undefined): Trust[] => {
  const said = (written ?? '').split(',');
  return TRUSTS.filter(one => said.includes(one));
};

/** With one more, without its opposite; or without one that was there. */
export function turned(written: string | undefined, one: Trust): string | undefined {
  const opposite = one.startsWith('-') ? one.slice(1) : `-${one}`;
  const before = trusts(written);
  const after = before.includes(one) ? before.filter(other => other !== one) : [...before.filter(other => other !== opposite), one];
  return TRUSTS.filter(other => after.includes(other)).join(',') || undefined;
}

export const narrows = ({ platform, trust, label }: Narrowed): boolean => Boolean(platform ?? label) || trusts(trust).length > 0;

/** The query of the list of tags. */
export function asked({ platform, trust, label }: Narrowed): { platform?: string; signed?: boolean; sbom?: boolean; label?: number } {
  const wanted = trusts(trust);
  const signed = wanted.includes('signed') ? true : wanted.includes('-signed') ? false : undefined;
  const sbom = wanted.includes('sbom') ? true : wanted.includes('-sbom') ? false : undefined;
  return {
    ...(platform ? { platform } : {}), ...(signed === undefined ? {} : { signed }), ...(sbom === undefined ? {} : { sbom }),
    ...(label && Number.isInteger(Number(label)) ? { label: Number(label) } : {}),
  };
}

/** The platforms to choose from: what is usual, what lines run on, and what is chosen. Lines leave Linux out. */
export function choices(seen: Iterable<string>, chosen: string | undefined): string[] {
  const all = new Set(USUAL);
  for (const name of seen) {
    const parts = name.split('/');
    const whole = parts.length === 1 || /^v\d/.test(parts[1] ?? '') ? ['linux', ...parts] : parts;
    all.add(whole.slice(0, 3).join('/'));
  }
  if (chosen) all.add(chosen);
  return [...all].sort();
}
