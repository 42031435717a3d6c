import { useTranslation } from 'react-i18next';
import { harbor, list } from '../api/client';
import { useMe } from '../api/queries';
import { PageHead, useCrumbs } from '../shell/Shell';
import { AuditList } from './AuditList';

/** Who did what, in all projects that the person may see. */
export default function Activity() {
  const { t } = useTranslation();
  const admin = useMe().sysadmin_flag === true;
  useCrumbs({ text: t('activity') });
  return (
    <>
      <PageHead title={t('activity')} sub={t('activity.sub')} />
      <AuditList name="" place="" lines={admin ? '/api/ext/v1/audit-log' : undefined} load={query => list(harbor.GET('/api/v2.0/auditlog-exts', { params: { query } }))} />
    </>
  );
}
