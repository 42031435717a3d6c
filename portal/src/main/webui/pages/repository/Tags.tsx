import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ext, harbor, inPath, list, take, type Schemas } from '../../api/client';
import { look as readLook } from '../../lib/columns';
import { asked, narrows, type Narrowed } from '../../lib/narrowed';
import { all, holds } from '../../lib/query';
import type { Reference } from '../../lib/reference';
import { useRights } from '../../lib/roles';
import { LiveMark, useLive, useLiveState } from '../../live/Live';
import { Answered, Button, Empty, Loading, SearchField } from '../../ui';
import { Lines, type Sorts } from './Lines';
import { LookMenu } from './LookMenu';
import { TagFilters } from './TagFilters';
import { ofArtifact, ofGroup, tagsOf, type Line, type Mark } from './rows';

const PAGE = 100;
const FRESH = 1500;
const EVERY = 10_000;
/** How many changes there were when nobody counted them. */
const UNKNOWN = Infinity;

interface Page {
  lines: Line[];
  /** In all; -1 where only the end of the list tells. */
  total: number;
  next: string | undefined;
}

const TAG_SORTS: Sorts = { name: 'semver', pushed: 'pushed', size: 'size', pulls: 'pulls' };
const DIGEST_SORTS: Sorts = { pushed: 'push_time', size: 'size', pulled: 'pull_time' };
/** What is offered where there are no heads of columns. */
const CHOICES = { true: ['-semver', '-pushed', '-size', '-pulls'], false: ['-push_time', '-size', '-pull_time'] } as const;

/** Tags, a page after the other from where the last ended, which costs the same however far down. */
async function tagPage({ project, repository }: Reference, q: string | undefined, narrowed: Narrowed, sort: string, cursor: string): Promise<Page> {
  const answer = await take(ext.GET('/api/ext/v1/projects/{project_name}/repos/{repository_name}/tags', {
    params: {
      path: { project_name: project, repository_name: inPath(repository) },
      query: {
        sort: sort.replace('-', ''), order: sort.startsWith('-') ? 'desc' : 'asc', limit: PAGE,
        ...(q ? { q } : {}), ...asked(narrowed), ...(cursor ? { cursor } : {}),
      },
    },
  }));
  return { lines: answer.rows.map(row => ofGroup(row, q)), total: -1, next: answer.next ?? undefined };
}

/** What Harbor's list does not tell; where that cannot be had, the list is there without. */
async function marksOf({ project, repository }: Reference, ids: number[]): Promise<Map<number, Mark>> {
  if (ids.length === 0) return new Map();
  const answer = await take(ext.GET('/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifact-marks', {
    params: { path: { project_name: project, repository_name: inPath(repository) }, query: { ids: ids.join(',') } },
  })).catch(() => undefined);
  return new Map((answer?.marks ?? []).map(mark => [mark.id, mark]));
}

async function digestPage({ project, repository }: Reference, q: string | undefined, _: Narrowed, sort: string, cursor: string): Promise<Page> {
  const page = Number(cursor || 1);
  const { items, total } = await list(harbor.GET('/api/v2.0/projects/{project_name}/repositories/{repository_name}/artifacts', {
    params: {
      path: { project_name: project, repository_name: inPath(repository) },
      query: {
        page, page_size: PAGE, sort, with_tag: true, with_label: true, with_accessory: true, with_immutable_status: true,
        q: all('base=*', holds('digest', q)),
      },
    },
  }));
  const marks = await marksOf({ project, repository }, items.flatMap(one => one.id ?? []));
  return { lines: items.map(one => ofArtifact(one, marks.get(one.id ?? 0))), total, next: page * PAGE < total ? String(page + 1) : undefined };
}

/** What is in a repository, by tag or by digest. */
export function Tags({ reference, project, tagged, artifacts, onTotal }: {
  reference: Reference; project: Schemas['Project'] | undefined; tagged: boolean;
  /** How many artifacts there are besides those that are only part of an index. */
  artifacts: number | undefined;
  /** Told how many there are in all; -1 while nobody knows. */
  onTotal: (total: number) => void;
}) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/r/$project/$' });
  const navigate = useNavigate({ from: '/r/$project/$' });
  const cache = useQueryClient();
  const rights = useRights(project);
  const sorts = tagged ? TAG_SORTS : DIGEST_SORTS;
  const known = Object.values(sorts).includes((search.sort ?? '').replace('-', ''));
  const sort = known ? (search.sort as string) : CHOICES[`${tagged}`][0];
  const narrowed = useMemo<Narrowed>(() => tagged ? { platform: search.platform, trust: search.trust, label: search.label } : {}, [tagged, search.platform, search.trust, search.label]);
  const few = Boolean(search.q) || narrows(narrowed);
  const key = useMemo(() => ['tags', reference.project, reference.repository, tagged, search.q, narrowed, sort], [reference.project, reference.repository, tagged, search.q, narrowed, sort]);
  const query = useInfiniteQuery({
    queryKey: key,
    initialPageParam: '',
    // Lines that a person reads do not move because a window got the focus.
    refetchOnWindowFocus: false,
    queryFn: ({ pageParam }) => (tagged ? tagPage : digestPage)(reference, search.q, narrowed, sort, pageParam),
    getNextPageParam: last => last.next,
  });
  const lines = useMemo(() => {
    // A tag that moved while pages were fetched may come twice.
    const once = new Map<string, Line>();
    for (const page of query.data?.pages ?? []) for (const line of page.lines) if (!once.has(line.digest)) once.set(line.digest, line);
    return [...once.values()];
  }, [query.data]);
  const first = query.data?.pages[0]?.total ?? -1;
  const total = first >= 0 ? first : query.hasNextPage ? -1 : lines.length;
  useEffect(() => {
    if (!few && query.data) onTotal(tagged ? tagsOf(lines, total) : total);
  }, [few, query.data, tagged, lines, total, onTotal]);
  const inside = tagged || few ? 0 : Math.max(0, total - (artifacts ?? total));
  const [look, setLook] = useState(() => readLook());
  const view = useRef<HTMLDivElement>(null);
  const held = useRef(false);
  const [news, setNews] = useState(0);
  const { hasNextPage, isFetching, fetchNextPage } = query;
  // Asking for more while all is asked again would end that without a word.
  const more = useCallback(() => {
    if (!isFetching) void fetchNextPage();
  }, [isFetching, fetchNextPage]);
  // Where few of many fit, pages are short, even empty, and say where the list goes on.
  const looking = hasNextPage && few && lines.length < PAGE;
  useEffect(() => {
    if (looking && !query.error) more();
  }, [looking, query.error, more]);
  const hold = useCallback((now: boolean) => {
    held.current = now;
  }, []);

  /** From the beginning, with what is new. */
  const refresh = useCallback(() => {
    setNews(0);
    view.current?.scrollTo({ top: 0 });
    cache.setQueryData<InfiniteData<Page, string>>(key, before => before && { pages: before.pages.slice(0, 1), pageParams: before.pageParams.slice(0, 1) });
    void cache.invalidateQueries({ queryKey: key });
    void cache.invalidateQueries({ queryKey: ['repository', reference.project, reference.repository] });
  }, [cache, key, reference.project, reference.repository]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    setNews(0);
    return () => clearTimeout(timer.current);
  }, [key]);
  const changed = (times: number) => {
    // Whoever has scrolled or chosen is told; the list does not move away under the pointer.
    if (held.current || (view.current?.scrollTop ?? 0) > 0) {
      setNews(count => count + times);
    } else {
      clearTimeout(timer.current);
      timer.current = setTimeout(refresh, FRESH);
    }
  };
  useLive(event => {
    if (event.data.repository === `${reference.project}/${reference.repository}` && event.type !== 'manifest.pulled') changed(1);
  }, () => changed(UNKNOWN));
  const late = useLiveState() === 'late';
  useEffect(() => {
    if (!late) return undefined;
    const again = setInterval(() => {
      if (!document.hidden && !held.current && (view.current?.scrollTop ?? 0) === 0) refresh();
    }, EVERY);
    return () => clearInterval(again);
  }, [late, refresh]);

  const newsText = news === UNKNOWN ? t('news.unknown') : t('news', { count: news });
  const change = (next: Partial<typeof search>) =>
    void navigate({ to: '.', search: before => ({ ...before, ...next }), replace: true });
  return (
    <section className="card">
      <div className="filters">
        <SearchField label={t(tagged ? 'tags.find' : 'digests.find')} value={search.q ?? ''} onChange={q => change({ q: q || undefined })} />
        <label className="narrow-only sortpick">
          <span className="vh">{t('sort')}</span>
          <select value={sort} onChange={event => change({ sort: event.target.value })}>
            {[...new Set<string>([...CHOICES[`${tagged}`], sort])].map(one => <option key={one} value={one}>{t(`sort.${one}`)}</option>)}
          </select>
        </label>
        {tagged && (
          <TagFilters project={project?.project_id} seen={lines.flatMap(line => line.parts.map(part => part.name))} narrowed={narrowed} onChange={change} />
        )}
        <span className="grow" />
        {news > 0 && <Button small kind="primary" icon="up" onClick={refresh}>{newsText}</Button>}
        <span className="vh" role="status">{news > 0 ? newsText : ''}</span>
        <span className="muted num small">
          {query.data && (total < 0 ? t('tagged.first', { count: lines.length }) : tagged ? t('tagged.count', { count: total })
            : inside > 0 ? `${t('artifacts.count', { count: total - inside })}, ${t('artifacts.inside', { count: inside })}` : t('artifacts.count', { count: total }))}
        </span>
        <LiveMark />
        <LookMenu look={look} tagged={tagged} onLook={setLook} />
      </div>
      <Answered query={query}>
        {() => lines.length === 0 ? looking ? <Loading /> : (
          <Empty title={few ? t('none.found') : t(tagged ? 'tags.none' : 'artifacts.none')}>
            <p>{search.q ? t('none.found.text') : few ? t('none.narrowed') : t('tags.none.text')}</p>
          </Empty>
        ) : (
          <Lines key={JSON.stringify(key)} reference={reference} lines={lines} total={total} tagged={tagged} look={look} keeps={rights.maintain} sort={sort} sorts={sorts}
            onSort={next => change({ sort: next })} view={view} more={hasNextPage} onMore={more} onHold={hold}
            onDeleted={refresh} />
        )}
      </Answered>
    </section>
  );
}
