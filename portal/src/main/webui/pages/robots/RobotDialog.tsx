import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, list, take, type Page } from '../../api/client';
import { useMe } from '../../api/queries';
import { access, grants, narrowed, permissions, placeOf, prefixOf, presetOf, rightsOf, type Preset, type Rights, type Robot } from '../../lib/robots';
import { Choices, Dialog, DialogForm, Icon, MultiSelect, Select, Switch, TextInput } from '../../ui';
import { Grid } from './Grid';
import type { Issued } from './Issued';

const DAYS = ['30', '90', '365', '-1'];
const MAY: readonly (Preset | 'other')[] = ['pull', 'push', 'delete', 'other'];

const fresh = (project: string | undefined): Rights => ({ project: grants(access('push')), system: new Set(), projects: [project ?? '*'], repositories: [] });

/** Choices with a line of what each means. */
function Cards({ value, onChange }: { value: Preset | 'other'; onChange: (value: Preset | 'other') => void }) {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend>{t('token.may')}</legend>
      {MAY.map(option => (
        <label key={option} className={`pick${option === value ? ' on' : ''}`}>
          <input type="radio" name="may" checked={option === value} onChange={() => onChange(option)} />
          <span><b>{t(`may.${option}`)}</b><br /><span className="muted small">{t(`may.${option}.means`)}</span></span>
        </label>
      ))}
    </fieldset>
  );
}

/** Which projects a robot of the installation works in. */
function Reach({ projects, onChange }: { projects: string[]; onChange: (projects: string[]) => void }) {
  const { t } = useTranslation();
  const every = projects.includes('*');
  const [find, setFind] = useState('');
  const found = useQuery({
    queryKey: ['projects', 'find', find],
    enabled: !every,
    queryFn: () => list(harbor.GET('/api/v2.0/projects', { params: { query: { page_size: 20, ...(find && { q: `name=~${encodeURIComponent(find)}` }) } } })),
  }).data?.items ?? [];
  return (
    <div className="stack">
      <Choices segments label={t('robot.where')} value={every ? 'every' : 'some'} onChange={value => onChange(value === 'every' ? ['*'] : [])}
        options={[['every', t('robot.every')], ['some', t('robot.some')]]} />
      {!every && <MultiSelect label={t('projects')} searchable value={projects} searchValue={find} onSearchChange={setFind} onChange={onChange}
        data={[...new Set([...projects, ...found.map(project => project.name ?? '')])]} />}
    </div>
  );
}

/** More are not looked through. */
const MOST = 100;

/** How many repositories of a project the patterns name now. */
function Matches({ project, patterns }: { project: string; patterns: string }) {
  const { t } = useTranslation();
  const found = useQuery({
    queryKey: ['repositories', project, 'names'],
    queryFn: () => list(harbor.GET('/api/v2.0/projects/{project_name}/repositories', { params: { path: { project_name: project }, query: { page_size: MOST, sort: 'name' } } })),
  }).data;
  if (!found || found.total > MOST) return null;
  const names = found.items.map(one => (one.name ?? '').slice(project.length + 1));
  const matching = narrowed(patterns, names);
  return <p className="muted small" role="status" title={matching.join(', ')}>{t('robot.only.matches', { matching: matching.length, count: names.length })}</p>;
}

/** What all names of robots begin with: administrators may look, to others the robots that are there tell. */
function usePrefix(project: string | undefined): string {
  const admin = useMe().sysadmin_flag === true;
  const cache = useQueryClient();
  const set = useQuery({ queryKey: ['configurations'], enabled: admin, queryFn: () => take(harbor.GET('/api/v2.0/configurations')) }).data;
  const known = cache.getQueriesData<Page<Robot>>({ queryKey: ['robots', project ?? ''] }).flatMap(([, page]) => page?.items ?? []);
  return set?.robot_name_prefix.value ?? prefixOf(known, project) ?? '…';
}

/** Makes a robot, or changes one: what it may do, where, and until when. */
export function RobotDialog({ project, robot, onClose, onMade }: {
  /** The project that it belongs to; of the installation without. */
  project?: string | undefined; robot?: Robot | undefined; onClose: () => void; onMade: (issued: Issued | undefined) => void;
}) {
  const { t } = useTranslation();
  const own = robot ? rightsOf(robot) : fresh(project);
  const [rights, setRights] = useState<Rights | undefined>(own);
  const [name, setName] = useState('');
  const [description, setDescription] = useState(robot?.description ?? '');
  const [may, setMay] = useState<Preset | 'other'>(robot ? presetOf(robot) : 'push');
  const [days, setDays] = useState(String(robot?.duration ?? 90));
  const [disabled, setDisabled] = useState(robot?.disable === true);
  const [only, setOnly] = useState(own?.repositories.join(', ') ?? '');
  const catalogue = useQuery({ queryKey: ['permissions'], staleTime: Infinity, queryFn: () => take(harbor.GET('/api/v2.0/permissions')) }).data;
  const change = (next: Partial<Rights>) => setRights(before => before && { ...before, ...next });
  const prefix = usePrefix(project);
  const full = `${prefix}${project === undefined ? '' : `${project}+`}${name.trim() || 'ci'}`;
  const nothing = rights !== undefined && (rights.project.size + rights.system.size === 0 || (rights.project.size > 0 && rights.projects.length === 0));
  async function send() {
    const given = rights ? permissions({ ...rights, repositories: only.split(',').map(part => part.trim()).filter(Boolean) }) : robot?.permissions ?? [];
    if (robot) {
      await take(harbor.PUT('/api/v2.0/robots/{robot_id}', {
        params: { path: { robot_id: String(robot.id) } },
        body: { name: robot.name ?? '', level: robot.level ?? '', description, duration: Number(days), disable: disabled, permissions: given },
      }));
      onMade(undefined);
      return;
    }
    const made = await take(harbor.POST('/api/v2.0/robots', {
      body: { name: name.trim(), level: project === undefined ? 'system' : 'project', duration: Number(days), disable: false, description, permissions: given },
    }));
    onMade({ id: made.id, name: made.name ?? '', secret: made.secret ?? '', project: project ?? placeOf({ permissions: given }) });
  }
  return (
    <Dialog wide title={robot ? t('edit.of', { name: robot.name }) : t('robot.new')} open onClose={onClose}>
      <DialogForm submit={send} label={t(robot ? 'save' : 'robot.make')} disabled={nothing || (!robot && !name.trim())} onClose={onClose} onDone={() => {}}>
        {!robot && <TextInput label={t('name')} description={t('robot.name.means', { name: full })} value={name} data-autofocus
          autoComplete="off" spellCheck={false} onChange={event => setName(event.currentTarget.value)} />}
        <TextInput label={t('description')} value={description} autoComplete="off" onChange={event => setDescription(event.currentTarget.value)} />
        {rights ? <>
          <Cards value={may} onChange={value => { setMay(value); if (value !== 'other') change({ project: grants(access(value)), system: new Set() }); }} />
          {project === undefined && rights.project.size > 0 && <Reach projects={rights.projects} onChange={projects => change({ projects })} />}
          {may === 'other' && catalogue && <>
            <h3>{t('robot.in-projects')}</h3>
            <Grid label={t('robot.in-projects')} all={catalogue.project ?? []} chosen={rights.project}
              onChange={chosen => change({ project: chosen, ...(project !== undefined && rights.projects.length === 0 && { projects: [project] }) })} />
            {project === undefined && <>
              <h3>{t('robot.in-system')}</h3>
              <Grid label={t('robot.in-system')} all={catalogue.system ?? []} chosen={rights.system} onChange={system => change({ system })} />
            </>}
          </>}
          <TextInput label={t('robot.only')} description={t('robot.only.means')} placeholder="*-api, team/**" value={only} autoComplete="off" spellCheck={false}
            onChange={event => setOnly(event.currentTarget.value)} />
          {project !== undefined && only.trim() && <Matches project={project} patterns={only} />}
        </> : <div className="note"><Icon name="info" /><span>{t('robot.mixed')}</span></div>}
        <Select label={t('expires')} description={robot && t('robot.expires.means')} value={days} allowDeselect={false} onChange={value => setDays(value ?? '90')}
          data={[...new Set([...DAYS, days])].map(value => ({ value, label: value === '-1' ? t('never') : t('days', { count: Number(value) }) }))} />
        {robot && <Switch label={t('disabled')} description={t('robot.disabled.means')} checked={disabled} onChange={event => setDisabled(event.currentTarget.checked)} />}
      </DialogForm>
    </Dialog>
  );
}
