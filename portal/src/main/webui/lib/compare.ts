// What two images have otherwise, as far as their manifests and configs tell.
export interface Line {
  kind: 'same' | 'gone' | 'come';
  text: string;
}

/** A part of a config that differs. */
export interface Section {
  name: string;
  lines: Line[];
}

interface Run {
  Env?: string[];
  Labels?: Record<string, string>;
  Entrypoint?: string[];
  Cmd?: string[];
  User?: string;
  WorkingDir?: string;
  ExposedPorts?: Record<string, unknown>;
  Volumes?: Record<string, unknown>;
  StopSignal?: string;
  Healthcheck?: unknown;
  Shell?: string[];
}

export interface Config {
  os?: string;
  architecture?: string;
  variant?: string;
  author?: string;
  config?: Run;
}

const lines = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Line[] => {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap(name => {
    const was = before.get(name);
    const is = after.get(name);
    if (was === is) return [];
    return [
      ...(was === undefined ? [] : [{ kind: 'gone' as const, text: was }]),
      ...(is === undefined ? [] : [{ kind: 'come' as const, text: is }]),
    ];
  });
};

const pairs = (values: Record<string, unknown> | undefined) =>
  new Map(Object.entries(values ?? {}).map(([name, value]) => [name, `${name}=${String(value)}`]));
const variables = (values: string[] | undefined) => new Map((values ?? []).map(text => [text.split('=', 1)[0] ?? '', text]));
const names = (values: Record<string, unknown> | undefined) => new Map(Object.keys(values ?? {}).map(name => [name, name]));
const one = (value: unknown) =>
  new Map(value === undefined || value === '' || value === null ? [] : [['', typeof value === 'string' ? value : JSON.stringify(value)]]);

/** The parts that differ, in the order in which people ask for them. */
export function compareConfigs(before: Config, after: Config, annotations: [Record<string, string>, Record<string, string>] = [{}, {}]): Section[] {
  const a = before.config ?? {};
  const b = after.config ?? {};
  const platform = (config: Config) => one([config.os, config.architecture, config.variant].filter(Boolean).join('/'));
  const all: [string, ReadonlyMap<string, string>, ReadonlyMap<string, string>][] = [
    ['Env', variables(a.Env), variables(b.Env)],
    ['Labels', pairs(a.Labels), pairs(b.Labels)],
    ['Entrypoint', one(a.Entrypoint), one(b.Entrypoint)],
    ['Cmd', one(a.Cmd), one(b.Cmd)],
    ['User', one(a.User), one(b.User)],
    ['WorkingDir', one(a.WorkingDir), one(b.WorkingDir)],
    ['ExposedPorts', names(a.ExposedPorts), names(b.ExposedPorts)],
    ['Volumes', names(a.Volumes), names(b.Volumes)],
    ['StopSignal', one(a.StopSignal), one(b.StopSignal)],
    ['Healthcheck', one(a.Healthcheck), one(b.Healthcheck)],
    ['Shell', one(a.Shell), one(b.Shell)],
    ['Platform', platform(before), platform(after)],
    ['Author', one(before.author), one(after.author)],
    ['Annotations', pairs(annotations[0]), pairs(annotations[1])],
  ];
  return all.map(([name, was, is]) => ({ name, lines: lines(was, is) })).filter(section => section.lines.length > 0);
}

interface Sized {
  digest: string;
  size: number;
}

/** What is the same and what is not, with what somebody who has the first still has to fetch. */
export function compareLayers<L extends Sized>(before: L[], after: L[]) {
  const had = new Set(before.map(layer => layer.digest));
  const has = new Set(after.map(layer => layer.digest));
  const sum = (layers: L[]) => [...new Map(layers.map(layer => [layer.digest, layer.size])).values()].reduce((all, size) => all + size, 0);
  return {
    before: before.map(layer => ({ layer, same: has.has(layer.digest) })),
    after: after.map(layer => ({ layer, same: had.has(layer.digest) })),
    sizeBefore: sum(before),
    sizeAfter: sum(after),
    download: sum(after.filter(layer => !had.has(layer.digest))),
  };
}

/** Two texts line by line, or nothing when they are too long for that. */
export function compareTexts(before: string, after: string, most = 1500): Line[] | undefined {
  const a = before.split('\n');
  const b = after.split('\n');
  if (a.length > most || b.length > most) return undefined;
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found: Line[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      found.push({ kind: 'same', text: a[i] ?? '' });
      i++;
      j++;
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) {
      found.push({ kind: 'gone', text: a[i++] ?? '' });
    } else {
      found.push({ kind: 'come', text: b[j++] ?? '' });
    }
  }
  return found;
}
