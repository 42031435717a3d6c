import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ext, take } from '../../api/client';
import { plan, runs } from '../../api/jobs';
import { preferences, useChangePreferences } from '../../api/preferences';
import { overview } from '../../api/queries';
import { Icon, IconButton } from '../../ui';
import { usePlain } from './plain';

const DISMISSED = 'checklist';

/** Whether the person has put the list away, which is not known at first. */
function useDismissed(): { dismissed: boolean | undefined; dismiss: () => void } {
  const known = useQuery(preferences).data;
  const set = useChangePreferences();
  const change = useMutation({ mutationFn: () => set(now => ({ ...now, [DISMISSED]: 'done' })) });
  return { dismissed: known && known[DISMISSED] === 'done', dismiss: () => change.mutate() };
}

/** What an installation should have that does not come by itself, and what of it is there. */
export function Checklist({ className = '', leaves = false }: {
  className?: string;
  /** Whether it goes when all is done or somebody puts it away. */
  leaves?: boolean;
}) {
  const { t } = useTranslation();
  const { dismissed, dismiss } = useDismissed();
  const plain = usePlain();
  const held = useQuery(overview).data;
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: () => take(ext.GET('/api/ext/v1/tokens')) }).data;
  const backups = useQuery(runs({ kind: 'backup', state: 'succeeded', limit: 1 })).data;
  const cleanup = useQuery(plan('garbage-collection')).data;
  if (!held || !tokens || !backups || !cleanup) return null;
  const items: [name: string, done: boolean, to: string][] = [
    ['push', held.repositories > 0, '/push'], ['token', tokens.length > 0, '/me'], ['tls', !plain, '/admin/health'], ['backup', backups.items.length > 0, '/admin/storage'],
    ['cleanup', cleanup.type !== 'None', '/admin/storage'],
  ];
  const done = items.filter(([, is]) => is).length;
  if (leaves && (dismissed !== false || done === items.length)) return null;
  return (
    <section className={`card ${className}`}>
      <header>
        <h2>{t('checklist')}</h2>
        <span className="sp row"><span className="chip num">{t('checklist.of', { done, count: items.length })}</span>{leaves && <IconButton small icon="x" label={t('checklist.dismiss')} onClick={dismiss} />}</span>
      </header>
      <div className="body">
        <div className="bar" aria-hidden style={{ marginBottom: 6 }}><i style={{ width: `${(done / items.length) * 100}%`, background: 'var(--ok)' }} /></div>
        <ul className="checklist">
          {items.map(([name, is, to]) => (
            <li key={name} className={is ? 'done' : ''}>
              <span className="box" role="img" aria-label={t(is ? 'checklist.done' : 'checklist.open')}>{is && <Icon name="check" />}</span>
              <span>{is ? <b>{t(`checklist.${name}`)}</b> : <Link to={to}><b>{t(`checklist.${name}`)}</b></Link>}{!is && <small>{t(`checklist.${name}.how`)}</small>}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
