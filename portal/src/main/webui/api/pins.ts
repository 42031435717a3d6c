// The projects and repositories that somebody has pinned.
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { turned } from '../lib/pins';
import { ext, take } from './client';

/** Their names, in the order in which they are shown. */
export const pins = queryOptions({
  queryKey: ['pins'],
  staleTime: 300_000,
  retry: false,
  queryFn: async () => (await take(ext.GET('/api/ext/v1/me/pins'))).pins ?? [],
});

/** Whether a project or repository is pinned, which is not known at first, and how to change that. */
export function usePin(name: string, failed: (problem: unknown) => void): { pinned: boolean | undefined; turn: () => void } {
  const cache = useQueryClient();
  const known = useQuery(pins).data;
  const change = useMutation({
    mutationFn: async () => {
      // What was pinned elsewhere meanwhile stays.
      const now = await cache.fetchQuery({ ...pins, staleTime: 0 });
      return (await take(ext.PUT('/api/ext/v1/me/pins', { body: { pins: turned(now, name) } }))).pins ?? [];
    },
    onSuccess: next => cache.setQueryData(pins.queryKey, next),
    onError: failed,
  });
  return { pinned: known?.includes(name), turn: () => change.mutate() };
}
