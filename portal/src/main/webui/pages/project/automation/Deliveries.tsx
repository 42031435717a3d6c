import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pretty } from '../../../api/registry';
import { inOneLine } from '../../../lib/said';
import { Answered, Button, Choices, CopyButton, Drawer, Empty, Icon, Pager, say, Time } from '../../../ui';
import { Head, Table } from '../../../ui/Table';
import { deliveries, delivery, HAPPENING, redeliver, tryOut, type Policy } from './webhooks';

const SIZE = 20;
const STATUS = ['Success', 'Error', 'Pending', 'Running'] as const;
const LOOKS: Record<string, string> = { Success: 'ok', Error: 'bad', Running: 'run' };

function Status({ status }: { status: string }) {
  const { t } = useTranslation();
  const known = STATUS.some(one => one === status);
  return <span className={`chip ${LOOKS[status] ?? ''}`}><Icon name={status === 'Success' ? 'check' : status === 'Error' ? 'alert' : 'clock'} />{known ? t(`delivery.${status}`) : status}</span>;
}

function Source({ title, text }: { title: string; text: string }) {
  const { t } = useTranslation();
  const shown = pretty(text);
  return (
    <section>
      <div className="row" style={{ marginBottom: 6 }}><h3 className="grow">{title}</h3>{text && <CopyButton text={shown} label={title} />}</div>
      {text ? <pre className="log flow" tabIndex={0} role="region" aria-label={title} style={{ borderRadius: 7, minHeight: 0, maxHeight: '38vh' }}>{shown}</pre> : <p className="muted">{t('delivery.empty')}</p>}
    </section>
  );
}

/** What was sent, what came back, and each attempt. */
function Detail({ project, policy, id, admin, onClose }: { project: string; policy: string; id: string; admin: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const query = useQuery(delivery(project, policy, id));
  async function again() {
    try {
      await redeliver(project, policy, id);
      say(t('delivery.again.begun'));
      await cache.invalidateQueries({ queryKey: ['deliveries', project, policy] });
      onClose();
    } catch (error) {
      say(inOneLine(error));
    }
  }
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={<b>{t('delivery.of', { id })}</b>} attributes={{ header: { role: 'presentation' } }}
      transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': t('close') }}>
      <Answered query={query}>
        {found => (
          <div className="stack" style={{ gap: 18 }}>
            <dl className="facts">
              <dt>{t('state')}</dt><dd className="row wrap"><Status status={found.status} />{found.trial && <span className="chip line">{t('delivery.trial')}</span>}</dd>
              <dt>{t('webhook.address')}</dt><dd className="mono small">{found.address}</dd>
              <dt>{t('delivery.answer')}</dt><dd className="num">{found.response_status ?? t('delivery.none')}</dd>
              <dt>{t('delivery.attempts')}</dt><dd className="num">{found.attempts}</dd>
              <dt>{t('time')}</dt><dd><Time at={found.creation_time} /></dd>
            </dl>
            {admin && <div><Button icon="send" onClick={() => void again()}>{t('delivery.again')}</Button></div>}
            <Source title={t('delivery.request')} text={found.request_body} />
            <Source title={t('delivery.response')} text={found.response_body} />
            <Source title={t('delivery.log')} text={found.log} />
          </div>
        )}
      </Answered>
    </Drawer>
  );
}

/** What a policy told, newest first; which ones stands in the address. */
export function Deliveries({ project, policy, admin }: { project: string; policy: Policy; admin: boolean }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/projects/$project/automation' });
  const navigate = useNavigate({ from: '/projects/$project/automation' });
  const page = search.page ?? 1;
  const status = STATUS.find(one => one === search.status);
  const id = String(policy.id);
  const query = useQuery({ ...deliveries(project, id, status, page, SIZE), placeholderData: keepPreviousData });
  const cache = useQueryClient();
  const [trying, setTrying] = useState(false);
  /** Shows what becomes of it: the delivery where there is one target, the list where there are several. */
  async function tryNow() {
    setTrying(true);
    try {
      const made = await tryOut(project, id);
      say(t('webhook.try.begun'));
      change({ delivery: made.length === 1 ? String(made[0]) : undefined, status: undefined, page: undefined });
    } catch (error) {
      say(inOneLine(error));
    }
    await cache.invalidateQueries({ queryKey: ['deliveries', project, id] });
    setTrying(false);
  }
  const change = (next: Partial<typeof search>) => void navigate({ search: before => ({ ...before, ...next }), replace: true });
  return (
    <section className="card">
      <header>
        <h2>{t('deliveries.of', { name: policy.name })}</h2>
        {admin && <span className="sp"><Button small icon="send" disabled={trying} onClick={() => void tryNow()}>{t('webhook.try')}</Button></span>}
      </header>
      <div className="filters">
        <Choices segments label={t('state')} value={status ?? 'all'} onChange={value => change({ status: value === 'all' ? undefined : value, page: undefined })}
          options={[['all', t('all')], ['Success', t('delivery.Success')], ['Error', t('delivery.Error')], ['Pending', t('delivery.Pending')]]} />
      </div>
      <Answered query={query}>
        {({ items, total }) => items.length === 0 ? (
          <Empty title={t(status ? 'none.found' : 'deliveries.none')}><p>{t(status ? 'none.found.text' : 'deliveries.none.text')}</p></Empty>
        ) : (
          <>
            <Table label={t('deliveries.of', { name: policy.name })} head={<>
              <Head>{t('time')}</Head><Head>{t('event')}</Head><Head>{t('state')}</Head><Head optional>{t('delivery.last')}</Head><Head hidden optional>{t('actions')}</Head>
            </>}>
              {items.map(one => {
                const type = one.extra_attrs?.event_type ?? '';
                return (
                  <tr key={one.id}>
                    <td className="muted"><Time at={one.start_time} /></td>
                    <td><Link to="/projects/$project/automation" params={{ project }} search={before => ({ ...before, delivery: String(one.id) })} activeProps={{ 'aria-current': undefined }}>
                      {(HAPPENING as readonly string[]).includes(type) ? t(`event.${type}`) : type}</Link>
                      {one.extra_attrs?.trial === 'true' && <> <span className="chip line">{t('delivery.trial')}</span></>}</td>
                    <td><Status status={one.status ?? ''} /></td>
                    <td className="wide optional muted small" title={one.status_message}>{one.status_message?.replace(/^\S+Z /, '')}</td>
                    <td className="r optional"><Button small aria-label={t('delivery.open', { id: one.id })} onClick={() => change({ delivery: String(one.id) })}>{t('delivery.show')}</Button></td>
                  </tr>
                );
              })}
            </Table>
            <Pager page={page} size={SIZE} total={total} onPage={next => change({ page: next })} />
          </>
        )}
      </Answered>
      {search.delivery && <Detail project={project} policy={id} id={search.delivery} admin={admin} onClose={() => change({ delivery: undefined })} />}
    </section>
  );
}
