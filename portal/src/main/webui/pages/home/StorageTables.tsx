import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import * as format from '../../lib/format';
import { Bytes, Count, Time } from '../../ui';
import { Table } from '../../ui/Table';
import { signedText } from './growth';
import { taken, within, type Project, type Tree } from './tree';

function Rest({ count, bytes, columns }: { count: number; bytes: number; columns: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return <tr><td className="faint">{t('home.others', { count })}</td><td className="r"><Bytes size={bytes} /></td>{columns > 2 && <td colSpan={columns - 2} />}</tr>;
}

/** The projects that hold most, as a table. */
export function ProjectsTable({ tree, open }: { tree: Tree; open: (project: string) => void }) {
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

/** How much more or less something holds than before. */
function Growth({ size }: { size: number | undefined }) {
  const { i18n } = useTranslation();
  return <span className="num" title={`${size ?? 0} B`}>{signedText(size ?? 0, i18n.language)}</span>;
}

function Others({ count, bytes, columns }: { count: number; bytes: number; columns: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return <tr><td className="faint">{t('home.others', { count })}</td><td className="r"><Growth size={bytes} /></td><td colSpan={columns - 2} /></tr>;
}

/** The projects that grew or shrank most, as a table. */
export function GrownProjectsTable({ tree, open }: { tree: Tree; open: (project: string) => void }) {
  const { t, i18n } = useTranslation();
  const head = (text: string) => <th scope="col" className="r">{text}</th>;
  return (
    <Table label={t('home.storage')} head={<><th scope="col">{t('project')}</th>{head(t('home.storage.growth'))}{head(t('size'))}{head(t('home.storage.changed'))}</>}>
      {tree.projects.map(project => {
        const count = project.repositories.length + project.more.count;
        return (
          <tr key={project.id}>
            <td><Link to="/projects/$project" params={{ project: project.name }}>{project.name}</Link></td>
            <td className="r"><Growth size={project.growth} /></td>
            <td className="r"><Bytes size={taken(project)} /></td>
            <td className="r">{count > 0 && <button type="button" className="btn s" data-name={project.name} aria-label={t('home.storage.open', { count, figure: format.count(count, i18n.language), project: project.name })} onClick={() => open(project.name)}><Count value={count} /></button>}</td>
          </tr>
        );
      })}
      <Others {...tree.more} columns={4} />
    </Table>
  );
}

/** The repositories of a project that grew or shrank most, as a table. */
export function GrownRepositoriesTable({ project, label }: { project: Project; label: string }) {
  const { t } = useTranslation();
  return (
    <Table label={label} head={<>
      <th scope="col">{t('repository')}</th><th scope="col" className="r">{t('home.storage.growth')}</th><th scope="col" className="r">{t('size')}</th><th scope="col">{t('home.storage.measured')}</th></>}>
      {project.repositories.map(repository => (
        <tr key={repository.name}>
          <td><Link to="/r/$project/$" params={{ project: project.name, _splat: within(project, repository) }}>{within(project, repository)}</Link></td>
          <td className="r"><Growth size={repository.growth} /></td>
          <td className="r"><Bytes size={repository.bytes} /></td>
          <td><Time at={repository.measured_at} /></td>
        </tr>
      ))}
      <Others {...project.more} columns={4} />
    </Table>
  );
}
