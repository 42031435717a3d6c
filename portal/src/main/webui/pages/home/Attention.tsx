import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ext, harbor, list, take } from '../../api/client';
import { health, useMe } from '../../api/queries';
import * as format from '../../lib/format';
import { Answered, Icon, Time, type IconName } from '../../ui';
import { expiringOnes, failedOnes, fullOnes, sickOnes, type Worry } from './worries';

const MANY = 50;

/** What administrators look after; to others only the server's health says something. */
function useWorries() {
  const admin = useMe().sysadmin_flag === true;
  const state = useQuery(health);
  const query = useQuery({
    queryKey: ['home', 'attention', admin],
    queryFn: async (): Promise<Worry[]> => {
      if (!admin) return [];
      const jobs = (wanted: string) => take(ext.GET('/api/ext/v1/jobs', { params: { query: { state: wanted, limit: MANY } } }));
      const [quotas, failed, done, robots] = await Promise.all([
        list(harbor.GET('/api/v2.0/quotas', { params: { query: { reference: 'project', sort: '-used.storage', page_size: MANY } } })),
        jobs('failed'), jobs('succeeded'),
        list(harbor.GET('/api/v2.0/robots', { params: { query: { page_size: MANY, sort: 'expires_at' } } })),
      ]);
      const now = new Date();
      return [...failedOnes(failed.items, done.items, now), ...fullOnes(quotas.items), ...expiringOnes(robots.items, now)];
    },
  });
  return { query, worries: [...(state.data ? sickOnes(state.data) : []), ...(query.data ?? [])] };
}

function Item({ icon, tone, title, children, to, act }: {
  icon: IconName; tone: 'warn' | 'bad'; title: string; children: ReactNode; to: string; act: string;
}) {
  return (
    <li>
      <span className={`gi ${tone}`}><Icon name={icon} /></span>
      <div className="grow"><b>{title}</b><span className="small">{children}</span></div>
      <Link to={to} aria-label={`${act}: ${title}`}>{act}</Link>
    </li>
  );
}

function One({ worry }: { worry: Worry }) {
  const { t, i18n } = useTranslation();
  switch (worry.kind) {
    case 'health':
      return <Item icon="health" tone="bad" title={t('attention.health')} to="/admin/health" act={t('attention.look')}>{worry.parts.join(', ')}</Item>;
    case 'quota': {
      const share = worry.share.toLocaleString(i18n.language, { style: 'percent', maximumFractionDigits: 0 });
      return (
        <Item icon="database" tone={worry.share >= 0.95 ? 'bad' : 'warn'} title={t('attention.quota', { project: worry.project, share })} to="/admin/quotas" act={t('attention.adjust')}>
          {t('gauge.of', { used: format.bytes(worry.used, i18n.language), limit: format.bytes(worry.limit, i18n.language) })}
        </Item>
      );
    }
    case 'job':
      return (
        <Item icon="jobs" tone="bad" title={t('attention.job', { count: worry.times, job: worry.job })} to={`/admin/jobs/${worry.id}`} act={t('attention.look')}>
          <Time at={worry.at} />{worry.message && `: ${worry.message}`}
        </Item>
      );
    case 'robots':
      return (
        <Item icon="robot" tone={worry.expired > 0 ? 'bad' : 'warn'} title={t('attention.robots', { count: worry.names.length })} to="/admin/robots" act={t('attention.renew')}>
          {new Intl.ListFormat(i18n.language).format([...worry.names.slice(0, 2), ...(worry.names.length > 2 ? [t('attention.others', { count: worry.names.length - 2 })] : [])])}
        </Item>
      );
  }
}

/** What needs somebody, with where to do something about it. */
export function Attention() {
  const { t } = useTranslation();
  const { query, worries } = useWorries();
  return (
    <section className="card s4">
      <header><h2>{t('attention')}</h2>{worries.length > 0 && <span className="sp chip num">{worries.length}</span>}</header>
      <div className="body">
        <Answered query={query}>
          {() => worries.length === 0
            ? <p className="row sub"><span className="ok"><Icon name="check" /></span>{t('attention.none')}</p>
            : <ul className="attention">{worries.map((worry, i) => <One key={i} worry={worry} />)}</ul>}
        </Answered>
      </div>
    </section>
  );
}
