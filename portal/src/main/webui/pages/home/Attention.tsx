import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attention, useMe } from '../../api/queries';
import * as format from '../../lib/format';
import { Answered, Button, Icon, Time } from '../../ui';
import { useJobName } from '../admin/jobs/names';
import { known, remedy, type Worry } from './worries';

const SHOWN = 6;

/** What is wrong, in a few words. */
function useTitle(): (worry: Worry) => string {
  const { t, i18n } = useTranslation();
  const job = useJobName();
  return worry => {
    const { kind, subject, project = subject, used = 0, limit = 0 } = worry;
    if (!known(worry)) return `${kind}: ${subject}`;
    const share = (limit > 0 ? used / limit : 1).toLocaleString(i18n.language, { style: 'percent', maximumFractionDigits: 0 });
    const about = kind.startsWith('job_') ? job(subject) : kind.startsWith('quota_') ? project : subject;
    return t(`attention.${kind}`, { name: about, share, count: worry.count ?? 1 });
  };
}

/** What more there is to say of it. */
function Details({ worry }: { worry: Worry }) {
  const { t, i18n } = useTranslation();
  const { used, limit, at, reason } = worry;
  return (
    <>
      {used !== undefined && limit !== undefined && t('gauge.of', { used: format.bytes(used, i18n.language), limit: format.bytes(limit, i18n.language) })}
      {at && <Time at={at} />}
      {reason && `${at ? ': ' : ''}${reason}`}
    </>
  );
}

function One({ worry, admin }: { worry: Worry; admin: boolean }) {
  const { t } = useTranslation();
  const title = useTitle()(worry);
  const { icon, act, to, tab } = remedy(worry, admin);
  const said = t(`attention.${act}`);
  return (
    <li>
      <span className={`gi ${worry.severity === 'critical' ? 'bad' : worry.severity === 'warning' ? 'warn' : ''}`}><Icon name={icon} /></span>
      <div className="grow"><b>{title}</b><span className="small"><Details worry={worry} /></span></div>
      {to && <Link to={to} search={(tab ? { tab } : {}) as never} aria-label={`${said}: ${title}`}>{said}</Link>}
    </li>
  );
}

/** What needs somebody, as far as the person may see, with where to do something about it. */
export function Attention() {
  const { t } = useTranslation();
  const admin = useMe().sysadmin_flag === true;
  const [all, setAll] = useState(false);
  const query = useQuery(attention);
  const count = query.data?.length ?? 0;
  return (
    <section className="card s4" id="attention">
      <header><h2>{t('attention')}</h2>{count > 0 && <span className="sp chip num">{count}</span>}</header>
      <div className="body">
        <Answered query={query}>
          {worries => worries.length === 0
            ? <p className="row sub"><span className="ok"><Icon name="check" /></span>{t('attention.none')}</p>
            : <>
              <ul className="attention">
                {worries.slice(0, all ? undefined : SHOWN).map(worry => <One key={`${worry.kind} ${worry.project} ${worry.subject} ${worry.id}`} worry={worry} admin={admin} />)}
              </ul>
              {!all && count > SHOWN && <Button small onClick={() => setAll(true)}>{t('attention.others', { count: count - SHOWN })}</Button>}
            </>}
        </Answered>
      </div>
    </section>
  );
}
