// The layers of images and the files in them. An index of a layer is made when somebody first asks for it.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Reference } from '../lib/reference';
import { ext, inPath, take } from './client';
import type { components } from './ext';

type Ext = components['schemas'];
export type ImageLayers = Ext['ImageLayersRecord'];
export type Step = Ext['StepRecord'];
export type Layer = Ext['LayerRecord'];
export type LayerFile = Ext['FileRecord'];
export type Progress = Ext['ProgressRecord'];
export type Files = Ext['FilesRecord'];
export type FileContent = Ext['FileContent'];

/** How often to ask again while a layer is being read, and how many times at most: small layers are read at once. */
const PATIENCE = 600;
const again = (asked: number) => (asked < 20 ? 300 : 1500);

export const building = (answer: object | undefined): answer is Progress => answer !== undefined && 'done' in answer;

const path = (reference: Reference, name: string) => ({
  project_name: reference.project, repository_name: inPath(reference.repository), reference: name,
});

export const imageLayers = (reference: Reference, name: string, platform: string | undefined) =>
  queryOptions({
    queryKey: ['layers', reference.project, reference.repository, name, platform],
    queryFn: () =>
      take(ext.GET('/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifacts/{reference}/layers', {
        params: { path: path(reference, name), query: { platform } },
      })),
  });

/** What an image is built on and what is built on it. */
export const lineage = (reference: Reference, name: string, platform: string | undefined) =>
  queryOptions({
    queryKey: ['lineage', reference.project, reference.repository, name, platform],
    queryFn: () =>
      take(ext.GET('/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifacts/{reference}/lineage', {
        params: { path: path(reference, name), query: { platform } },
      })),
  });

export interface FileQuery {
  path?: string | undefined;
  q?: string | undefined;
  state: 'changed' | 'all';
}

/** Entries of a layer, in pages; while it is being read, how far that is. */
export const layerFiles = (reference: Reference, image: string, layer: string, query: FileQuery) =>
  infiniteQueryOptions({
    queryKey: ['layer-files', reference.project, reference.repository, image, layer, query],
    initialPageParam: '',
    queryFn: async ({ pageParam }): Promise<Files | Progress> =>
      take<Files | Progress>(ext.GET('/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifacts/{reference}/layers/{layer}/files', {
        params: { path: { ...path(reference, image), layer }, query: { ...query, after: pageParam || undefined, limit: 500 } },
      })),
    getNextPageParam: last => {
      if (building(last) || !last.more) return undefined;
      const end = last.files.at(-1);
      return query.q ? end?.path : end?.name;
    },
    refetchInterval: found => {
      const pages = found.state.data?.pages ?? [];
      const settled = pages.every(page => !building(page) && page.whole);
      return settled || found.state.dataUpdateCount > PATIENCE ? false : again(found.state.dataUpdateCount);
    },
  });

export const fileContent = (reference: Reference, image: string, layer: string, file: string) =>
  queryOptions({
    queryKey: ['layer-file', reference.project, reference.repository, image, layer, file],
    staleTime: Infinity,
    queryFn: () =>
      take<FileContent | Progress>(ext.GET('/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifacts/{reference}/layers/{layer}/file', {
        params: { path: { ...path(reference, image), layer }, query: { path: file } },
      })),
    refetchInterval: found => (building(found.state.data) && found.state.dataUpdateCount < PATIENCE ? again(found.state.dataUpdateCount) : false),
  });

/** The files of an image that layers above change or remove. */
export const hiddenFiles = (reference: Reference, image: string) =>
  queryOptions({
    queryKey: ['hidden-files', reference.project, reference.repository, image],
    staleTime: Infinity,
    queryFn: () =>
      take<Ext['HiddenFilesRecord'] | Progress>(ext.GET('/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifacts/{reference}/hidden-files', {
        params: { path: path(reference, image) },
      })),
    refetchInterval: found => (building(found.state.data) && found.state.dataUpdateCount < PATIENCE ? again(found.state.dataUpdateCount) : false),
  });

/** Which files another artifact of the repository has otherwise. */
export const fileChanges = (reference: Reference, from: string, to: string, platform: string | undefined, q: string | undefined, change: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['file-changes', reference.project, reference.repository, from, to, platform, q, change],
    initialPageParam: '',
    queryFn: async ({ pageParam }) =>
      take<Ext['ChangesRecord'] | Progress>(ext.GET('/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifacts/{reference}/changes', {
        params: { path: path(reference, from), query: { to, platform, q, change, after: pageParam || undefined, limit: 200 } },
      })),
    getNextPageParam: last => (building(last) || !last.more ? undefined : last.files.at(-1)?.path),
    refetchInterval: found =>
      found.state.data?.pages.some(page => building(page)) && found.state.dataUpdateCount < PATIENCE ? again(found.state.dataUpdateCount) : false,
  });
