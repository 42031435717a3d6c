import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ext, inPath, take } from '../api/client';
import { bytes } from '../lib/format';
import type { Reference } from '../lib/reference';
import { Bytes, Time } from '../ui';

/** Repositories of a project whose sizes are asked for, the largest first. */
const MOST = 200;

/** How soon it is asked again, in milliseconds, whether something has been measured. */
const SOON = 10_000;

/** What a project holds, and its largest repositories, as they were measured last. */
export const held = (project: string) => queryOptions({
  queryKey: ['project', project, 'storage'],
  staleTime: 60_000,
  queryFn: () => take(ext.GET('/api/ext/v1/projects/{project_name}/storage', {
    params: { path: { project_name: project }, query: { repositories: MOST } },
  })),
});

/** What the repositories of a project hold, and what it saves that they share. */
export function HeldByProject({ project, count }: { project: string; count: number }) {
  const { t, i18n } = useTranslation();
  const { data } = useQuery({ ...held(project), refetchInterval: ({ state }) => (count > 0 && state.data?.repositories.length === 0 ? SOON : false) });
  if (!data || count === 0) return null;
  const first = data.repositories.map(repository => repository.measured_at).sort()[0];
  if (first === undefined) return <span className="faint">{t('held.none')}</span>;
  const saved = data.bytes - (data.stored ?? data.bytes);
  return (
    <span>
      <b><Bytes size={data.bytes} /></b> {t('held.repositories')}{saved > 0 && `, ${t('held.saved', { size: bytes(saved, i18n.language) })}`}
      {' '}<span className="faint">{t('held.measured')} <Time at={first} /> {t('held.later')}</span>
    </span>
  );
}

/** What a repository holds, and how much of it no other does, as far as that may be known. */
export function HeldByRepository({ reference: { project, repository } }: { reference: Reference }) {
  const { t, i18n } = useTranslation();
  const { data } = useQuery({
    queryKey: ['repository', project, repository, 'storage'],
    staleTime: 60_000,
    refetchInterval: ({ state }) => (state.data && !state.data.measured ? SOON : false),
    queryFn: () => take(ext.GET('/api/ext/v1/projects/{project_name}/repos/{repository_name}/storage', {
      params: { path: { project_name: project, repository_name: inPath(repository) } },
    })),
  });
  if (!data) return null;
  const { measured } = data;
  if (!measured) return <span className="faint">{t('held.none')}</span>;
  const shared = measured.shared ?? measured.shared_in_project;
  const where = measured.shared === undefined ? 'held.here.project' : 'held.here';
  return (
    <span>
      <b><Bytes size={measured.bytes} /></b>{shared !== undefined && `, ${t(where, { size: bytes(measured.bytes - shared, i18n.language) })}`}
      {' '}<span className="faint">{t('held.measured')} <Time at={measured.measured_at} /></span>
    </span>
  );
}
