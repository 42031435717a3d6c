import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ext, take } from '../../api/client';
import { ChartCard } from '../../charts/Charts';
import { Treemap, type Tile } from '../../charts/Treemap';
import * as format from '../../lib/format';
import { Answered, Button, Bytes, Count, Time } from '../../ui';
import { Table } from '../../ui/Table';
import { fewer, projects, repositories, taken, within, type Project, type Tree } from './tree';

/** Of the line above the repositories of one project. */
const ABOVE = 36;

interface Level {
  tiles: Tile[];
  label: string;
  table: ReactNode;
}

function Rest({ count, bytes, columns }: { count: number; bytes: number; columns: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return <tr><td className="faint">{t('home.others', { count })}</td><td className="r"><Bytes size={bytes} /></td>{columns > 2 && <td colSpan={columns - 2} />}</tr>;
}

function ProjectsTable({ tree, open }: { tree: Tree; open: (project: string) => void }) {
  const { t, i18n } = useTranslation();
  return (
    <Table label={t('home.storage')} head={<><th scope="col">{t('project')}</th><th scope="col" className="r">{t('size')}</th><th scope="col" className="r">{t('repositories')}</th></>}>
      {tree.projects.map(project => {
        const count = project.repositories.length + project.more.count;
        return (
          <tr key={project.id}>
            <td><Link to="/projects/$project" params={{ project: project.name }}>{project.name}</Link></td>
            <td className="r"><Bytes size={taken(project)} /></td>
            <td className="r"><button type="button" className="btn s" data-name={project.name} aria-label={t('home.storage.open', { count, figure: format.count(count, i18n.language), project: project.name })} onClick={() => open(project.name)}><Count value={count} /></button></td>
          </tr>
        );
      })}
      <Rest {...tree.more} columns={3} />
    </Table>
  );
}

/** The repositories of a project that hold most, as a table. */
export function RepositoriesTable({ project, label }: { project: Project; label: string }) {
  const { t } = useTranslation();
  const beside = project.repositories.some(repository => repository.shared_in_project !== undefined);
  const shared = project.repositories.some(repository => repository.shared !== undefined);
  const head = (text: string) => <th scope="col" className="r">{text}</th>;
  return (
    <Table label={label} head={<>
      <th scope="col">{t('repository')}</th>{head(t('size'))}
      {beside && head(t('home.storage.beside'))}{shared && head(t('home.storage.shared'))}
      {head(t('artifacts'))}<th scope="col">{t('home.storage.measured')}</th></>}>
      {project.repositories.map(repository => (
        <tr key={repository.name}>
          <td><Link to="/r/$project/$" params={{ project: project.name, _splat: within(project, repository) }}>{within(project, repository)}</Link></td>
          <td className="r"><Bytes size={repository.bytes} /></td>
          {beside && <td className="r"><Bytes size={repository.shared_in_project} /></td>}
          {shared && <td className="r"><Bytes size={repository.shared} /></td>}
          <td className="r"><Count value={repository.artifacts} /></td>
          <td><Time at={repository.measured_at} /></td>
        </tr>
      ))}
      <Rest {...project.more} columns={4 + Number(beside) + Number(shared)} />
    </Table>
  );
}

/** Leads back to all projects, and says what this one takes. */
function Above({ name, project, back }: { name: string; project: Project | undefined; back: () => void }) {
  const { t, i18n } = useTranslation();
  const size = (value: number) => format.bytes(value, i18n.language);
  const once = project?.stored !== undefined && project.bytes > project.stored;
  return (
    <div className="row above">
      <Button small onClick={back}>{t('home.storage.back')}</Button>
      <Link to="/projects/$project" params={{ project: name }}><b>{name}</b></Link>
      {project && <span className="faint small">{once ? t('home.storage.once', { size: size(taken(project)), sum: size(project.bytes) }) : size(taken(project))}</span>}
    </div>
  );
}

/** What takes the space: projects with their repositories, or the repositories of one; as tiles or as a table. */
export function Storage() {
  const { t, i18n } = useTranslation();
  const narrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  const { storage: chosen } = useSearch({ from: '/signed-in/' });
  const navigate = useNavigate({ from: '/' });
  const shown = useRef(chosen);
  const area = useRef<HTMLDivElement>(null);
  const tree = useQuery({
    queryKey: ['home', 'storage'],
    enabled: chosen === undefined,
    queryFn: () => take(ext.GET('/api/ext/v1/storage/tree', { params: { query: { projects: 14, repositories: 8 } } })),
  });
  const one = useQuery({
    queryKey: ['home', 'storage', chosen],
    enabled: chosen !== undefined,
    queryFn: () => take(ext.GET('/api/ext/v1/projects/{project_name}/storage', { params: { path: { project_name: chosen ?? '' }, query: { repositories: 40 } } })),
  });
  const show = (project: string | undefined) => void navigate({ search: before => ({ ...before, storage: project }), resetScroll: false });
  // Who goes in by keyboard goes on inside, who goes back is where they left; while that is not drawn yet, beside it.
  useEffect(() => {
    if (shown.current === chosen) return;
    const next = chosen === undefined ? `[data-name="${CSS.escape(shown.current ?? '')}"]` : '.above button';
    shown.current = chosen;
    (area.current?.querySelector<HTMLElement>(next) ?? area.current)?.focus();
  }, [chosen]);
  const words = { rest: (count: number) => t('home.others', { count }), open: show };
  const size = (value: number) => format.bytes(value, i18n.language);
  const draw = (found: Tree | Project, how: (level: Level) => ReactNode) => {
    if ('projects' in found) return how({ tiles: projects(narrow ? fewer(found, { projects: 6, repositories: 4 }) : found, words), label: t('home.storage'), table: <ProjectsTable tree={found} open={show} /> });
    const label = t('home.storage.of', { project: found.name });
    return how({ tiles: repositories(narrow ? fewer(found, { projects: 1, repositories: 12 }) : found, words), label, table: <RepositoriesTable project={found} label={label} /> });
  };
  const query: { data: Tree | Project | undefined; error: unknown; refetch: () => unknown } = chosen === undefined ? tree : one;
  const body = (how: (level: Level) => ReactNode, className: string) => (
    <div className={className} ref={area} tabIndex={-1}>
      {chosen !== undefined && <Above name={chosen} project={one.data} back={() => show(undefined)} />}
      <Answered query={query}>{found => draw(found, how)}</Answered>
    </div>
  );
  return (
    <ChartCard className="s8" title={t('home.storage')} table={body(({ table }) => table, 'tall')}
      picture={body(({ tiles, label }) => tiles.length === 0 ? <p className="sub">{t('home.storage.none')}</p>
        : <Treemap tiles={tiles} label={label} height={(narrow ? 260 : 300) - (chosen === undefined ? 0 : ABOVE)} format={size} />, 'body')} />
  );
}
