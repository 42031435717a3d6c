import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { short } from '../../lib/format';
import { happened, type Happening } from '../../lib/history';
import { splat, written, type Reference } from '../../lib/reference';
import { Answered, Button, Empty, Icon, Time, type IconName } from '../../ui';
import { Head, Table } from '../../ui/Table';
import { history } from './Timeline';

const SIZE = 50;
const ICONS: Record<Happening, IconName> = { pushed: 'upload', moved: 'exchange', deleted: 'trash' };

/** Up to where both lists of a page are whole; nothing where there is no more. */
function until(pages: Awaited<ReturnType<typeof history>>): string | undefined {
  const ends = pages.filter(page => page.items.length === SIZE).map(page => page.items.at(-1)?.op_time ?? '');
  return ends.sort((a, b) => Date.parse(b) - Date.parse(a))[0];
}

/** Who pushed, moved and deleted which tag when. */
export function History({ reference }: { reference: Reference }) {
  const { t } = useTranslation();
  const { project, repository } = reference;
  const query = useInfiniteQuery({
    queryKey: ['repository', project, repository, 'history'],
    initialPageParam: '',
    queryFn: async ({ pageParam }) => {
      const pages = await history(reference, undefined, pageParam || undefined, SIZE);
      const end = until(pages);
      const entries = pages.flatMap(page => page.items).filter(entry => end === undefined || Date.parse(entry.op_time ?? '') >= Date.parse(end));
      // As many in one moment as are on a page: what is behind them is passed over rather than asked for for ever.
      return { entries, next: end === pageParam && end ? new Date(Date.parse(end) - 1).toISOString() : end };
    },
    getNextPageParam: last => last.next,
  });
  return (
    <section className="card">
      <Answered query={query}>
        {({ pages }) => {
          const events = happened(pages.flatMap(page => page.entries), written({ project, repository }));
          if (events.length === 0) return <Empty title={t('history.none')}><p>{t('history.none.text')}</p></Empty>;
          return (
            <>
              <Table label={t('history')} head={<><Head>{t('time')}</Head><Head>{t('what')}</Head><Head>{t('tags')}</Head><Head>{t('digest')}</Head><Head optional>{t('who')}</Head></>}>
                {events.map(one => (
                  <tr key={one.id}>
                    <td className="muted"><Time at={one.at} /></td>
                    <td><span className={`chip ${one.kind === 'deleted' ? 'bad' : one.kind === 'moved' ? 'warn' : ''}`}><Icon name={ICONS[one.kind]} />{t(`timeline.${one.kind}`)}</span></td>
                    <td><span className="row wrap">
                      {one.tags.map(tag => one.kind === 'deleted' ? <span key={tag} className="tag">{tag}</span>
                        : <Link key={tag} className="tag" to="/r/$project/$" params={{ project, _splat: splat({ ...reference, tag }) }} search={{}}>{tag}</Link>)}
                    </span></td>
                    <td><span className="row">
                      {one.before && <><span className="digest" title={one.before}>{short(one.before)}</span><span className="faint" aria-label={t('history.to')} role="img">→</span></>}
                      {one.digest && <span className="digest" title={one.digest}>{short(one.digest)}</span>}
                    </span></td>
                    <td className="optional muted">{one.who || t('anonymous')}</td>
                  </tr>
                ))}
              </Table>
              {query.hasNextPage && (
                <div className="filters end"><Button small disabled={query.isFetching} onClick={() => void query.fetchNextPage()}>{t('history.older')}</Button></div>
              )}
            </>
          );
        }}
      </Answered>
    </section>
  );
}
