import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, take, type Schemas } from '../../api/client';
import { draftOf, idle, permissionsOf, sameDraft, type Draft } from '../../lib/robotDraft';
import { access, grants, presetOf, type Preset, type Rights, type Robot } from '../../lib/robots';
import { Button, Icon, Problem, say, Switch, TextInput } from '../../ui';
import { Expiry } from './Expiry';
import { Grid } from './Grid';
import { Matches, May, Reach } from './May';
import { Name, usePrefix } from './Name';

/** What a robot may do, where, and until when; makes one, or changes one. */
export function AccessForm({ project, id, robot, may: allowed, onChanged, onMade, onSaved }: {
  /** The project that it belongs to, and its number; of the installation without. */
  project?: string | undefined; id?: number | undefined;
  /** Without one is made. */
  robot: Robot | undefined;
  /** Whether the person may change it. */
  may: boolean;
  /** Told whether something would be lost. */
  onChanged: (changed: boolean) => void;
  onMade: (made: Schemas['RobotCreated'], given: Schemas['RobotPermission'][]) => void;
  /** Gives the robot as it is now. */
  onSaved: () => Promise<Robot>;
}) {
  const { t } = useTranslation();
  const own = draftOf(robot, project);
  const [draft, setDraft] = useState<Draft>(own);
  const [may, setMay] = useState<Preset | 'other'>(robot ? presetOf(robot) : 'push');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const catalogue = useQuery({ queryKey: ['permissions'], staleTime: Infinity, queryFn: () => take(harbor.GET('/api/v2.0/permissions')) }).data;
  const prefix = `${usePrefix(project, id)}${project === undefined ? '' : `${project}+`}`;
  const changed = !sameDraft(draft, own);
  const { rights } = draft;
  useEffect(() => onChanged(changed), [changed, onChanged]);
  const change = (next: Partial<Draft>) => setDraft(before => ({ ...before, ...next }));
  const allow = (next: Partial<Rights>) => setDraft(before => ({ ...before, rights: before.rights && { ...before.rights, ...next } }));
  const choose = (value: Preset | 'other') => {
    setMay(value);
    if (value !== 'other') allow({ project: grants(access(value)), system: new Set() });
  };
  async function send(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    const given = permissionsOf(draft, robot);
    const body = { description: draft.description, duration: draft.days, disable: draft.disabled, permissions: given };
    try {
      if (robot) {
        await take(harbor.PUT('/api/v2.0/robots/{robot_id}', {
          params: { path: { robot_id: String(robot.id) } }, body: { ...body, name: robot.name ?? '', level: robot.level ?? '' },
        }));
        setDraft(draftOf(await onSaved(), project));
        say(t('saved'));
      } else {
        onMade(await take(harbor.POST('/api/v2.0/robots', { body: { ...body, name: draft.name.trim(), level: project === undefined ? 'system' : 'project' } })), given);
      }
    } catch (refused) {
      setProblem(refused);
    } finally {
      setBusy(false);
    }
  }
  return (
    <form className="body" onSubmit={event => void send(event)}>
      {!allowed && <div className="note"><Icon name="lock" /><span>{t('robot.look-only')}</span></div>}
      <fieldset className="parts" disabled={!allowed} aria-label={t('access')}>
        <Name robot={robot} prefix={prefix} value={draft.name} onChange={name => change({ name })} />
        {rights ? <>
          <May value={may} onChange={choose} />
          {project === undefined && rights.project.size > 0 && <Reach projects={rights.projects} onChange={projects => allow({ projects })} />}
          {may === 'other' && catalogue && <>
            <h3>{t('robot.in-projects')}</h3>
            <Grid label={t('robot.in-projects')} all={catalogue.project ?? []} chosen={rights.project}
              onChange={chosen => allow({ project: chosen, ...(project !== undefined && rights.projects.length === 0 && { projects: [project] }) })} />
            {project === undefined && <>
              <h3>{t('robot.in-system')}</h3>
              <Grid label={t('robot.in-system')} all={catalogue.system ?? []} chosen={rights.system} onChange={system => allow({ system })} />
            </>}
          </>}
          <div>
            <TextInput label={t('robot.only')} description={t('robot.only.means')} placeholder="*-api, team/**" value={draft.only} autoComplete="off" spellCheck={false}
              classNames={{ input: 'mono' }} onChange={event => change({ only: event.currentTarget.value })} />
            {project !== undefined && draft.only.trim() && <Matches project={project} patterns={draft.only} />}
          </div>
        </> : <div className="note"><Icon name="info" /><span>{t('robot.mixed')}</span></div>}
        <Expiry robot={robot} days={draft.days} onChange={days => change({ days })} />
        <TextInput label={t('description')} value={draft.description} autoComplete="off" onChange={event => change({ description: event.currentTarget.value })} />
        {robot && <Switch label={t('disabled')} description={t('robot.disabled.means')} checked={draft.disabled} onChange={event => change({ disabled: event.currentTarget.checked })} />}
        {problem !== undefined && <Problem error={problem} />}
        {allowed && <div className="row end">
          {robot && changed && <Button onClick={() => { setDraft(own); setMay(presetOf(robot)); }}>{t('changes.undo')}</Button>}
          <Button type="submit" kind="primary" disabled={busy || idle(draft) || (robot ? !changed : !draft.name.trim())}>{t(robot ? 'save' : 'robot.make')}</Button>
        </div>}
      </fieldset>
    </form>
  );
}
