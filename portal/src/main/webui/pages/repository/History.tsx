import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { artifact } from '../../api/queries';
import { manifest, point } from '../../api/registry';
import { short } from '../../lib/format';
import { happened, type Happened, type Happening } from '../../lib/history';
import { splat, written, type Reference } from '../../lib/reference';
import { Answered, Button, Dialog, DialogForm, Empty, Icon, IconButton, say, Time, type IconName } from '../../ui';
import { Head, Table } from '../../ui/Table';
import { history } from './Timeline';

const SIZE = 50;
const ICONS: Record<Happening, IconName> = { pushed: 'upload', moved: 'exchange', deleted: 'trash' };

/** Up to where both lists of a page are whole; nothing where there is no more. */
function until(pages: Awaited<ReturnType<typeof history>>): string | undefined {
  const ends = pages.filter(page => page.items.length === SIZE).map(page => page.items.at(-1)?.op_time ?? '');
  return ends.sort((a, b) => Date.parse(b) - Date.parse(a))[0];
}

/** Lets tags name what they named before they moved. */
function Restore({ reference, moved, onClose }: { reference: Reference; moved: Happened & { before: string }; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { project, repository } = reference;
  const { before, tags } = moved;
  async function restore() {
    const own = await cache.fetchQuery(artifact({ project, repository, digest: before }));
    const { text, parsed } = await cache.fetchQuery(manifest(written({ project, repository }), before));
    for (const tag of tags) await point(written({ project, repository }), tag, before, own.manifest_media_type ?? parsed.mediaType ?? '', text);
  }
  return (
    <Dialog title={t('history.restore')} open onClose={onClose}>
      <DialogForm submit={restore} label={t('history.restore.do')} onClose={onClose} onDone={() => {
        say(t('history.restored', { tags: tags.join(', '), digest: short(before) }));
        void cache.invalidateQueries({ queryKey: ['repository', project, repository] });
        onClose();
      }}>
        <p>{t('history.restore.text', { tags: tags.join(', '), digest: short(before), now: short(moved.digest ?? '') })}</p>
      </DialogForm>
    </Dialog>
  );
}

/** Who pushed, moved and deleted which tag when; a tag that moved can be compared with what it was, and given back. */
export function History({ reference, pushes }: {
  reference: Reference;
  /** Whether the person may push here. */
  pushes: boolean;
}) {
  const { t } = useTranslation();
  const [restoring, setRestoring] = useState<Happened & { before: string }>();
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
              <Table label={t('history')} head={<><Head>{t('time')}</Head><Head>{t('what')}</Head><Head>{t('tags')}</Head><Head>{t('digest')}</Head><Head optional>{t('who')}</Head><Head hidden>{t('actions')}</Head></>}>
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
                    <td className="r">{one.before !== undefined && one.digest !== undefined && (
                      <span className="row end">
                        <Link className="iconbtn s" to="/compare" search={{ from: written({ project, repository, digest: one.before }), to: written({ project, repository, digest: one.digest }) }}
                          aria-label={t('history.compare', { name: one.tags[0] })} title={t('history.compare', { name: one.tags[0] })}><Icon name="compare" /></Link>
                        {pushes && <IconButton small icon="back" label={t('history.restore.of', { name: one.tags[0], digest: short(one.before) })} onClick={() => setRestoring({ ...one, before: one.before ?? '' })} />}
                      </span>
                    )}</td>
                  </tr>
                ))}
              </Table>
              {query.hasNextPage && (
                <div className="filters end"><Button small disabled={query.isFetching} onClick={() => void query.fetchNextPage()}>{t('history.older')}</Button></div>
              )}
              {restoring && <Restore reference={reference} moved={restoring} onClose={() => setRestoring(undefined)} />}
            </>
          );
        }}
      </Answered>
    </section>
  );
}
