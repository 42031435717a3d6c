import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, list } from '../../api/client';
import { named, shortened } from '../../lib/resource';
import { LiveMark, useLive } from '../../live/Live';
import { Answered, Icon, Time, type IconName } from '../../ui';

interface Item {
  key: string;
  icon: IconName;
  what: string;
  ref: string;
  to: string | undefined;
  at: string;
}

const SHOWN = 6;
const SECOND = 1000;
/** More than is shown, because who signed in is left out. */
const ASKED = 30;
const ICONS: Record<string, IconName> = { create: 'upload', delete: 'trash', pull: 'download', update: 'pencil' };

/** Where a name of the log leads: what was pushed is a page, all else is not. */
const leads = (type: string, ref: string): string | undefined =>
  type === 'project' ? `/projects/${ref}` : ['artifact', 'tag', 'repository', 'manifest'].includes(type) && ref.includes('/') && !ref.includes(' ') ? `/r/${ref}` : undefined;

const VERBS: Record<string, string> = {
  pushed: 'create', pulled: 'pull', deleted: 'delete', created: 'create', pointed: 'create', added: 'create',
};

const WORDS = [
  'repository', 'artifact', 'manifest', 'tag', 'project', 'member', 'group', 'robot', 'label', 'immutability', 'quota', 'user', 'webhook',
  'configuration', 'allowlist',
] as const;

/** What a thing of the log or of an event is called; one that these pages do not know goes by its own name. */
function useWord(): (type: string) => string {
  const { t } = useTranslation();
  return type => ((WORDS as readonly string[]).includes(type) ? t(`feed.of.${type}`) : type);
}

/** What happens now, and what happened last: in a project, or in all that one sees. */
export function Feed({ project, className = 's5' }: { project?: string; className?: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const [fresh, setFresh] = useState<Item[]>([]);
  const query = useQuery({
    queryKey: project === undefined ? ['feed'] : ['feed', project],
    // What was told while another page was shown is only in the log.
    refetchOnMount: 'always',
    queryFn: () => {
      const query = { page_size: ASKED, sort: '-op_time' };
      return list(project === undefined ? harbor.GET('/api/v2.0/auditlog-exts', { params: { query } })
        : harbor.GET('/api/v2.0/projects/{project_name}/auditlog-exts', { params: { path: { project_name: project }, query } }));
    },
  });
  useLive(event => {
    if (project !== undefined && event.project !== project) return;
    const [type = '', verb = ''] = event.type.split(/\.(?=[^.]+$)/);
    const operation = VERBS[verb] ?? 'update';
    const item: Item = {
      key: event.id, icon: ICONS[operation] ?? 'pencil', ref: event.ref, at: event.at,
      what: type === 'manifest' && operation === 'create' ? t('feed.pushed') : [t(`operation.${operation}`), word(type)].join(', '),
      to: operation === 'delete' ? undefined : leads(type, event.ref),
    };
    // The same again, as a thousand pulls are, stands there once.
    setFresh(before => [item, ...before.filter(one => one.ref !== item.ref || one.what !== item.what)].slice(0, SHOWN));
  });
  return (
    <section className={`card ${className}`}>
      <header><h2>{t('feed')}</h2><span className="sp"><LiveMark /></span></header>
      <div className="body">
        <Answered query={query}>
          {({ items }) => {
            const older: Item[] = items.filter(entry => entry.resource && ICONS[entry.operation ?? ''] && entry.operation_result !== false && entry.resource_type !== 'me').map(entry => ({
              key: `log ${entry.id}`, icon: ICONS[entry.operation ?? ''] ?? 'pencil', ref: entry.resource ?? '', at: entry.op_time ?? '',
              what: entry.resource_type === 'artifact' ? t(`feed.artifact.${entry.operation}`, { name: entry.username || t('anonymous') })
                : t(`feed.${entry.operation}`, { what: word(entry.resource_type ?? ''), name: entry.username || t('anonymous') }),
              to: entry.operation === 'delete' ? undefined : leads(entry.resource_type ?? '', named(entry.resource ?? '')),
            }));
            const time = (item: Item) => Date.parse(item.at);
            // An event is in the log too, where its second is told; what happened to the same thing later is not it.
            const others = older.filter(one => fresh.every(other => other.ref !== one.ref || time(one) > time(other) + SECOND));
            const shown = [...fresh, ...others].sort((a, b) => time(b) - time(a)).slice(0, SHOWN);
            if (shown.length === 0) return <p className="sub">{t('activity.none')}</p>;
            return (
              <ul className="feed">
                {shown.map(item => (
                  <li key={item.key}>
                    <span className="gi"><Icon name={item.icon} /></span>
                    <div className="grow">
                      <div className="trunc">{item.to ? <Link className="tag" to={item.to}>{shortened(item.ref)}</Link> : <span className="tag">{shortened(item.ref)}</span>}</div>
                      <span className="faint small">{item.what}</span>
                    </div>
                    <span className="when"><Time at={item.at} /></span>
                  </li>
                ))}
              </ul>
            );
          }}
        </Answered>
      </div>
    </section>
  );
}
