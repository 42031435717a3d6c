import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRegistry } from '../../api/queries';
import { content } from '../../api/registry';
import { READ, sbom } from '../../api/sboms';
import type { Document } from '../../lib/attached';
import * as format from '../../lib/format';
import { inOneLine } from '../../lib/said';
import { save } from '../../lib/save';
import { about, choices, chosen, type Runs } from '../../lib/documents';
import { counted, narrowed, UNKNOWN, type Package, type Sbom } from '../../lib/sbom';
import type { Reference } from '../../lib/reference';
import { Answered, Button, Bytes, Choices, Command, Empty, Icon, say, SearchField, Select, SortHead, Time } from '../../ui';
import './artifact.css';

const ROW = 40;
/** Where it is narrow, kind and licence stand below the name. */
const TWO_LINES = 58;

/** What a person calls a type of document. */
const called = (type: string): string => /cyclonedx/i.test(type) ? 'CycloneDX' : /spdx/i.test(type) ? 'SPDX' : /syft/i.test(type) ? 'Syft' : type;

function Rows({ packages, sort, onSort }: { packages: Package[]; sort: string; onSort: (sort: string) => void }) {
  const { t } = useTranslation();
  const view = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery('(max-width: 760px)', window.matchMedia('(max-width: 760px)').matches, { getInitialValueInEffect: false });
  const virtual = useVirtualizer({ count: packages.length, getScrollElement: () => view.current, estimateSize: () => (narrow ? TWO_LINES : ROW), overscan: 12 });
  useEffect(() => virtual.measure(), [narrow, virtual]);
  useEffect(() => {
    view.current?.scrollTo({ top: 0 });
  }, [packages]);
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = items.length > 0 ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  return (
    <div className="scroll rows packages" ref={view} tabIndex={0} role="region" aria-label={t('packages')}>
      <table aria-rowcount={packages.length + 1}>
        <thead><tr aria-rowindex={1}>
          <SortHead field="name" sort={sort} onSort={onSort}>{t('name')}</SortHead>
          <th scope="col">{t('version')}</th><th scope="col" className="optional">{t('packages.kind')}</th><th scope="col" className="optional">{t('packages.licence')}</th>
        </tr></thead>
        <tbody>
          {before > 0 && <tr aria-hidden style={{ height: before }}><td colSpan={4} /></tr>}
          {items.map(item => {
            const one = packages[item.index];
            return one && (
              <tr key={item.index} aria-rowindex={item.index + 2} style={{ height: item.size }}>
                <td title={[one.purl || one.name, one.supplier].filter(Boolean).join('\n')}>
                  <span className="tag trunc">{one.name}</span>
                  {narrow && (one.kind || one.licence) && <span className="small muted trunc">{[one.kind, one.licence].filter(Boolean).join(' · ')}</span>}
                </td>
                <td className="mono small trunc" title={one.version}>{one.version || <span className="faint">–</span>}</td>
                <td className="optional">{one.kind ? <span className="chip">{one.kind}</span> : <span className="faint">–</span>}</td>
                <td className="optional trunc" title={one.licence}>{one.licence || <span className="faint">–</span>}</td>
              </tr>
            );
          })}
          {after > 0 && <tr aria-hidden style={{ height: after }}><td colSpan={4} /></tr>}
        </tbody>
      </table>
    </div>
  );
}

/** One of the values that packages have, or all of them. */
function Filter({ label, all, unknown, values, value, onChange }: {
  label: string; all: string; unknown: string; values: [value: string, count: number][]; value: string | undefined; onChange: (value: string | undefined) => void;
}) {
  const known = values.some(([one]) => one === value) || value === undefined ? values : [...values, [value, 0] as [string, number]];
  return (
    <Select className="narrowing" aria-label={label} searchable limit={100} allowDeselect={false} comboboxProps={{ transitionProps: { duration: 0 } }}
      data={[{ value: '', label: all }, ...known.map(([one, count]) => ({ value: one, label: `${one === UNKNOWN ? unknown : one} (${count})` }))]}
      value={value ?? ''} onChange={next => onChange(next || undefined)} />
  );
}

function List({ listed }: { listed: Sbom }) {
  const { t, i18n } = useTranslation();
  const search = useSearch({ from: '/signed-in/r/$project/$' });
  const navigate = useNavigate({ from: '/r/$project/$' });
  const { q, kind, licence } = search;
  const sort = search.sort === '-name' ? '-name' : 'name';
  const shown = useMemo(() => narrowed(listed.packages, { q, kind, licence }, i18n.language, sort === '-name'), [listed, q, kind, licence, sort, i18n.language]);
  const kinds = useMemo(() => counted(listed.packages, one => [one.kind]), [listed]);
  const licences = useMemo(() => counted(listed.packages, one => one.licences), [listed]);
  const change = (next: Partial<typeof search>) => void navigate({ to: '.', search: before => ({ ...before, ...next }), replace: true });
  const total = listed.packages.length;
  if (total === 0) return <Empty title={t('packages.none')}><p>{t('packages.none.text')}</p></Empty>;
  return (
    <>
      <div className="filters">
        <SearchField label={t('packages.find')} value={q ?? ''} onChange={text => change({ q: text || undefined })} />
        <Filter label={t('packages.kind')} all={t('packages.all')} unknown={t('packages.unknown.kind')} values={kinds} value={kind} onChange={next => change({ kind: next })} />
        <Filter label={t('packages.licence')} all={t('packages.all.licences')} unknown={t('packages.unknown.licence')} values={licences} value={licence} onChange={next => change({ licence: next })} />
        <span className="grow" />
        <span className="muted num small" role="status">{shown.length === total ? t('packages.count', { count: total }) : t('packages.of', { count: shown.length, total })}</span>
      </div>
      {listed.cut && <div className="body"><div className="note warn"><Icon name="alert" /><div className="grow">{t('packages.cut', { count: total })}</div></div></div>}
      {shown.length === 0 ? <Empty title={t('none.found')}><p>{t('none.found.text')}</p></Empty>
        : <Rows packages={shown} sort={sort} onSort={next => change({ sort: next === 'name' ? undefined : next })} />}
    </>
  );
}

/** What the document is, and the document itself. */
function Head({ reference, document, listed, bytes }: { reference: Reference; document: Document; listed?: Sbom | undefined; bytes?: Blob | undefined }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const form = called(document.type);
  const end = form === 'SPDX' ? '.spdx.json' : form === 'CycloneDX' ? '.cdx.json' : '.json';
  const made = Number.isNaN(Date.parse(listed?.made ?? '')) ? document.made : listed?.made;
  async function download() {
    setBusy(true);
    try {
      const file = bytes ?? await content(`${reference.project}/${reference.repository}`, document.layer.digest);
      save(file, `${reference.repository.split('/').at(-1)}-${reference.tag ?? document.layer.digest.slice(7, 15)}${end}`);
    } catch (problem) {
      say(inOneLine(problem));
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <h2>{listed ? `${listed.form} ${listed.version}` : form}</h2>
      <span className="muted small row wrap">
        {listed?.tool && <span>{t('packages.by', { tool: listed.tool })}</span>}
        {made && <Time at={made} />}
        <Bytes size={bytes?.size ?? document.layer.size} />
      </span>
      <span className="sp"><Button small icon="download" disabled={busy} onClick={() => void download()}>{t('download')}</Button></span>
    </>
  );
}

function Shown({ reference, document }: { reference: Reference; document: Document }) {
  const { t } = useTranslation();
  const query = useQuery(sbom(`${reference.project}/${reference.repository}`, document));
  return (
    <section className="card">
      <Answered query={query}>
        {({ bytes, listed }) => (
          <>
            <header style={{ paddingBottom: 8 }}><Head reference={reference} document={document} listed={listed?.form && listed} bytes={bytes} /></header>
            {listed === undefined ? <Large reference={reference} document={document} size={bytes.size} />
              : listed.form ? <List listed={listed} />
                : <Empty title={t('packages.unread')}><p>{t('packages.unread.text', { type: listed.says || document.type || document.layer.mediaType })}</p></Empty>}
          </>
        )}
      </Answered>
    </section>
  );
}

function Large({ reference, document, size }: { reference: Reference; document: Document; size: number }) {
  const { t, i18n } = useTranslation();
  const registry = useRegistry();
  const show = (value: number) => format.bytes(value, i18n.language);
  return (
    <div className="body stack">
      <div className="note info"><Icon name="info" /><div className="grow">{t('packages.large', { size: show(size), limit: show(READ) })}</div></div>
      <Command text={`oras blob fetch --output sbom.json ${registry}/${reference.project}/${reference.repository}@${document.layer.digest}`} />
    </div>
  );
}

/** The packages in an artifact, as a document lists them that is attached to it or carried about it. */
export default function Packages({ reference, documents: all, runnable }: { reference: Reference; documents: Document[]; runnable: Runs[] }) {
  const { t, i18n } = useTranslation();
  const search = useSearch({ from: '/signed-in/r/$project/$' });
  const navigate = useNavigate({ from: '/r/$project/$' });
  const platforms = choices(all, runnable);
  const platform = chosen(all, runnable, search.platform);
  const documents = about(all, runnable, platform);
  const document = documents.find(one => one.layer.digest === search.sbom) ?? documents[0];
  const name = ({ layer, type, made }: Document) =>
    [called(type), format.short(layer.digest), made && format.ago(new Date(made), new Date(), i18n.language)].filter(Boolean).join(' · ');
  return (
    <>
      {platforms.length > 0 && (
        <div style={{ marginBottom: 12 }}>
          <Choices label={t('platform')} options={platforms.map(one => [one.name, one.name] as const)} value={platform?.name ?? ''}
            onChange={next => void navigate({ to: '.', search: before => ({ tab: before.tab, platform: next }), replace: true })} />
        </div>
      )}
      {document && documents.length > 1 && (
        <Select className="documents" label={t('packages.document')} allowDeselect={false} comboboxProps={{ transitionProps: { duration: 0 } }}
          data={documents.map(one => ({ value: one.layer.digest, label: name(one) }))} value={document.layer.digest}
          onChange={sbom => void navigate({ to: '.', search: before => ({ tab: before.tab, platform: before.platform, sbom: sbom ?? undefined }), replace: true })} />
      )}
      {!document ? <section className="card"><Empty title={t('packages.elsewhere')}><p>{t('packages.elsewhere.text')}</p></Empty></section> : document.layer.size > READ ? (
        <section className="card">
          <header style={{ paddingBottom: 8 }}><Head reference={reference} document={document} /></header>
          <Large reference={reference} document={document} size={document.layer.size} />
        </section>
      ) : <Shown key={document.layer.digest} reference={reference} document={document} />}
    </>
  );
}
