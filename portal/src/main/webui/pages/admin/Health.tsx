import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { harbor, take } from '../../api/client';
import { runs } from '../../api/jobs';
import { health, systemInfo } from '../../api/queries';
import { PageHead, useCrumbs } from '../../shell/Shell';
import { Answered, Gauge, Icon, Time } from '../../ui';
import { Head, Table } from '../../ui/Table';
import { State } from './jobs/parts';

/** Whether all parts work, and how much room is left. */
export default function Health() {
  const { t } = useTranslation();
  const parts = useQuery(health);
  const info = useQuery(systemInfo).data;
  const volumes = useQuery({ queryKey: ['volumes'], queryFn: () => take(harbor.GET('/api/v2.0/systeminfo/volumes')) });
  const checked = useQuery(runs({ kind: 'verification', limit: 1 })).data?.items[0];
  useCrumbs({ text: t('administration') }, { text: t('health') });
  const facts: [string, string | undefined][] = [
    [t('version'), info?.harbor_version], [t('address'), info?.external_url], [t('storage'), info?.registry_storage_provider_name],
    [t('read-only'), info?.read_only ? t('yes') : t('no')],
  ];
  return (
    <>
      <PageHead title={t('health')} sub={t('health.sub')} />
      <div className="grid two">
        <section className="card">
          <Answered query={parts}>
            {state => (
              <Table label={t('health')} head={<><Head>{t('part')}</Head><Head>{t('state')}</Head></>}>
                {(state.components ?? []).map(part => (
                  <tr key={part.name}>
                    <td><b>{part.name}</b></td>
                    <td>
                      <span className={`chip ${part.status === 'healthy' ? 'ok' : 'bad'}`}>
                        <Icon name={part.status === 'healthy' ? 'check' : 'alert'} />{t(part.status === 'healthy' ? 'health.well' : 'health.unwell')}
                      </span> <span className="muted">{part.error}</span>
                    </td>
                  </tr>
                ))}
              </Table>
            )}
          </Answered>
        </section>
        <section className="card">
          <header><h2>{t('facts')}</h2></header>
          <div className="body stack">
            <dl className="facts">{facts.map(([name, value]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={name}>{value}</dd>])}</dl>
            {(volumes.data?.storage ?? []).map((space, i) => (
              <Gauge key={i} used={(space.total ?? 0) - (space.free ?? 0)} limit={space.total ?? 0} />
            ))}
            {checked && <div className="stack" style={{ gap: 4 }}>
              <h3>{t('job.verification')}</h3>
              <span className="row wrap"><State state={checked.state} /><Time at={checked.ended_at ?? checked.requested_at} />
                <Link to="/admin/jobs/$run" params={{ run: String(checked.id) }}>{t('job.log')}</Link></span>
              {checked.message && <span className="muted small">{checked.message}</span>}
            </div>}
          </div>
        </section>
      </div>
    </>
  );
}
