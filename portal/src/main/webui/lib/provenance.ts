// How something was built, as its builder stated it: SLSA provenance 0.2 and 1, bare or in an envelope.
import { fields, items, opened, parsed, text, WRAPPED, type Fields } from './envelope';

/** What the statement does not tell is empty. */
export interface Provenance {
  /** Of SLSA's provenance. */
  form: '0.2' | '1';
  builder: string;
  /** The repository, without the revision. */
  source: string;
  /** A branch, a tag or a file in it. */
  at: string;
  commit: string;
  /** Names the run of the builder. */
  run: string;
  started: string;
  finished: string;
  /** How many things it was built from. */
  inputs: number;
  /** Number in the log of signatures; empty where no bundle tells. */
  log: string;
}

/** A document that is not read, and what it says that it is. */
export interface Untold {
  form: undefined;
  says: string;
}

/** Fields of fields. */
const within = (value: unknown, ...names: string[]): unknown =>
  names.reduce<unknown>((found, name) => fields(found)?.[name], value);

/** The revision that digests name. */
const revision = (digest: unknown): string => {
  const known = fields(digest);
  return text(known?.gitCommit) || text(known?.sha1);
};

/** An address without what tools put around it, and the branch or tag behind it. */
function place(uri: unknown): { source: string; at: string } {
  const whole = text(uri).replace(/^git\+/, '');
  const [, address = whole, branch = ''] = /^(.*?)[@#](refs\/.*)$/.exec(whole) ?? [];
  return { source: address, at: branch };
}

/** What is read of things that it was built from. */
const MOST = 10_000;

/** The first of them that has the revision of a repository, that of the source if it is among them. */
function origin(listed: unknown, source: string): Fields | undefined {
  const found = items(listed).slice(0, MOST).map(fields).filter(one => one !== undefined && revision(one.digest) !== '') as Fields[];
  return found.find(one => source !== '' && place(one.uri).source === source) ?? (source === '' ? found[0] : undefined);
}

function older(predicate: Fields): Omit<Provenance, 'log'> {
  const from = fields(within(predicate, 'invocation', 'configSource'));
  const told = place(from?.uri);
  const material = origin(predicate.materials, told.source);
  const own = told.source ? told : place(material?.uri);
  const meta = fields(predicate.metadata);
  return {
    form: '0.2', builder: text(within(predicate, 'builder', 'id')), source: own.source, at: own.at || text(from?.entryPoint),
    commit: revision(from?.digest) || revision(material?.digest), run: text(meta?.buildInvocationId) || text(meta?.buildInvocationID),
    started: text(meta?.buildStartedOn), finished: text(meta?.buildFinishedOn), inputs: items(predicate.materials).length,
  };
}

function newer(predicate: Fields): Omit<Provenance, 'log'> {
  const definition = fields(predicate.buildDefinition);
  const given = fields(definition?.externalParameters);
  const workflow = fields(given?.workflow) ?? fields(given?.buildConfigSource);
  const from = fields(given?.configSource) ?? fields(given?.source);
  const told = place(workflow?.repository ?? from?.uri ?? from?.repository ?? given?.source ?? given?.repository);
  const dependency = origin(definition?.resolvedDependencies, told.source);
  const own = told.source ? told : place(dependency?.uri);
  const details = fields(predicate.runDetails);
  const meta = fields(details?.metadata);
  return {
    form: '1', builder: text(within(details, 'builder', 'id')), source: own.source,
    at: text(workflow?.ref) || text(from?.ref) || own.at || text(workflow?.path),
    commit: revision(from?.digest) || revision(dependency?.digest), run: text(meta?.invocationId) || text(meta?.invocationID),
    started: text(meta?.startedOn), finished: text(meta?.finishedOn), inputs: items(definition?.resolvedDependencies).length,
  };
}

/** What a statement tells; `says` is its type, or empty where it is no statement. */
export function read(content: string): Provenance | Untold {
  let value: unknown = content;
  let log = '';
  for (let depth = 0; depth <= WRAPPED; depth++) {
    if (typeof value === 'string') value = parsed(value);
    const document = fields(value);
    if (!document) break;
    const entry = within(items(within(document, 'verificationMaterial', 'tlogEntries'))[0], 'logIndex');
    log ||= typeof entry === 'number' ? String(entry) : text(entry).replace(/\D/g, '').slice(0, 20);
    const says = text(document.predicateType);
    if (says) {
      const [, version] = /^https:\/\/slsa\.dev\/provenance\/v(0\.2|1)(?:\.\d+)?$/.exec(says) ?? [];
      const predicate = fields(document.predicate);
      if (!version || !predicate) return { form: undefined, says };
      return { ...(version === '1' ? newer(predicate) : older(predicate)), log };
    }
    value = opened(document);
  }
  return { form: undefined, says: '' };
}

/** The repository and the revision in few letters, for where there is little room; undefined where neither is told. */
export function brief({ source, commit, builder }: Provenance): string | undefined {
  const repository = source.replace(/\.git$/, '').split('/').filter(Boolean).slice(-2).join('/');
  return [repository || builder.replace(/^https?:\/\//, ''), commit.slice(0, 7)].filter(Boolean).join('@') || undefined;
}

/** How long the build took in milliseconds; undefined where that is not told. */
export function took({ started, finished }: Provenance): number | undefined {
  const time = Date.parse(finished) - Date.parse(started);
  return time >= 0 ? time : undefined;
}
