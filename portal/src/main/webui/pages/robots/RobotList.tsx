import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, list, take } from '../../api/client';
import { PAGE } from '../../lib/query';
import { presetOf, robotAt, type Robot } from '../../lib/robots';
import { Answered, DeleteDialog, Empty, IconButton, Pager, say, Time } from '../../ui';
import { Head, Table } from '../../ui/Table';
import '../admin/admin.css';

const SOON = 7 * 86_400_000;

function Expiry({ robot }: { robot: Robot }) {
  const { t } = useTranslation();
  if ((robot.expires_at ?? -1) < 0) return <>{t('never')}</>;
  const at = new Date((robot.expires_at ?? 0) * 1000);
  const left = at.getTime() - Date.now();
  return left < 0 ? <span className="chip bad">{t('expired')}</span> : left < SOON ? <span className="chip warn"><Time at={at.toISOString()} /></span> : <Time at={at.toISOString()} />;
}

/** Where a robot works. */
function Where({ robot }: { robot: Robot }) {
  const { t } = useTranslation();
  const parts = robot.permissions ?? [];
  const projects = parts.filter(part => part.kind === 'project').map(part => part.namespace ?? '');
  const words = [
    ...(projects.includes('*') ? [t('robot.every')] : projects.slice(0, 2)), ...(!projects.includes('*') && projects.length > 2 ? [`+${projects.length - 2}`] : []),
    ...(parts.some(part => part.kind === 'system') ? [t('robot.in-system')] : []),
  ];
  return <span className="muted">{words.join(', ')}</span>;
}

/** The robots of a project or of the installation: what they may, and when they were used. */
export function RobotList({ project, id, admin, page, onPage }: {
  /** Whose; those of the installation without. */
  project?: string; id?: number; admin: boolean; page: number; onPage: (page: number) => void;
}) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [leaving, setLeaving] = useState<Robot>();
  const key = ['robots', project ?? ''];
  const query = useQuery({
    queryKey: [...key, page],
    placeholderData: keepPreviousData,
    queryFn: () => list(harbor.GET('/api/v2.0/robots', { params: { query: { page, page_size: PAGE, sort: 'name', ...(id !== undefined && { q: `Level=project,ProjectID=${id}` }) } } })),
  });
  const refresh = () => void cache.invalidateQueries({ queryKey: key });
  return (
    <>
      <Answered query={query}>
        {({ items, total }) => items.length === 0 ? (
          <Empty title={t('robots.none')}><p>{t('robots.none.text')}</p></Empty>
        ) : (
          <>
            <Table label={t('robots')} head={<>
              <Head>{t('name')}</Head><Head>{t('token.may')}</Head>{project === undefined && <Head optional>{t('robot.where')}</Head>}<Head optional>{t('used')}</Head><Head optional>{t('expires')}</Head><Head hidden>{t('actions')}</Head>
            </>}>
              {items.map(robot => (
                <tr key={robot.id}>
                  <td className="wide mono small" title={robot.description}><Link to={robotAt(project, robot.id ?? 0)}><b>{robot.name}</b></Link> {robot.disable && <span className="chip warn">{t('disabled')}</span>}</td>
                  <td className="muted">{t(`may.${presetOf(robot)}`)}</td>
                  {project === undefined && <td className="optional"><Where robot={robot} /></td>}
                  <td className="optional muted"><Time at={robot.last_used_time} /></td>
                  <td className="optional muted"><Expiry robot={robot} /></td>
                  <td className="r">{admin && <IconButton small icon="trash" label={t('delete.of', { name: robot.name })} onClick={() => setLeaving(robot)} />}</td>
                </tr>
              ))}
            </Table>
            <Pager page={page} size={PAGE} total={total} onPage={onPage} />
          </>
        )}
      </Answered>
      <DeleteDialog open={leaving !== undefined} title={t('robot.delete')} name={leaving?.name ?? ''} what={<p>{t('robot.delete.what')}</p>}
        onClose={() => setLeaving(undefined)}
        remove={() => take(harbor.DELETE('/api/v2.0/robots/{robot_id}', { params: { path: { robot_id: String(leaving?.id) } } }))}
        onDone={() => { say(t('deleted', { name: leaving?.name })); setLeaving(undefined); refresh(); }} />
    </>
  );
}
