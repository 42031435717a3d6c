import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { built, READ } from '../../api/provenance';
import type { Attached } from '../../lib/attached';
import * as format from '../../lib/format';
import { took, type Provenance } from '../../lib/provenance';
import { CopyButton, Icon, Loading, Problem, Time } from '../../ui';

function Facts({ told, carried }: { told: Provenance; carried: boolean }) {
  const { t, i18n } = useTranslation();
  const time = took(told);
  const facts: [name: string, value: string][] = [
    [t('chain.source'), told.source], [t('built.at'), told.at], [t('built.commit'), told.commit], [t('built.by'), told.builder], [t('built.run'), told.run],
  ];
  return (
    <>
      <dl className="facts tight" data-built>
        {facts.filter(([, value]) => value).map(([name, value]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={name} className="mono small">{value}</dd>])}
        {told.finished && <><dt>{t('built.finished')}</dt><dd><Time at={told.finished} />{time !== undefined && <span className="muted">, {t('built.took', { time: format.duration(time, i18n.language) })}</span>}</dd></>}
        {told.inputs > 0 && <><dt>{t('built.inputs')}</dt><dd>{format.count(told.inputs, i18n.language)}</dd></>}
        {told.log && <><dt>{t('built.log')}</dt><dd className="mono small">rekor {told.log}</dd></>}
      </dl>
      <div className="row"><p className="sub small grow">{t(carried ? 'built.carried' : 'built.unchecked', { version: told.form })}</p>{told.commit && <CopyButton text={told.commit} label={t('built.commit')} />}</div>
    </>
  );
}

/** What a builder stated about how something was made. It is text: anybody may write there what they like. */
export function Built({ repository, one }: { repository: string; one: Attached }) {
  const { t, i18n } = useTranslation();
  const query = useQuery(built(repository, one));
  if (query.error) return <Problem error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Loading rows={2} />;
  const { told, large } = query.data;
  if (told?.form) return <Facts told={told} carried={one.carried !== undefined} />;
  // Other attestations are no statements of builders, and need not be any.
  if (one.kind !== 'provenance') return null;
  const show = (size: number) => format.bytes(size, i18n.language);
  const why = large !== undefined ? t('built.large', { size: show(large), limit: show(READ) })
    : told?.says ? t('built.other', { type: told.says }) : t('built.unread');
  return <div className="note info"><Icon name="info" /><div className="grow">{why}</div></div>;
}
