import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, list, take } from '../../api/client';
import { useMe } from '../../api/queries';
import { prefixOf, type Robot } from '../../lib/robots';

/** What all names of robots begin with: administrators may look, to others the robots that are there tell. */
export function usePrefix(project: string | undefined, id: number | undefined): string {
  const admin = useMe().sysadmin_flag === true;
  const set = useQuery({ queryKey: ['configurations'], enabled: admin, queryFn: () => take(harbor.GET('/api/v2.0/configurations')) }).data;
  const some = useQuery({
    queryKey: ['robots', project ?? '', 'prefix'],
    enabled: !admin && id !== undefined,
    queryFn: () => list(harbor.GET('/api/v2.0/robots', { params: { query: { page_size: 1, q: `Level=project,ProjectID=${id}` } } })),
  }).data?.items;
  return set?.robot_name_prefix.value ?? prefixOf(some ?? [], project) ?? '…';
}

/** The name of a robot; what all of them begin with stands before it, and cannot be typed. */
export function Name({ robot, prefix, value, onChange }: {
  /** One that is there keeps its name. */
  robot: Robot | undefined; prefix: string; value: string; onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const full = robot?.name ?? '';
  const begin = robot && !full.startsWith(prefix) ? '' : prefix;
  return (
    <div className="named">
      <label htmlFor={id}>{t('name')}</label>
      <div className="prefixed mono">
        {begin && <span className="faint" id={`${id}-prefix`}>{begin}</span>}
        <input id={id} value={robot ? full.slice(begin.length) : value} readOnly={robot !== undefined} autoComplete="off" spellCheck={false}
          aria-describedby={`${begin ? `${id}-prefix ` : ''}${id}-means`} onChange={event => onChange(event.currentTarget.value)} />
      </div>
      <p className="muted small" id={`${id}-means`}>{t((robot ? full : prefix).includes('$') ? 'robot.name.dollar' : 'robot.name.whole')}</p>
    </div>
  );
}
