// What the palette offers: what the server finds, places of the portal, and things to do.
import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ext, harbor, take } from '../api/client';
import type { components } from '../api/ext';
import { project as projectQuery, useMe } from '../api/queries';
import { choose, languages, type Language } from '../i18n';
import { ago, count, short } from '../lib/format';
import { parseReference, type Reference } from '../lib/reference';
import { robotAt } from '../lib/robots';
import { useMayMake, useRights } from '../lib/roles';
import { inOneLine } from '../lib/said';
import { say, type IconName } from '../ui';
import { useCopyPull } from '../pages/repository/Pull';
import { leads } from './marked';
import { places } from './places';
import { recent } from './recent';
import { useLeave } from './useLeave';

export const KINDS = ['all', 'tags', 'repositories', 'projects', 'digests', 'people', 'robots', 'places'] as const;
export type Kind = (typeof KINDS)[number];

export interface Hit {
  key: string;
  group: string;
  icon: IconName;
  text: string;
  mono?: boolean;
  note?: string;
  end?: string;
  to?: string;
  run?: () => void;
  /** What copying it gives. */
  copied?: string;
}

type Found = components['schemas']['Found'];

const FEW = 5;
const MANY = 25;

/** The tag that was typed whole first, then what was pushed last, of those that the server found: it finds them by their names. */
export function newestFirst<T extends { tag: string; pushed_at: string }>(tags: readonly T[], typed: string): T[] {
  const whole = (one: T) => Number(typed.toLowerCase().split(/[\s:]+/).includes(one.tag.toLowerCase()));
  return [...tags].sort((a, b) => whole(b) - whole(a) || b.pushed_at.localeCompare(a.pushed_at));
}

/** As many of each kind as are shown. */
const cut = (found: Found, most: number, typed: string): Found => ({
  ...found, tags: newestFirst(found.tags, typed).slice(0, most), repositories: found.repositories.slice(0, most), projects: found.projects.slice(0, most),
  digests: found.digests.slice(0, most), people: found.people.slice(0, most), robots: found.robots.slice(0, most),
});

function reference(repository: string, rest: { tag?: string; digest?: string }): Reference {
  const slash = repository.indexOf('/');
  return { ...parseReference(repository.slice(0, slash), repository.slice(slash + 1)), ...rest };
}

function useFound(found: Found | undefined, admin: boolean): Hit[] {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  if (!found) return [];
  async function toRobot(id: number, ofProject: number) {
    try {
      const project = await take(harbor.GET('/api/v2.0/projects/{project_name_or_id}', { params: { path: { project_name_or_id: String(ofProject) } } }));
      await navigate({ to: robotAt(project.name, id) });
    } catch (error) {
      say(inOneLine(error));
    }
  }
  const since = (time: string) => ago(new Date(time), new Date(), i18n.language);
  const pulls = (pulled: number) => `${count(pulled, i18n.language)} ${t('pulls.word', { count: pulled })}`;
  const hits: Hit[] = [
    ...found.tags.map(hit => ({
      key: `tag ${hit.repository}:${hit.tag}`, group: t('tags'), icon: 'tag' as const, text: `${hit.repository}:${hit.tag}`, mono: true,
      note: [...(hit.others.length > 0 ? [hit.others.join(', ')] : []), since(hit.pushed_at)].join(' · '),
      to: `/r/${hit.repository}:${hit.tag}`, copied: `${hit.repository}:${hit.tag}`,
    })),
    ...found.repositories.map(hit => ({
      key: `repository ${hit.name}`, group: t('repositories'), icon: 'box' as const, text: hit.name, mono: true,
      note: t('palette.tags', { count: hit.tag_count, figure: `${count(hit.tag_count, i18n.language)}${hit.more_tags ? '+' : ''}` }),
      end: pulls(hit.pull_count), to: `/r/${hit.name}`, copied: hit.name,
    })),
    ...found.projects.map(hit => ({
      key: `project ${hit.id}`, group: t('projects'), icon: 'folders' as const, text: hit.name,
      note: t(hit.public ? 'project.public' : 'project.private'), to: `/projects/${hit.name}`, copied: hit.name,
    })),
    ...found.digests.map(hit => ({
      key: `digest ${hit.repository}@${hit.digest}`, group: t('palette.digests'), icon: 'stack' as const,
      text: `${hit.repository}@${short(hit.digest)}`, mono: true, note: since(hit.pushed_at), to: `/r/${hit.repository}@${hit.digest}`,
      copied: `${hit.repository}@${hit.digest}`,
    })),
    ...found.people.filter(() => admin).map(hit => ({
      key: `person ${hit.id}`, group: t('palette.people'), icon: 'user' as const, text: hit.username, note: hit.real_name,
      to: `/admin/users?q=${encodeURIComponent(hit.username)}`, copied: hit.username,
    })),
    ...found.robots.map(hit => ({
      key: `robot ${hit.id}`, group: t('robots'), icon: 'robot' as const, text: hit.name, mono: true, copied: hit.name,
      // The name does not tell where the project's begins: what stands before it is a setting.
      ...(hit.project_id === undefined ? { to: robotAt(undefined, hit.id) } : { run: () => void toRobot(hit.id, hit.project_id ?? 0) }),
    })),
  ];
  return hits;
}

/** Things to do, those with what was found first. */
function useDeeds(found: Found | undefined): Hit[] {
  const { t, i18n } = useTranslation();
  const { sysadmin_flag: admin = false } = useMe();
  const leave = useLeave();
  const copy = useCopyPull();
  const { setColorScheme } = useMantineColorScheme();
  const group = t('palette.do');
  const tag = found?.tags[0];
  const before = found?.tags.find(one => one.repository === tag?.repository && one.digest !== tag.digest && one.pushed_at < tag.pushed_at);
  const project = found?.projects[0]?.name ?? (found?.repositories[0]?.name ?? tag?.repository)?.split('/')[0];
  const rights = useRights(useQuery({ ...projectQuery(project ?? ''), enabled: project !== undefined && !admin, retry: false }).data);
  const mayMake = useMayMake();
  return [
    ...(tag ? [{
      key: 'copy', group, icon: 'copy' as const, text: t('copy.pull.of', { name: `${tag.repository}:${tag.tag}` }),
      run: () => copy(reference(tag.repository, { tag: tag.tag })),
    }, {
      key: 'compare', group, icon: 'compare' as const,
      text: before ? t('palette.compare', { name: `${tag.repository}:${tag.tag}`, with: before.tag }) : t('compare.of', { name: `${tag.repository}:${tag.tag}` }),
      to: `/compare?${before ? `from=${encodeURIComponent(`${tag.repository}:${before.tag}`)}&` : ''}to=${encodeURIComponent(`${tag.repository}:${tag.tag}`)}`,
    }] : []),
    ...(project ? [
      ...(rights.push ? [{ key: 'push-to', group, icon: 'upload' as const, text: t('palette.push-to', { project }), to: `/push?project=${project}` }] : []),
      ...(rights.see ? [{ key: 'robot-for', group, icon: 'robot' as const, text: t('palette.access-of', { project }), to: `/projects/${project}/access` }] : []),
    ] : []),
    ...(mayMake ? [{ key: 'new-project', group, icon: 'plus' as const, text: t('project.new'), to: '/projects?make=project' }] : []),
    ...(['light', 'dark', 'auto'] as const).map(theme => ({
      key: `theme ${theme}`, group, icon: ({ light: 'sun', dark: 'moon', auto: 'auto' } as const)[theme],
      text: `${t('theme')}: ${t(`theme.${theme}`)}`, run: () => setColorScheme(theme),
    })),
    ...Object.entries(languages).filter(([code]) => code !== i18n.language).map(([code, name]) => ({
      key: `language ${code}`, group, icon: 'language' as const, text: `${t('language')}: ${name}`, run: () => void choose(code as Language),
    })),
    { key: 'leave', group, icon: 'logout', text: t('sign-out'), run: () => void leave() },
  ];
}

/** The hits for what was typed. `settled` says whether they are for that, and not for what was typed before. */
export function useHits(typed: string, kind: Kind, open: boolean) {
  const { t } = useTranslation();
  const user = useMe();
  const admin = user.sysadmin_flag === true;
  const commands = typed.trimStart().startsWith('>');
  const wanted = typed.replace(/^\s*>/, '').trim();
  const [words] = useDebouncedValue(wanted, 120);
  const asks = !commands && wanted.length > 0 && kind !== 'places';
  const query = useQuery({
    queryKey: ['search', words, kind],
    enabled: open && asks && words.length > 0,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const begun = performance.now();
      const found = await take(ext.GET('/api/ext/v1/search', {
        params: { query: { q: words, limit: MANY, ...(kind === 'all' ? {} : { types: kind }) } },
      }));
      return { found: cut(found, kind === 'all' ? FEW : MANY, words), took: Math.round(performance.now() - begun) };
    },
  });
  const found = asks ? query.data?.found : undefined;
  const things = useFound(found, admin);
  const deeds = useDeeds(found);
  const pages: Hit[] = places
    .filter(place => (!place.admin || admin) && leads(`${t(place.text)} ${place.words ?? ''}`, wanted))
    .map(place => ({ key: `place ${place.to}`, group: t('palette.pages'), icon: place.icon, text: t(place.text), to: place.to }));
  const fitting = deeds.filter(deed => leads(deed.text, wanted) || ['copy', 'compare', 'push-to', 'robot-for'].includes(deed.key));
  const been: Hit[] = recent(user.username ?? '').map(one => ({
    key: `recent ${one.to}`, group: t('palette.recent'), icon: one.to.startsWith('/r/') ? (one.text.includes(':') ? 'tag' : 'box') : 'folders',
    text: one.text, mono: one.to.startsWith('/r/'), to: one.to, copied: one.text,
  }));
  const hits = commands ? deeds.filter(deed => leads(deed.text, wanted))
    : kind === 'places' ? [...pages, ...fitting]
    : !wanted ? (kind === 'all' ? [...been, ...pages] : [])
    : kind === 'all' ? [...things, ...pages, ...fitting] : things;
  const settled = !asks || (words === wanted && !query.isPlaceholderData && !query.isFetching);
  return {
    hits, settled, wanted, commands,
    error: asks && query.error ? query.error : undefined,
    took: asks && settled ? query.data?.took : undefined,
    retry: () => void query.refetch(),
  };
}
