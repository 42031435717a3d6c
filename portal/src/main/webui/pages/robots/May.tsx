import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, list } from '../../api/client';
import { narrowed, type Preset } from '../../lib/robots';
import { Choices, MultiSelect } from '../../ui';

const MAY: readonly (Preset | 'other')[] = ['pull', 'push', 'delete', 'other'];

/** What a robot may do, with a line of what each choice means. */
export function May({ value, onChange }: { value: Preset | 'other'; onChange: (value: Preset | 'other') => void }) {
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
export function Reach({ projects, onChange }: { projects: string[]; onChange: (projects: string[]) => void }) {
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
export function Matches({ project, patterns }: { project: string; patterns: string }) {
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
