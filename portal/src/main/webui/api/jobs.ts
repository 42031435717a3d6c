// Runs of jobs in one shape, whatever they do, and the schedules of those that have one.
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { ext, harbor, take } from './client';
import type { components } from './ext';

export type Run = components['schemas']['JobRecord'];

/** The jobs that administrators order or schedule, as the API calls them. */
export const ORDERED = ['garbage-collection', 'audit-purge'] as const;
export type Ordered = (typeof ORDERED)[number];

export const active = (run: Run | undefined): boolean => run?.state === 'running' || run?.state === 'waiting';

/** How often to look: soon while something is under way. */
const beat = (runs: (Run | undefined)[]): number => (runs.some(active) ? 1_500 : 15_000);

export interface RunFilter {
  kind?: string | undefined;
  state?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

export const runs = ({ kind, state, cursor, limit }: RunFilter) =>
  queryOptions({
    queryKey: ['jobs', kind, state, cursor, limit],
    queryFn: () =>
      take(
        ext.GET('/api/ext/v1/jobs', {
          params: { query: { limit, ...(kind && { kind }), ...(state && { state }), ...(cursor && { cursor }) } },
        }),
      ),
    refetchInterval: query => beat(query.state.data?.items ?? []),
  });

export const run = (id: string) =>
  queryOptions({
    queryKey: ['job', id],
    queryFn: () => take(ext.GET('/api/ext/v1/jobs/{job_id}', { params: { path: { job_id: id } } })),
    refetchInterval: query => beat([query.state.data]),
  });

export const cancel = (id: number) => take(ext.POST('/api/ext/v1/jobs/{job_id}/cancel', { params: { path: { job_id: String(id) } } }));

export interface Log {
  text: string;
  next: number;
  state: string;
}

/** What a run said; only what is new is fetched. */
export const log = (id: string, cache: QueryClient) =>
  queryOptions({
    queryKey: ['job', id, 'log'],
    queryFn: async (): Promise<Log> => {
      const before = cache.getQueryData<Log>(['job', id, 'log']) ?? { text: '', next: 0, state: '' };
      let state = before.state;
      let next = before.next;
      const more = await take(
        ext.GET('/api/ext/v1/jobs/{job_id}/log', {
          params: { path: { job_id: id }, query: { offset: before.next } },
          parseAs: 'text',
        }).then(answer => {
          next = Number(answer.response.headers.get('Berth-Next') ?? before.next);
          state = answer.response.headers.get('Berth-State') ?? '';
          return answer;
        }),
      );
      return { text: before.text + String(more ?? ''), next, state };
    },
    refetchInterval: query => (['running', 'waiting'].includes(query.state.data?.state ?? '') ? 1_500 : false),
  });

/** When a job runs, and with what. */
export interface Plan {
  /** Hourly, Daily, Weekly or Custom; None without a schedule. */
  type: string;
  cron: string;
  next?: string | undefined;
  parameters: Record<string, unknown>;
}

const PATHS = { 'garbage-collection': '/api/v2.0/system/gc/schedule', 'audit-purge': '/api/v2.0/system/purgeaudit/schedule' } as const;

export const plan = (job: Ordered) =>
  queryOptions({
    queryKey: ['plan', job],
    queryFn: async (): Promise<Plan> => {
      const found = await take(harbor.GET(PATHS[job]));
      return {
        type: found.schedule?.type ?? 'None',
        cron: found.schedule?.cron ?? '',
        next: found.schedule?.next_scheduled_time,
        parameters: JSON.parse(found.job_parameters || '{}') as Record<string, unknown>,
      };
    },
  });

/** Sets when a job runs; the type Manual runs it now. */
export const order = (job: Ordered, type: string, cron: string, parameters: Record<string, unknown>) => {
  const body = { schedule: { type, cron }, parameters } as never;
  return take(type === 'Manual' ? harbor.POST(PATHS[job], { body }) : harbor.PUT(PATHS[job], { body }));
};

/** After something was ordered, planned or stopped. */
export const refresh = (cache: QueryClient) => {
  void cache.invalidateQueries({ queryKey: ['jobs'] });
  void cache.invalidateQueries({ queryKey: ['job'] });
  void cache.invalidateQueries({ queryKey: ['plan'] });
};
