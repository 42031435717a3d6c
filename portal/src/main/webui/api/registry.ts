// What was pushed, as it is. Manifests come by a route of their own, because whoever looks at one has not pulled it;
// the rest as clients read it: with a token of the session's for one repository.
import { queryOptions } from '@tanstack/react-query';
import { ApiError, ext, harbor, inPath, take } from './client';

/** More than this is not shown; it can be downloaded. */
const SHOWN = 1024 * 1024;

async function ask(repository: string, path: string, put?: { type: string; body: string }): Promise<Response> {
  const { token } = await take(
    harbor.GET('/service/token', { params: { query: { service: 'harbor-registry', scope: `repository:${repository}:pull${put ? ',push' : ''}` } } }),
  );
  const response = await fetch(`/v2/${repository}/${path}`, {
    credentials: 'omit',
    headers: { Authorization: `Bearer ${token}`, ...(put && { 'Content-Type': put.type }) },
    ...(put && { method: 'PUT', body: put.body }),
  });
  if (!response.ok) {
    const first = put && ((await response.json().catch(() => undefined)) as { errors?: { code?: string; message?: string }[] } | undefined)?.errors?.[0];
    throw new ApiError(response.status, first?.code ?? '', first?.message ?? `the server answered ${response.status}`, response.headers.get('X-Request-Id') ?? '');
  }
  return response;
}

async function read(repository: string, path: string): Promise<string> {
  const response = await ask(repository, path);
  if (Number(response.headers.get('Content-Length') ?? 0) > SHOWN) return '';
  return response.text();
}

export interface Descriptor {
  mediaType?: string;
  digest: string;
  size: number;
  platform?: { os?: string; architecture?: string; variant?: string };
  annotations?: Record<string, string>;
  artifactType?: string;
}

export interface Manifest {
  mediaType?: string;
  artifactType?: string;
  config?: Descriptor;
  layers?: Descriptor[];
  manifests?: Descriptor[];
  subject?: Descriptor;
  annotations?: Record<string, string>;
}

/** A manifest, as its bytes and as what they say. */
export const manifest = (repository: string, digest: string) =>
  queryOptions({
    queryKey: ['manifest', repository, digest],
    staleTime: Infinity,
    queryFn: async () => {
      const slash = repository.indexOf('/');
      const text = await take(
        ext.GET('/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifacts/{reference}/manifest', {
          params: { path: { project_name: repository.slice(0, slash), repository_name: inPath(repository.slice(slash + 1)), reference: digest } },
          parseAs: 'text',
        }),
      ) as string;
      return { text, parsed: JSON.parse(text) as Manifest };
    },
  });

/** Lets a tag name a manifest that is there: what it named before stays, by its digest. */
export async function point(repository: string, tag: string, digest: string, type: string, text: string): Promise<void> {
  const response = await ask(repository, `manifests/${tag}`, { type, body: text });
  const named = response.headers.get('Docker-Content-Digest');
  if (named !== digest) throw new Error(`the tag names ${named} now, and not ${digest}`);
}

export const blob = (repository: string, digest: string) =>
  queryOptions({
    queryKey: ['blob', repository, digest],
    staleTime: Infinity,
    queryFn: () => read(repository, `blobs/${digest}`),
  });

/** The bytes of a blob, however many: who asks has looked at its size. */
export const content = async (repository: string, digest: string): Promise<Blob> => (await ask(repository, `blobs/${digest}`)).blob();

export const referrers = (repository: string, digest: string) =>
  queryOptions({
    queryKey: ['referrers', repository, digest],
    queryFn: async () => (JSON.parse(await read(repository, `referrers/${digest}`)) as { manifests?: Descriptor[] }).manifests ?? [],
  });

/** What indexes carry about an artifact, or about what it lists itself. */
export const attestations = (repository: string, digest: string) =>
  queryOptions({
    queryKey: ['attestations', repository, digest],
    queryFn: async () => {
      const slash = repository.indexOf('/');
      return (await take(
        ext.GET('/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifacts/{reference}/attestations', {
          params: { path: { project_name: repository.slice(0, slash), repository_name: inPath(repository.slice(slash + 1)), reference: digest } },
        }),
      )).attestations;
    },
  });

/** Text of JSON with indents, or as it came when it is none. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
