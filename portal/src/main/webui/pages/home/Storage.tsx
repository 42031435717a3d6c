import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ext, take } from '../../api/client';
import { ChartCard } from '../../charts/Charts';
import { Treemap, type Tile } from '../../charts/Treemap';
import * as format from '../../lib/format';
import { Answered, Button, Choices } from '../../ui';
import { signedText } from './growth';
import { later, type Range } from './ranges';
import { GrownProjectsTable, GrownRepositoriesTable, ProjectsTable, RepositoriesTable } from './StorageTables';
import { fewer, grownOnly, onDisk, projects, repositories, taken, type Project, type Tree } from './tree';

/** Of the line above the repositories of one project. */
const ABOVE = 36;

/** What is looked at: what is held now, each content once or for each repository, or what came in a time. */
type By = 'disk' | 'pushed' | 'growth';

interface Level {
  tiles: Tile[];
  label: string;
  table: ReactNode;
}

/** Leads back to all projects, and says what this one takes or how much it grew. */
function Above({ name, project, back }: { name: string; project: Project | undefined; back: () => void }) {
  const { t, i18n } = useTranslation();
  const size = (value: number) => format.bytes(value, i18n.language);
  const once = project?.stored !== undefined && project.bytes > project.stored;
  const held = project && (once ? t('home.storage.once', { size: size(taken(project)), sum: size(project.bytes) }) : size(taken(project)));
  return (
    <div className="row above">
      <Button small onClick={back}>{t('home.storage.back')}</Button>
      <Link to="/projects/$project" params={{ project: name }}><b>{name}</b></Link>
      {project && <span className="faint small">{project.growth === undefined ? held : signedText(project.growth, i18n.language)}</span>}
    </div>
  );
}

/** Where nothing grew: where what shrank is, and since when that is known. */
function Still({ found, range }: { found: Tree | Project; range: Range }) {
  const { t } = useTranslation();
  const changed = 'projects' in found ? found.projects : found.repositories;
  return <p className="sub">{[t('home.storage.still'), ...(changed.length > 0 ? [t('home.storage.shrank')] : [])].join(' ')} <Known found={found} range={range} /></p>;
}

/** Since when it is known what is held, where that is later than the range begins. */
function Known({ found, range }: { found: Tree | Project | undefined; range: Range }) {
  const { t, i18n } = useTranslation();
  const since = found && 'since' in found ? found.since : undefined;
  if (since === undefined || !later(since, range, new Date())) return null;
  return <span className="small faint">{t('home.storage.since', { when: new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(since)) })}</span>;
}

/** What takes the space, or what came in a time: projects with their repositories, or the repositories of one; as tiles or as a table. */
export function Storage({ range }: { range: Range }) {
  const { t, i18n } = useTranslation();
  const narrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  const { storage: chosen, by: wanted } = useSearch({ from: '/signed-in/' });
  const by: By = wanted === 'pushed' || wanted === 'growth' ? wanted : 'disk';
  const grown = by === 'growth';
  const navigate = useNavigate({ from: '/' });
  const shown = useRef(chosen);
  const area = useRef<HTMLDivElement>(null);
  const asked = grown ? { by, range } : by === 'pushed' ? { by } : {};
  const tree = useQuery({
    queryKey: ['home', 'storage', asked],
    enabled: chosen === undefined,
    queryFn: () => take(ext.GET('/api/ext/v1/storage/tree', { params: { query: { projects: 14, repositories: 8, ...asked } } })),
  });
  const one = useQuery({
    queryKey: ['home', 'storage', asked, chosen],
    enabled: chosen !== undefined,
    queryFn: () => take(ext.GET('/api/ext/v1/projects/{project_name}/storage', { params: { path: { project_name: chosen ?? '' }, query: { repositories: 40, ...asked } } })),
  });
  const show = (project: string | undefined) => void navigate({ search: before => ({ ...before, storage: project }), resetScroll: false });
  const look = (at: By) => void navigate({ search: before => ({ ...before, by: at === 'disk' ? undefined : at }), resetScroll: false, replace: true });
  // Who goes in by keyboard goes on inside, who goes back is where they left; while that is not drawn yet, beside it.
  useEffect(() => {
    if (shown.current === chosen) return;
    const next = chosen === undefined ? `[data-name="${CSS.escape(shown.current ?? '')}"]` : '.above button';
    shown.current = chosen;
    (area.current?.querySelector<HTMLElement>(next) ?? area.current)?.focus();
  }, [chosen]);
  const words = {
    rest: (count: number, together: boolean) => !together ? t('home.others', { count }) : count === 0 ? t('home.storage.together') : t('home.storage.rest', { others: t('home.others', { count }) }),
    open: show,
  };
  const size = (value: number) => (grown ? signedText(value, i18n.language) : format.bytes(value, i18n.language));
  const draw = (found: Tree | Project, how: (level: Level) => ReactNode) => {
    const part = grown ? grownOnly(found) : by === 'disk' ? onDisk(found) : found;
    if ('projects' in found && 'projects' in part) {
      return how({ tiles: projects(narrow ? fewer(part, { projects: 6, repositories: 4 }) : part, words), label: t('home.storage'), table: grown ? <GrownProjectsTable tree={found} open={show} /> : <ProjectsTable tree={found} open={show} /> });
    }
    if ('projects' in found || 'projects' in part) return null;
    const label = t('home.storage.of', { project: found.name });
    return how({ tiles: repositories(narrow ? fewer(part, { projects: 1, repositories: 12 }) : part, words), label, table: grown ? <GrownRepositoriesTable project={found} label={label} /> : <RepositoriesTable project={found} label={label} /> });
  };
  const query: { data: Tree | Project | undefined; error: unknown; refetch: () => unknown } = chosen === undefined ? tree : one;
  const empty = grown && query.data ? <Still found={query.data} range={range} /> : <p className="sub">{t('home.storage.none')}</p>;
  const body = (how: (level: Level) => ReactNode, className: string) => (
    <div className={className} ref={area} tabIndex={-1}>
      {chosen !== undefined && <Above name={chosen} project={one.data} back={() => show(undefined)} />}
      <Answered query={query}>{found => draw(found, how)}</Answered>
    </div>
  );
  return (
    <ChartCard className="s8" title={t('home.storage')} table={body(({ table }) => table, 'tall')}
      aside={<Choices segments label={t('home.storage.by')} value={by} options={[['disk', t('home.storage.disk')], ['pushed', t('home.storage.pushed')], ['growth', t('home.storage.growth')]] as const} onChange={look} />}
      picture={body(({ tiles, label }) => tiles.length === 0 ? empty
        : <>
          <Treemap tiles={tiles} label={label} height={(narrow ? 260 : 300) - (chosen === undefined ? 0 : ABOVE)} format={size} />
          {grown && <Known found={query.data} range={range} />}
        </>, 'body')} />
  );
}
