import { queryOptions } from '@tanstack/react-query';
import { harbor, take } from '../../api/client';

/** A project in figures: what it holds and may hold, and how many have which role. */
export const summary = (project: string) => queryOptions({
  queryKey: ['project', project, 'summary'],
  queryFn: () => take(harbor.GET('/api/v2.0/projects/{project_name_or_id}/summary', { params: { path: { project_name_or_id: project } } })),
});
