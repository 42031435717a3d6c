// What the person at the screen has set for themselves; the server keeps it.
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { ext, take } from './client';

export type Preferences = Readonly<Record<string, string>>;

export const preferences = queryOptions({
  queryKey: ['preferences'],
  staleTime: 300_000,
  retry: false,
  queryFn: async (): Promise<Preferences> => (await take(ext.GET('/api/ext/v1/me/prefs'))).values ?? {},
});

/** Changes them as they are at the server now: all are replaced at once, and other pages may have changed some. */
export function useChangePreferences(): (change: (now: Preferences) => Preferences) => Promise<void> {
  const cache = useQueryClient();
  return async change => {
    const now = await cache.fetchQuery({ ...preferences, staleTime: 0 });
    const next = (await take(ext.PUT('/api/ext/v1/me/prefs', { body: { values: { ...change(now) } } }))).values ?? {};
    cache.setQueryData(preferences.queryKey, next);
  };
}
