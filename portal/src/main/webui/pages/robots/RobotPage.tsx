import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { harbor, take } from '../../api/client';
import { homeOf, placeOf, robotAt, type Robot } from '../../lib/robots';
import { PageHead, useCrumbs, type Crumb } from '../../shell/Shell';
import { Answered, Button, DeleteDialog, Icon, say, Time } from '../../ui';
import { Leave } from '../../ui/Leave';
import '../admin/admin.css';
import { AccessForm } from './AccessForm';
import './robots.css';
import { SecretCard, usedSince, type Issued } from './SecretCard';

const EVERY = 3_000;

const robotOf = (id: string) => queryOptions({
  queryKey: ['robot', id],
  queryFn: () => take(harbor.GET('/api/v2.0/robots/{robot_id}', { params: { path: { robot_id: id } } })),
});

/** The secret that was just made for the robot of this page: in no address, no storage, and gone with the page. */
function useIssued(at: string) {
  const [issued, setIssued] = useState<Issued>();
  const [kept, setKept] = useState(false);
  // The same page shows the robot that it has made, and other ones after it.
  useEffect(() => setIssued(before => (before && String(before.id) === at ? before : undefined)), [at]);
  useEffect(() => {
    // Browsers keep pages that they have left as they were.
    const forget = () => flushSync(() => setIssued(undefined));
    window.addEventListener('pagehide', forget);
    return () => window.removeEventListener('pagehide', forget);
  }, []);
  return {
    issued: issued && String(issued.id) === at ? issued : undefined,
    kept,
    issue: (next: Issued) => { setIssued(next); setKept(false); },
    keep: () => setKept(true),
  };
}

function State({ robot }: { robot: Robot }) {
  const { t } = useTranslation();
  const ends = robot.expires_at ?? -1;
  if (ends >= 0 && ends * 1000 < Date.now()) return <span className="sp chip bad">{t('expired')}</span>;
  if (robot.disable) return <span className="sp chip warn">{t('disabled')}</span>;
  return <span className="sp chip ok"><Icon name="check" />{t('robot.made')} <Time at={robot.creation_time} /></span>;
}

/** A robot: what it may do, and its secret. With `new` for an address, one that is to be made. */
export function RobotPage({ project, id, at, may, list, crumbs }: {
  /** The project that it belongs to, and its number; of the installation without. */
  project?: string; id?: number | undefined;
  at: string;
  /** Whether the person may make and change robots here. */
  may: boolean;
  /** Where all of them are. */
  list: string; crumbs: Crumb[];
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const fresh = at === 'new';
  const { issued, kept, issue, keep } = useIssued(at);
  const [changed, setChanged] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const query = useQuery({
    ...robotOf(at), enabled: !fresh,
    refetchInterval: ({ state }) => (issued && !usedSince(state.data, issued.since) ? EVERY : false),
  });
  const robot = fresh ? undefined : query.data;
  const used = issued !== undefined && usedSince(robot, issued.since) && !issued.until;
  const unkept = issued !== undefined && !kept && !used;
  useCrumbs(...crumbs, { text: fresh ? t('robot.new') : robot?.name ?? issued?.name ?? t('robot') });
  const renewed = () => void cache.invalidateQueries({ queryKey: ['robots'] });
  const home = robot && (robot.level === 'project' ? homeOf(robot) ?? project : undefined);
  if (robot && home !== project) return <Navigate to={robotAt(home, robot.id ?? 0)} replace />;
  const form = (known: Robot | undefined) => (
    <AccessForm key={at} project={project} id={id} robot={known} may={may} onChanged={setChanged}
      onMade={(made, given) => {
        issue({ id: made.id, name: made.name, secret: made.secret, project: project ?? placeOf({ permissions: given }), since: made.creation_time });
        setChanged(false);
        renewed();
        void navigate({ to: robotAt(project, made.id), replace: true, ignoreBlocker: true });
      }}
      onSaved={() => {
        renewed();
        return cache.fetchQuery({ ...robotOf(at), staleTime: 0 });
      }} />
  );
  return (
    <>
      <PageHead title={t('robot')} sub={t('robot.sub')}>
        {robot && may && <Button icon="trash" onClick={() => setLeaving(true)}>{t('delete')}</Button>}
      </PageHead>
      <div className="grid robotpage">
        <section className="card" aria-labelledby="robot-access">
          <header><h2 id="robot-access">{t('access')}</h2>{robot && <State robot={robot} />}</header>
          {fresh ? form(undefined) : <Answered query={query}>{form}</Answered>}
        </section>
        {(fresh || robot || issued) && <SecretCard key={at} robot={robot} issued={issued} may={may} onKept={keep}
          onIssued={next => { issue(next); renewed(); void query.refetch(); }} />}
      </div>
      <Leave when={changed || unkept} what={t(unkept ? 'leave.secret' : 'leave.changes')} />
      <DeleteDialog open={leaving} title={t('robot.delete')} name={robot?.name ?? ''} what={<p>{t('robot.delete.what')}</p>} onClose={() => setLeaving(false)}
        remove={() => take(harbor.DELETE('/api/v2.0/robots/{robot_id}', { params: { path: { robot_id: at } } }))}
        onDone={() => { say(t('deleted', { name: robot?.name })); renewed(); void navigate({ to: list, ignoreBlocker: true }); }} />
    </>
  );
}
