import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { harbor, list } from '../../api/client';
import { useMe } from '../../api/queries';
import { ChartCard } from '../../charts/Charts';
import { Treemap, type Tile } from '../../charts/Treemap';
import * as format from '../../lib/format';
import { Answered, Bytes } from '../../ui';
import { Table } from '../../ui/Table';
import { largest } from './tree';

const MANY = 100;
const SHOWN = 14;

/** What takes the space, as tiles or as a table. Only administrators see what all projects hold. */
export function Storage() {
  const { t, i18n } = useTranslation();
  const admin = useMe().sysadmin_flag === true;
  const narrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  const query = useQuery({
    queryKey: ['home', 'storage'],
    enabled: admin,
    queryFn: () => list(harbor.GET('/api/v2.0/quotas', { params: { query: { reference: 'project', sort: '-used.storage', page_size: MANY } } })),
  });
  if (!admin) return null;
  const size = (value: number) => format.bytes(value, i18n.language);
  const tiles: Tile[] = (query.data?.items ?? []).map(quota => {
    const name = (quota.ref as { name?: string } | undefined)?.name ?? '';
    const value = quota.used?.storage ?? 0;
    return { name, value, to: `/projects/${name}`, children: [{ name, value, to: `/projects/${name}`, children: [] }] };
  });
  const shown = largest(tiles, narrow ? 6 : SHOWN, count => t('home.others', { count }));
  return (
    <ChartCard className="s8" title={t('home.storage')}
      picture={<div className="body"><Answered query={query}>
        {() => shown.length === 0 ? <p className="sub">{t('home.storage.none')}</p>
          : <Treemap tiles={shown} label={t('home.storage')} height={narrow ? 236 : 300} format={size} />}
      </Answered></div>}
      table={
        <div className="tall">
          <Table label={t('home.storage')} head={<><th scope="col">{t('project')}</th><th scope="col" className="r">{t('size')}</th></>}>
            {tiles.map(tile => <tr key={tile.name}><td><Link to={tile.to ?? '/'}>{tile.name}</Link></td><td className="r"><Bytes size={tile.value} /></td></tr>)}
          </Table>
        </div>
      } />
  );
}
