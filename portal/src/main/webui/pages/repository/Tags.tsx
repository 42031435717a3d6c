import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, inPath, list, type Schemas } from '../../api/client';
import { all, holds } from '../../lib/query';
import type { Reference } from '../../lib/reference';
import { useRights } from '../../lib/roles';
import { Answered, Empty, SearchField, SortHead } from '../../ui';
import { DeleteArtifacts, Selection } from './Selection';
import { rows, type Artifact } from './rows';
import { ArtifactRow, PlatformRow } from './TagRow';

const PAGE = 100;
const ROW = 44;

function useArtifacts({ project, repository }: Reference, tagged: boolean, q: string | undefined, sort: string) {
  return useInfiniteQuery({
    queryKey: ['artifacts', project, repository, tagged, q, sort],
    initialPageParam: 1,
    queryFn: ({ pageParam }) =>
      list(
        harbor.GET('/api/v2.0/projects/{project_name}/repositories/{repository_name}/artifacts', {
          params: {
            path: { project_name: project, repository_name: inPath(repository) },
            query: {
              page: pageParam, page_size: PAGE, sort, with_tag: true, with_label: true, with_accessory: true,
              with_immutable_status: true,
              q: tagged ? all(q ? holds('tags', q) : 'tags=*') : all('base=*', holds('digest', q)),
            },
          },
        }),
      ),
    getNextPageParam: (last, pages) => (pages.length * PAGE < last.total ? pages.length + 1 : undefined),
  });
}

/** What is in a repository, by tag or by digest. Only the rows in sight are drawn. */
export function Tags({ reference, project, tagged }: {
  reference: Reference; project: Schemas['Project'] | undefined; tagged: boolean;
}) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/r/$project/$' });
  const navigate = useNavigate({ from: '/r/$project/$' });
  const cache = useQueryClient();
  const rights = useRights(project);
  const sort = search.sort ?? '-push_time';
  const query = useArtifacts(reference, tagged, search.q, sort);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [leaving, setLeaving] = useState<Artifact[]>([]);
  const last = useRef<string>(undefined);
  const artifacts = useMemo(() => query.data?.pages.flatMap(page => page.items) ?? [], [query.data]);
  const total = query.data?.pages[0]?.total ?? 0;
  const shown = useMemo(() => rows(artifacts, open), [artifacts, open]);
  const view = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: shown.length, getScrollElement: () => view.current, estimateSize: () => ROW, overscan: 12 });
  const items = virtual.getVirtualItems();
  const end = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;

  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && end >= shown.length - 20) void fetchNextPage();
  }, [end, shown.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const change = (next: Partial<typeof search>) =>
    void navigate({ to: '.', search: before => ({ ...before, ...next }), replace: true });
  const flip = (set: ReadonlySet<string>, digest: string) => {
    const next = new Set(set);
    if (!next.delete(digest)) next.add(digest);
    return next;
  };
  function select(digest: string, event: MouseEvent) {
    const from = artifacts.findIndex(artifact => artifact.digest === last.current);
    const to = artifacts.findIndex(artifact => artifact.digest === digest);
    if (event.shiftKey && from >= 0) {
      const range = artifacts.slice(Math.min(from, to), Math.max(from, to) + 1).map(artifact => artifact.digest ?? '');
      setSelected(new Set([...selected, ...range]));
    } else {
      setSelected(flip(selected, digest));
    }
    last.current = digest;
  }
  const chosen = artifacts.filter(artifact => selected.has(artifact.digest ?? ''));
  const before = items[0]?.start ?? 0;
  const after = items.length > 0 ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  const head = (field: string, text: string, right = false) => (
    <SortHead field={field} sort={sort} right={right} onSort={next => change({ sort: next })}>{t(text)}</SortHead>
  );
  return (
    <section className="card">
      <div className="filters">
        <SearchField label={t(tagged ? 'tags.find' : 'digests.find')} value={search.q ?? ''} onChange={q => change({ q: q || undefined })} />
        <span className="grow" />
        <span className="muted num small">{query.data && t(tagged ? 'tagged.count' : 'artifacts.count', { count: total })}</span>
      </div>
      <Answered query={query}>
        {() => shown.length === 0 ? (
          <Empty title={search.q ? t('none.found') : t(tagged ? 'tags.none' : 'artifacts.none')}>
            <p>{search.q ? t('none.found.text') : t('tags.none.text')}</p>
          </Empty>
        ) : (
          <div className="scroll rows" ref={view} tabIndex={0} role="region" aria-label={t(tagged ? 'tags' : 'artifacts')}>
            <table aria-rowcount={total + 1}>
              <thead><tr>
                {rights.maintain && <th scope="col"><span className="vh">{t('select')}</span></th>}
                <th scope="col">{t(tagged ? 'tag' : 'digest')}</th>
                {head('push_time', 'pushed')}
                <th scope="col" className="optional">{t('platforms')}</th>
                {head('size', 'size', true)}
                <SortHead field="pull_time" sort={sort} optional onSort={next => change({ sort: next })}>{t('pulled')}</SortHead>
                <th scope="col"><span className="vh">{t('actions')}</span></th>
              </tr></thead>
              <tbody>
                {before > 0 && <tr aria-hidden style={{ height: before }}><td colSpan={7} /></tr>}
                {items.map(item => {
                  const row = shown[item.index];
                  if (!row) return null;
                  const digest = row.artifact.digest ?? '';
                  return row.kind === 'platform' ? (
                    <PlatformRow key={`${digest} ${row.digest}`} reference={reference} name={row.name} digest={row.digest} wide={rights.maintain} />
                  ) : (
                    <ArtifactRow key={digest} reference={reference} artifact={row.artifact} tagged={tagged} rights={rights}
                      open={open.has(digest)} selected={selected.has(digest)}
                      onOpen={() => setOpen(flip(open, digest))} onSelect={event => select(digest, event)}
                      onDelete={() => setLeaving([row.artifact])} />
                  );
                })}
                {after > 0 && <tr aria-hidden style={{ height: after }}><td colSpan={7} /></tr>}
              </tbody>
            </table>
          </div>
        )}
      </Answered>
      {chosen.length > 0 && (
        <Selection count={chosen.length} onClear={() => setSelected(new Set())} onDelete={() => setLeaving(chosen)} />
      )}
      {leaving.length > 0 && (
        <DeleteArtifacts reference={reference} artifacts={leaving} onClose={() => setLeaving([])}
          onDone={() => {
            setLeaving([]);
            setSelected(new Set());
            void cache.invalidateQueries({ queryKey: ['artifacts', reference.project, reference.repository] });
            void cache.invalidateQueries({ queryKey: ['repository', reference.project, reference.repository] });
          }} />
      )}
    </section>
  );
}
