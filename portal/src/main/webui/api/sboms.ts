// The lists of packages that are attached to an artifact, or that an index carries about it.
import { queryOptions } from '@tanstack/react-query';
import { attached, carriedLists, lists, mayList, type Document } from '../lib/attached';
import { read } from '../lib/sbom';
import type { Schemas } from './client';
import { attestations, content, manifest, referrers } from './registry';

/** More than this is not read; it can be downloaded. */
export const READ = 32 * 1024 * 1024;
/** So many of the things that are attached are looked into. */
const LOOKED_INTO = 50;

const newest = (a: Document, b: Document) =>
  (b.made ?? '').localeCompare(a.made ?? '') || (a.layer.digest < b.layer.digest ? -1 : 1);

/** The newest first; none where nothing of the kind is attached or carried. */
export const sboms = (repository: string, artifact: Partial<Schemas['Artifact']>) =>
  queryOptions({
    queryKey: ['sboms', repository, artifact.digest],
    queryFn: async ({ client }): Promise<Document[]> => {
      const digest = artifact.digest ?? '';
      // Without what indexes carry there is still the rest.
      const [around, inside] = await Promise.all([client.fetchQuery(referrers(repository, digest)), client.fetchQuery(attestations(repository, digest)).catch(() => [])]);
      const all = attached(around, artifact.accessories ?? [], inside);
      const found = all.filter(one => !one.carried && mayList(one)).slice(0, LOOKED_INTO);
      // What cannot be read is listed on the supply chain, where it tells why.
      const documents = await Promise.all(found.map(one =>
        client.ensureQueryData(manifest(repository, one.digest)).then(({ parsed }) => lists(one, parsed)).catch(() => [])));
      const once = new Map([...all.flatMap(carriedLists), ...documents.flat()].map(one => [`${one.layer.digest} ${one.about ?? ''}`, one]));
      return [...once.values()].sort(newest);
    },
  });

/** A document with what it lists. */
export const sbom = (repository: string, { layer }: Document) =>
  queryOptions({
    queryKey: ['sbom', repository, layer.digest],
    staleTime: Infinity,
    // It never changes, and comparing it with itself would take long.
    structuralSharing: false,
    queryFn: async () => {
      const bytes = await content(repository, layer.digest);
      return { bytes, listed: bytes.size > READ ? undefined : read(await bytes.text()) };
    },
  });
