// What builders stated about an artifact, read from what is attached to it.
import { queryOptions } from '@tanstack/react-query';
import { statement, type Attached } from '../lib/attached';
import { read, type Provenance, type Untold } from '../lib/provenance';
import { content, manifest } from './registry';

/** More than this is not read; it can be downloaded. */
export const READ = 4 * 1024 * 1024;

/** What is known of a statement: what it tells, how large it is where that is too much, or nothing where there is none. */
export interface Built {
  told?: Provenance | Untold;
  large?: number;
}

export const built = (repository: string, one: Attached) =>
  queryOptions({
    queryKey: ['built', repository, one.key],
    staleTime: Infinity,
    queryFn: async ({ client }): Promise<Built> => {
      const layer = one.carried?.layer ?? statement(one, (await client.ensureQueryData(manifest(repository, one.digest))).parsed);
      if (!layer) return {};
      if (layer.size > READ) return { large: layer.size };
      const bytes = await content(repository, layer.digest);
      return bytes.size > READ ? { large: bytes.size } : { told: read(await bytes.text()) };
    },
  });
