import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, list, take } from '../../api/client';
import { PAGE } from '../../lib/query';
import { placeOf, presetOf, type Robot } from '../../lib/robots';
import { Answered, DeleteDialog, Dialog, DialogForm, Empty, IconButton, Pager, say, Select, Time } from '../../ui';
import { Head, Table } from '../../ui/Table';
import '../admin/admin.css';
import { IssuedDialog, type Issued } from './Issued';
import { RobotDialog } from './RobotDialog';

const SOON = 7 * 86_400_000;
const OVERLAPS = ['0', '3600', '86400', '604800'] as const;

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

function Renew({ robot, onClose, onMade }: { robot: Robot; onClose: () => void; onMade: (issued: Issued) => void }) {
  const { t } = useTranslation();
  const [overlap, setOverlap] = useState<string>('3600');
  return (
    <Dialog title={t('robot.renew.of', { name: robot.name })} open onClose={onClose}>
      <DialogForm label={t('robot.renew')} onClose={onClose} onDone={() => {}}
        submit={async () => {
          const renewed = await take(harbor.PATCH('/api/v2.0/robots/{robot_id}', { params: { path: { robot_id: String(robot.id) } }, body: { secret: '', overlap_seconds: Number(overlap) } }));
          onMade({ name: robot.name ?? '', secret: renewed.secret ?? '', until: renewed.previous_secret_until, project: placeOf(robot) });
        }}>
        <p>{t('robot.renew.text')}</p>
        <Select label={t('robot.overlap')} description={t('robot.overlap.means')} value={overlap} allowDeselect={false} onChange={value => setOverlap(value ?? '0')}
          data={OVERLAPS.map(value => ({ value, label: t(`robot.overlap.${value}`) }))} />
      </DialogForm>
    </Dialog>
  );
}

/** The robots of a project or of the installation: what they may, when they were used, and their secrets. */
export function RobotList({ project, id, admin, page, onPage, making, onMaking }: {
  /** Whose; those of the installation without. */
  project?: string; id?: number; admin: boolean; page: number; onPage: (page: number) => void;
  making: boolean; onMaking: (making: boolean) => void;
}) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [issued, setIssued] = useState<Issued>();
  const [editing, setEditing] = useState<Robot>();
  const [renewing, setRenewing] = useState<Robot>();
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
                  <td className="wide mono small" title={robot.description}><b>{robot.name}</b> {robot.disable && <span className="chip warn">{t('disabled')}</span>}</td>
                  <td className="muted">{t(`may.${presetOf(robot)}`)}</td>
                  {project === undefined && <td className="optional"><Where robot={robot} /></td>}
                  <td className="optional muted"><Time at={robot.last_used_time} /></td>
                  <td className="optional muted"><Expiry robot={robot} /></td>
                  <td className="r">{admin && <span className="row end">
                    <IconButton small icon="key" label={t('robot.renew.of', { name: robot.name })} onClick={() => setRenewing(robot)} />
                    <IconButton small icon="pencil" label={t('edit.of', { name: robot.name })} onClick={() => setEditing(robot)} />
                    <IconButton small icon="trash" label={t('delete.of', { name: robot.name })} onClick={() => setLeaving(robot)} />
                  </span>}</td>
                </tr>
              ))}
            </Table>
            <Pager page={page} size={PAGE} total={total} onPage={onPage} />
          </>
        )}
      </Answered>
      {(making || editing) && <RobotDialog project={project} robot={editing} onClose={() => { onMaking(false); setEditing(undefined); }}
        onMade={made => { onMaking(false); setEditing(undefined); if (made) setIssued(made); else say(t('saved')); refresh(); }} />}
      {issued && <IssuedDialog issued={issued} onClose={() => setIssued(undefined)} />}
      {renewing && <Renew robot={renewing} onClose={() => setRenewing(undefined)} onMade={made => { setRenewing(undefined); setIssued(made); refresh(); }} />}
      <DeleteDialog open={leaving !== undefined} title={t('robot.delete')} name={leaving?.name ?? ''} what={<p>{t('robot.delete.what')}</p>}
        onClose={() => setLeaving(undefined)}
        remove={() => take(harbor.DELETE('/api/v2.0/robots/{robot_id}', { params: { path: { robot_id: String(leaving?.id) } } }))}
        onDone={() => { say(t('deleted', { name: leaving?.name })); setLeaving(undefined); refresh(); }} />
    </>
  );
}
