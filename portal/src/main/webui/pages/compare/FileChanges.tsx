import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { building, fileChanges, fileContent, type ImageLayers, type LayerFile } from '../../api/layers';
import type { components } from '../../api/ext';
import { compareTexts } from '../../lib/compare';
import * as format from '../../lib/format';
import type { Reference } from '../../lib/reference';
import { Button, Choices, Dialog, Empty, Icon, Loading, Problem, SearchField } from '../../ui';
import { DiffLine } from './Differences';

type Change = components['schemas']['ChangeRecord'];
const KINDS = ['added', 'changed', 'removed'] as const;
const MARKS = { added: 'a', changed: 'm', removed: 'd' } as const;
const kindOf = (change: Change) => KINDS.find(kind => kind === change.change) ?? 'changed';

/** What a file was and is, line by line where it is text. */
function Texts({ reference, from, to, change, onClose }: { reference: Reference; from: ImageLayers; to: ImageLayers; change: Change; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const has = (file: LayerFile | undefined) => file !== undefined && file.type === 'file';
  const before = useQuery({ ...fileContent(reference, from.digest, change.before?.layer ?? '', change.path), enabled: has(change.before) });
  const after = useQuery({ ...fileContent(reference, to.digest, change.after?.layer ?? '', change.path), enabled: has(change.after) });
  const text = (file: typeof before, there: boolean) => {
    if (!there) return '';
    return file.data && !building(file.data) && file.data.form === 'text' && !file.data.truncated ? file.data.content : undefined;
  };
  const waiting = (has(change.before) && !before.data && !before.error) || (has(change.after) && !after.data && !after.error);
  const one = text(before, has(change.before));
  const other = text(after, has(change.after));
  const lines = one !== undefined && other !== undefined ? compareTexts(one, other) : undefined;
  const size = (file: LayerFile | undefined) => (file ? format.bytes(file.size, i18n.language) : '–');
  return (
    <Dialog title={change.path.split('/').at(-1) ?? change.path} open onClose={onClose} wide>
      <div className="stack">
        <p className="sub mono" style={{ overflowWrap: 'anywhere' }}>/{change.path} · {size(change.before)} → {size(change.after)}</p>
        {before.error || after.error ? <Problem error={before.error ?? after.error} /> : waiting ? <Loading /> : lines ? (
          <div className="diff" style={{ border: '1px solid var(--code-line)', borderRadius: 7 }} tabIndex={0} role="region" aria-label={change.path}>
            {lines.map((line, i) => <DiffLine key={i} line={line} />)}
          </div>
        ) : <p className="sub">{t('compare.binary')}</p>}
      </div>
    </Dialog>
  );
}

/** Which files differ, in pages. */
export function FileChanges({ reference, from, to, platform }: { reference: Reference; from: ImageLayers; to: ImageLayers; platform: string | undefined }) {
  const { t, i18n } = useTranslation();
  const search = useSearch({ from: '/signed-in/compare' });
  const navigate = useNavigate({ from: '/compare' });
  const chosen = KINDS.find(kind => kind === search.change);
  const query = useInfiniteQuery(fileChanges(reference, from.digest, to.digest, platform, search.q, chosen));
  const change = (next: Partial<typeof search>) => void navigate({ search: held => ({ ...held, ...next }), replace: true });
  const pages = query.data?.pages ?? [];
  const waiting = pages.find(building);
  const first = pages.find(page => !building(page));
  const files = pages.flatMap(page => (building(page) ? [] : page.files));
  const open = files.find(file => file.path === search.file);
  const count = (kind: (typeof KINDS)[number]) => (first && !building(first) ? format.count(first[kind].files, i18n.language) : '');
  const options = [['', t('all')] as const, ...KINDS.map(kind => [kind, `${t(`compare.${kind}`)} ${count(kind)}`] as const)];
  return (
    <section className="card" style={{ overflow: 'hidden' }}>
      <header style={{ paddingBottom: 8 }}>
        <h2>{t('files')}</h2>
        <span className="sp"><Choices segments label={t('files.which')} value={chosen ?? ''} options={options} onChange={kind => change({ change: kind || undefined })} /></span>
      </header>
      <div className="filter"><SearchField label={t('compare.find')} value={search.q ?? ''} onChange={q => change({ q: q || undefined })} /></div>
      {query.error && !query.data ? <div className="body"><Problem error={query.error} retry={() => void query.refetch()} /></div> : !query.data ? <Loading />
        : waiting ? <p className="body sub" role="status">{t('layer.reading', { done: format.bytes(waiting.done, i18n.language), total: format.bytes(waiting.total, i18n.language) })}</p>
          : files.length === 0 ? <Empty title={t(search.q || chosen ? 'none.found' : 'compare.files.same')} /> : (
            <div className="files" tabIndex={0} role="region" aria-label={t('files')}>
              <ul>
                {files.map(file => {
                  const kind = kindOf(file);
                  const grown = (file.after?.size ?? 0) - (file.before?.size ?? 0);
                  return (
                    <li key={file.path}>
                      <button type="button" className="f" aria-haspopup="dialog" onClick={() => change({ file: file.path })}>
                        <span className="nm"><Icon name="file" /><span className={MARKS[kind]} title={file.path}>{file.path}</span></span>
                        <span className={`st ${MARKS[kind]}`}>{t(`file.${kind}`)}</span>
                        <span className="sz">{grown === 0 ? '±0' : `${grown > 0 ? '+' : '−'}${format.bytes(Math.abs(grown), i18n.language)}`}</span>
                      </button>
                    </li>
                  );
                })}
              </ul>
              {query.hasNextPage && <div style={{ padding: '6px 16px' }}><Button small disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('files.more')}</Button></div>}
            </div>
          )}
      <p className="sub" style={{ padding: '0 16px 12px' }}>{t('compare.how')}</p>
      {open && <Texts reference={reference} from={from} to={to} change={open} onClose={() => change({ file: undefined })} />}
    </section>
  );
}
