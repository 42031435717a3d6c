import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Reference } from '../lib/reference';
import { ApiError, ext, harbor, inPath, list, signIn, take, type Schemas } from './client';

export type User = Schemas['UserResp'];

/** Who is signed in, or null. */
export const me = queryOptions({
  queryKey: ['me'],
  staleTime: 60_000,
  queryFn: async (): Promise<User | null> => {
    const { data, response } = await harbor.GET('/api/v2.0/users/current');
    if (response.status === 401) return null;
    if (!response.ok) throw new ApiError(response.status, '', `the server answered ${response.status}`, '');
    return data ?? null;
  },
});

/** Opens a session, after which nothing is remembered that somebody else saw. */
export function useSignIn() {
  const cache = useQueryClient();
  return async (name: string, password: string): Promise<void> => {
    await signIn(name.trim(), password);
    cache.clear();
    await cache.fetchQuery(me);
  };
}

export const systemInfo = queryOptions({
  queryKey: ['systeminfo'],
  staleTime: 300_000,
  queryFn: () => take(harbor.GET('/api/v2.0/systeminfo')),
});

export const health = queryOptions({
  queryKey: ['health'],
  refetchInterval: 30_000,
  queryFn: () => take(harbor.GET('/api/v2.0/health')),
});

/** How much there is, and what happened today. */
export const overview = queryOptions({
  queryKey: ['home', 'overview'],
  queryFn: () => take(ext.GET('/api/ext/v1/overview')),
});

/** What needs somebody, as far as the person may see. */
export const attention = queryOptions({
  queryKey: ['home', 'attention'],
  refetchInterval: 30_000,
  queryFn: () => take(ext.GET('/api/ext/v1/attention')),
});

export function useMe(): Partial<User> {
  return useQuery(me).data ?? {};
}

/** Where clients reach this registry. */
export function useRegistry(): string {
  const url = useQuery(systemInfo).data?.registry_url;
  return url ? url.replace(/^https?:\/\//, '').replace(/\/$/, '') : window.location.host;
}

export const project = (name: string) =>
  queryOptions({
    queryKey: ['project', name],
    queryFn: () =>
      take(
        harbor.GET('/api/v2.0/projects/{project_name_or_id}', {
          params: { path: { project_name_or_id: name }, header: { 'X-Is-Resource-Name': true } as never },
        }),
      ),
  });

/** The labels that artifacts of a project may carry: its own and those of the installation. */
export const labels = (project: number | undefined) => queryOptions({
  queryKey: ['labels', 'choice', project],
  queryFn: async () => {
    const [own, global] = await Promise.all([
      list(harbor.GET('/api/v2.0/labels', { params: { query: { scope: 'p', project_id: project as number, page_size: 100 } } })),
      list(harbor.GET('/api/v2.0/labels', { params: { query: { scope: 'g', page_size: 100 } } })),
    ]);
    return [...own.items, ...global.items];
  },
});

/** A version by a tag or its digest, with its tags, labels and what is attached. */
export const artifact = ({ project, repository, tag, digest }: Reference) => {
  const name = digest ?? tag ?? '';
  return queryOptions({
    queryKey: ['artifact', project, repository, name],
    queryFn: () =>
      take(
        harbor.GET('/api/v2.0/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}', {
          params: {
            path: { project_name: project, repository_name: inPath(repository), reference: name },
            query: { with_tag: true, with_label: true, with_accessory: true, with_immutable_status: true },
          },
        }),
      ),
  });
};

/** A project by the number that Harbor's addresses have; a name does too. */
export const projectByNumber = (id: string) =>
  queryOptions({
    queryKey: ['project', 'number', id],
    queryFn: () => take(harbor.GET('/api/v2.0/projects/{project_name_or_id}', { params: { path: { project_name_or_id: id } } })),
  });
