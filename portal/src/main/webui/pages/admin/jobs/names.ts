import { useTranslation } from 'react-i18next';

export const KINDS = [
  'garbage-collection', 'audit-purge', 'collection', 'orphan-sweep', 'upload-expiry', 'verification', 'backup', 'artifact-description',
  'search-index', 'series-sample', 'usage-measurement',
] as const;

/** What a job is called; one that these pages do not know goes by its own name. */
export function useJobName(): (kind: string) => string {
  const { t } = useTranslation();
  return kind => ((KINDS as readonly string[]).includes(kind) ? t(`job.${kind}`) : kind);
}
