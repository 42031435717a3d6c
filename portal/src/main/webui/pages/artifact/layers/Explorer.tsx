import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { building, layerFiles, type FileQuery, type ImageLayers, type Layer, type LayerFile, type Progress } from '../../../api/layers';
import * as format from '../../../lib/format';
import { maybeSecret } from '../../../lib/layers';
import { written, type Reference } from '../../../lib/reference';
import { Button, Bytes, Choices, Empty, Icon, Loading, Problem, SearchField, type IconName } from '../../../ui';
import { Preview } from './Preview';

/** A layer of an image, and what to do with what is chosen in it. */
interface Place {
  reference: Reference;
  image: ImageLayers;
  layer: Layer;
  state: FileQuery['state'];
  open: ReadonlySet<string>;
  onToggle: (path: string) => void;
  onFile: (file: LayerFile) => void;
}

const isDirectory = (file: LayerFile) => file.type === 'directory';

/** What the layer does to a path, as far as there is more to say than that it is there. */
function effect(file: LayerFile): { word: 'added' | 'changed' | 'removed'; mark: 'a' | 'm' | 'd' } | undefined {
  if (file.deleted) return { word: 'removed', mark: 'd' };
  if (file.change === 'implied' || (isDirectory(file) && file.below)) return undefined;
  return file.below ? { word: 'changed', mark: 'm' } : { word: 'added', mark: 'a' };
}

function sign(file: LayerFile, open: boolean): IconName {
  if (isDirectory(file)) return open ? 'folder-open' : 'folder';
  if (file.type === 'symlink' || file.type === 'hardlink') return 'link';
  if (/\.(zip|jar|war|gz|xz|zst|bz2|tar|tgz|whl|deb|rpm)$/i.test(file.name)) return 'file-zip';
  if (/\.(p12|pem|key|jks|crt|cer)$/i.test(file.name)) return 'key';
  if (/\.(txt|md|ya?ml|json|xml|conf|cfg|ini|properties|sh|toml|html|js|py|rb|service)$/i.test(file.name)) return 'file-text';
  return 'file';
}

function Row({ file, depth, full, place }: { file: LayerFile; depth: number; full?: boolean; place: Place }) {
  const { t } = useTranslation();
  const directory = isDirectory(file);
  const open = directory && place.open.has(file.path);
  const done = place.state === 'all' && file.layer !== place.layer.digest ? undefined : effect(file);
  const size = file.deleted ? file.below?.size : directory ? undefined : file.size;
  const content = (
    <>
      <span className="nm" style={{ paddingInlineStart: depth * 18 }}>
        <Icon name={sign(file, open)} />
        <span className={done?.mark} title={file.path}>{full ? file.path : file.name}{file.target && <span className="faint"> → {file.target}</span>}</span>
        {file.type === 'file' && maybeSecret(file.path) && <span className="chip warn" title={t('file.secret.means')}><Icon name="key" />{t('file.secret')}</span>}
      </span>
      <span className={`st ${done?.mark ?? ''}`}>{done && t(`file.${done.word}`)}</span>
      <span className="sz">{size !== undefined && <Bytes size={size} />}</span>
    </>
  );
  return (
    <li>
      {directory && !full ? (
        <button type="button" className="f" aria-expanded={open} onClick={() => place.onToggle(file.path)}>{content}</button>
      ) : file.type === 'file' && !file.deleted ? (
        <button type="button" className="f" aria-haspopup="dialog" onClick={() => place.onFile(file)}>{content}</button>
      ) : <div className="f">{content}</div>}
      {open && !full && <Directory path={file.path} depth={depth + 1} place={place} />}
    </li>
  );
}

function Reading({ progress }: { progress: Progress }) {
  const { t, i18n } = useTranslation();
  const share = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0;
  return (
    <div className="body">
      <div className="note info"><Icon name="info" /><div className="grow">
        {t('layer.reading', { done: format.bytes(progress.done, i18n.language), total: format.bytes(progress.total, i18n.language) })}
        <div className="progress" aria-hidden><i style={{ width: `${share * 100}%` }} /></div>
      </div></div>
    </div>
  );
}

function Directory({ path, q, depth, place }: { path: string; q?: string | undefined; depth: number; place: Place }) {
  const { t, i18n } = useTranslation();
  const query = useInfiniteQuery(layerFiles(place.reference, place.image.digest, place.layer.digest, { path: path || undefined, q, state: place.state }));
  if (query.error && !query.data) return <div style={{ padding: '8px 16px' }}><Problem error={query.error} retry={() => void query.refetch()} /></div>;
  if (!query.data) return <Loading rows={depth > 0 ? 1 : 4} />;
  const pages = query.data.pages;
  const waiting = pages.find(building);
  if (waiting) return <Reading progress={waiting} />;
  const files = pages.flatMap(page => (building(page) ? [] : page.files));
  const whole = pages.every(page => !building(page) && page.whole);
  if (files.length === 0) {
    return depth > 0 ? <p className="sub">{t('files.none')}</p> : <Empty title={t(q ? 'none.found' : 'files.none')}>{q && <p>{t('files.none.text')}</p>}</Empty>;
  }
  const covered = files.filter(file => place.state === 'changed' && !isDirectory(file)).reduce((sum, file) => sum + (file.below?.size ?? 0), 0);
  return (
    <>
      <ul>{files.map(file => <Row key={file.path} file={file} depth={depth} full={q !== undefined} place={place} />)}</ul>
      {query.hasNextPage && <div style={{ padding: '6px 16px' }}><Button small disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('files.more')}</Button></div>}
      {covered > 0 && <p className="sub">{t('files.covered', { size: format.bytes(covered, i18n.language) })}</p>}
      {depth === 0 && !whole && <p className="sub" role="status">{t('files.below')}</p>}
    </>
  );
}

const parents = (path: string): string[] =>
  path.split('/').map((_, i, names) => names.slice(0, i + 1).join('/')).filter(Boolean);

/** The files of a layer: what it adds, changes and removes, or all that is there with the layers below it. */
export function Explorer({ reference, image, layer, position }: { reference: Reference; image: ImageLayers; layer: Layer; position: number }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/r/$project/$' });
  const navigate = useNavigate({ from: '/r/$project/$' });
  const state = search.show === 'all' ? 'all' : 'changed';
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(parents(search.path ?? '')));
  const change = (next: Partial<typeof search>) => void navigate({ to: '.', search: before => ({ ...before, layer: layer.digest, ...next }), replace: true });
  const place: Place = {
    reference, image, layer, state, open,
    onToggle: path => {
      const next = new Set(open);
      if (!next.delete(path)) next.add(path);
      setOpen(next);
      change({ path: next.has(path) ? path : parents(path).at(-2) });
    },
    onFile: file => change({ file: file.path, from: file.layer === layer.digest ? undefined : file.layer }),
  };
  const title = t('files.in', { position });
  return (
    <section className="card" style={{ overflow: 'hidden' }}>
      <header style={{ paddingBottom: 8 }}>
        <h2>{title}</h2>
        <span className="sp">
          <Choices segments label={t('files.which')} value={state} options={[['changed', t('files.changed')], ['all', t('files.all')]] as const}
            onChange={chosen => change({ show: chosen === 'all' ? 'all' : undefined })} />
        </span>
      </header>
      {layer.content !== 'readable' || layer.unreadable ? (
        <Empty title={t('layer.shut')}><p>{layer.unreadable ?? t(`layer.${layer.content as 'encrypted' | 'foreign' | 'missing'}`)}</p></Empty>
      ) : (
        <>
          <div className="filter"><SearchField label={t('files.find')} value={search.q ?? ''} onChange={q => change({ q: q || undefined })} /></div>
          <div className="files" tabIndex={0} role="region" aria-label={title}>
            <Directory key={`${state} ${search.q ?? ''}`} path="" q={search.q} depth={0} place={place} />
          </div>
        </>
      )}
      {search.file && (
        <Preview reference={reference} image={image.digest} layer={search.from ?? layer.digest} path={search.file} whole={written({ ...reference, tag: undefined, digest: image.digest } as Reference)}
          onClose={() => change({ file: undefined, from: undefined })} />
      )}
    </section>
  );
}
