// Lists of packages as the tools write them: SPDX 2 and CycloneDX in JSON, bare or as the predicate of an attestation.
// They are documents of strangers: what has not the right type is passed over, and all that is read is text.
import { fields, items, LONGEST, opened, parsed, text, WRAPPED, type Fields } from './envelope';

/** A package of a list. What the document does not tell is empty. */
export interface Package {
  name: string;
  version: string;
  /** What it is a package of, such as deb or maven; where no package URL tells, what the document calls it. */
  kind: string;
  /** As the document writes it: an expression, or names with commas between them. */
  licence: string;
  /** The licences that it names. */
  licences: string[];
  supplier: string;
  purl: string;
}

export interface Sbom {
  form: 'SPDX' | 'CycloneDX';
  /** Of the format. */
  version: string;
  made: string;
  tool: string;
  packages: Package[];
  /** Whether it lists more than are read. */
  cut: boolean;
}

/** A document that is not read, and what it says that it is. */
export interface Unread {
  form: undefined;
  says: string;
}

/** So many packages are read of one document. */
export const MOST = 100_000;

/** What stands for packages of which no kind or licence is known. */
export const UNKNOWN = '-';

/** Of a licence or a version that nobody knows documents say so in several ways. */
const told = (value: unknown): string => {
  const said = text(value);
  return /^(NOASSERTION|NONE|-)$/i.test(said) ? '' : said;
};

const kindOf = (purl: string): string => /^pkg:\/*([a-z][a-z0-9.+-]{0,29})\//i.exec(purl)?.[1]?.toLowerCase() ?? '';

const named = (licence: string): string[] =>
  [...new Set(licence.split(/ (?:AND|OR) |, |[()]/i).map(one => one.trim()).filter(Boolean))];

const whole = (name: string, version: unknown, purl: string, purpose: unknown, licence: string, supplier: string): Package => ({
  name, version: told(version), purl, licence, supplier, kind: kindOf(purl) || text(purpose).toLowerCase(), licences: named(licence),
});

function ofSpdx(value: unknown): Package | undefined {
  const one = fields(value);
  const name = text(one?.name);
  if (!one || !name) return undefined;
  const reference = items(one.externalRefs).map(fields).find(found => found?.referenceType === 'purl');
  return whole(
    name, one.versionInfo, text(reference?.referenceLocator), one.primaryPackagePurpose,
    told(one.licenseConcluded) || told(one.licenseDeclared), told(one.supplier).replace(/^(Organization|Person): ?/, ''),
  );
}

function ofCycloneDx(one: Fields): Package | undefined {
  const name = text(one.name);
  if (!name) return undefined;
  const group = text(one.group);
  const licences = items(one.licenses).map(fields).map(each => told(each?.expression) || told(fields(each?.license)?.id) || told(fields(each?.license)?.name));
  return whole(
    group ? `${group}/${name}` : name, one.version, text(one.purl), one.type,
    licences.filter(Boolean).join(', ').slice(0, LONGEST), text(fields(one.supplier)?.name) || text(one.publisher),
  );
}

function spdx(document: Fields): Sbom {
  const creation = fields(document.creationInfo);
  const listed = items(document.packages);
  const tool = items(creation?.creators).map(text).find(creator => creator.startsWith('Tool: '));
  return {
    form: 'SPDX', version: text(document.spdxVersion).replace(/^SPDX-/, ''), made: text(creation?.created), tool: tool?.slice(6) ?? '',
    packages: listed.slice(0, MOST).map(ofSpdx).filter(one => one !== undefined), cut: listed.length > MOST,
  };
}

/** Components hold components, however deep: those that wait are kept in a list, not on the stack. */
function components(document: Fields): Pick<Sbom, 'packages' | 'cut'> {
  const packages: Package[] = [];
  const open = [{ list: items(document.components), next: 0 }];
  for (let here = open.at(-1); here; here = open.at(-1)) {
    if (here.next >= here.list.length) {
      open.pop();
      continue;
    }
    const one = fields(here.list[here.next++]);
    if (!one) continue;
    const read = ofCycloneDx(one);
    if (read && packages.length >= MOST) return { packages, cut: true };
    if (read) packages.push(read);
    open.push({ list: items(one.components), next: 0 });
  }
  return { packages, cut: false };
}

function cycloneDx(document: Fields): Sbom {
  const meta = fields(document.metadata);
  const tools = meta?.tools;
  const tool = fields(items(tools)[0] ?? items(fields(tools)?.components)[0]);
  return {
    form: 'CycloneDX', version: text(document.specVersion), made: text(meta?.timestamp),
    tool: [text(tool?.name), text(tool?.version)].filter(Boolean).join(' '), ...components(document),
  };
}

/** What a text in another form than JSON says that it is. */
function called(written: string): string {
  const begin = written.slice(0, 2000);
  if (/^\s*SPDXVersion:/m.test(begin)) return 'SPDX tag-value';
  if (/^\s*</.test(begin)) return /cyclonedx/i.test(begin) ? 'CycloneDX XML' : /spdx/i.test(begin) ? 'SPDX RDF' : 'XML';
  return '';
}

function kind(document: Fields, predicate: string): string {
  const context = [document['@context'], ...items(document['@context'])].map(text).find(Boolean);
  if (context && /spdx/i.test(context)) return 'SPDX 3';
  if (typeof document.spdxVersion === 'string') return text(document.spdxVersion);
  if (/syft/.test(text(fields(document.schema)?.url))) return 'Syft JSON';
  return predicate;
}

/** What a document lists. */
export function read(content: string): Sbom | Unread {
  let value: unknown = content;
  let predicate = '';
  for (let depth = 0; depth <= WRAPPED; depth++) {
    const written = value;
    if (typeof written === 'string') value = parsed(written);
    const document = fields(value);
    if (!document) return { form: undefined, says: (typeof written === 'string' && called(written)) || predicate };
    if (typeof document.spdxVersion === 'string' && document.spdxVersion.startsWith('SPDX-2')) return spdx(document);
    if (document.bomFormat === 'CycloneDX') return cycloneDx(document);
    const inner = opened(document);
    predicate = text(document.predicateType) || predicate;
    if (inner === undefined) return { form: undefined, says: kind(document, predicate) };
    value = inner;
  }
  return { form: undefined, says: predicate };
}

/** What of a list is shown. */
export interface Narrowing {
  q?: string | undefined;
  kind?: string | undefined;
  licence?: string | undefined;
}

/** The packages whose name has a part, of one kind and under one licence, by name. */
export function narrowed(packages: Package[], { q, kind: wanted, licence }: Narrowing, language: string, descending: boolean): Package[] {
  const part = q?.trim().toLowerCase();
  const order = new Intl.Collator(language, { numeric: true });
  const found = packages.filter(one =>
    (!part || one.name.toLowerCase().includes(part)) && (!wanted || (one.kind || UNKNOWN) === wanted)
    && (!licence || (licence === UNKNOWN ? one.licences.length === 0 : one.licences.includes(licence))));
  const turn = descending ? -1 : 1;
  return found.sort((a, b) => turn * (order.compare(a.name, b.name) || order.compare(a.version, b.version)));
}

/** How many packages have each value, the most frequent first; what is unknown last. */
export function counted(packages: Package[], of: (one: Package) => string[]): [value: string, count: number][] {
  const counts = new Map<string, number>();
  for (const one of packages) {
    const values = of(one).filter(Boolean);
    for (const value of values.length > 0 ? values : [UNKNOWN]) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => Number(a === UNKNOWN) - Number(b === UNKNOWN) || n - m || (a < b ? -1 : 1));
}
