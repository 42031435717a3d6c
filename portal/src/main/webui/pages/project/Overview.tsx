import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { project as projectQuery } from '../../api/queries';
import { ChartCard } from '../../charts/Charts';
import { Treemap } from '../../charts/Treemap';
import * as format from '../../lib/format';
import { ROLES, useRights } from '../../lib/roles';
import { useCrumbs } from '../../shell/Shell';
import { Answered, Count } from '../../ui';
import { held } from '../Held';
import { Feed } from '../home/Feed';
import { rangeOf } from '../home/ranges';
import { RepositoriesTable } from '../home/StorageTables';
import { RangeChoice, Traffic, useSeries } from '../home/Traffic';
import { fewer, repositories } from '../home/tree';
import { summary } from './summary';

const TILES = { wide: 40, narrow: 12 };
const COUNTS = { 1: 'project_admin_count', 4: 'maintainer_count', 2: 'developer_count', 3: 'guest_count', 5: 'limited_guest_count' } as const;

/** What takes the space of a project. */
function Space({ project }: { project: string }) {
  const { t, i18n } = useTranslation();
  const narrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  const query = useQuery(held(project));
  const label = t('home.storage.of', { project });
  return (
    <ChartCard className="s8" title={t('overview.space')}
      table={<Answered query={query}>{found => <RepositoriesTable project={found} label={label} />}</Answered>}
      picture={
        <div className="body">
          <Answered query={query}>
            {found => {
              const tiles = repositories(fewer(found, { projects: 1, repositories: narrow ? TILES.narrow : TILES.wide }), { rest: count => t('home.others', { count }), open: () => {} });
              return tiles.length === 0 ? <p className="sub">{t('home.storage.none')}</p>
                : <Treemap tiles={tiles} label={label} height={narrow ? 220 : 260} format={size => format.bytes(size, i18n.language)} />;
            }}
          </Answered>
        </div>
      } />
  );
}

/** How many have which role, with a way to who they are. */
function People({ project }: { project: string }) {
  const { t } = useTranslation();
  const query = useQuery(summary(project));
  return (
    <section className="card s4">
      <header><h2>{t('members')}</h2><span className="sp"><Link to="/projects/$project/access" params={{ project }}>{t('access')}</Link></span></header>
      <Answered query={query}>
        {counts => (
          <dl className="body facts">
            {ROLES.map(role => [<dt key={`${role} name`}>{t(`role.${role}`)}</dt>, <dd key={role} className="num"><Count value={counts[COUNTS[role]] ?? 0} /></dd>])}
          </dl>
        )}
      </Answered>
    </section>
  );
}

/** How a project does: what is pulled and pushed, what takes its space, who is in it, what happened last. */
export default function Overview() {
  const { t } = useTranslation();
  const { project: name } = useParams({ from: '/signed-in/projects/$project/overview' });
  const search = useSearch({ from: '/signed-in/projects/$project/overview' });
  const navigate = useNavigate({ from: '/projects/$project/overview' });
  const rights = useRights(useQuery(projectQuery(name)).data);
  const range = rangeOf(search.range);
  const series = useSeries(range, name);
  useCrumbs({ text: t('projects'), to: '/projects' }, { text: name, to: `/projects/${name}` }, { text: t('overview') });
  return (
    <>
      <div className="row" style={{ justifyContent: 'flex-end', marginBottom: 12 }}>
        <RangeChoice range={range} onChange={chosen => void navigate({ search: { range: chosen }, replace: true })} />
      </div>
      <div className="homegrid">
        {series.data ? <Traffic className={rights.admin ? 's7' : 's12'} points={series.data.points} range={range} />
          : <section className="card s12"><Answered<unknown> query={series}>{() => null}</Answered></section>}
        {rights.admin && <Feed project={name} />}
        <Space project={name} />
        {rights.see && <People project={name} />}
      </div>
    </>
  );
}
