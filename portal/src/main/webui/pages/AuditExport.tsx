import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, request } from '../api/client';
import { csvOf } from '../lib/csv';
import { inOneLine } from '../lib/said';
import { save } from '../lib/save';
import { Icon, Menu, say } from '../ui';

/** More lines than these no table is made of; as lines of JSON there is no end. */
const MOST = 100_000;
const COLUMNS = ['time', 'actor', 'actor_kind', 'operation', 'resource_type', 'resource', 'succeeded', 'description', 'source_ip', 'times', 'request_id'] as const;

/** All that a list of the log shows now, as a file. */
export function AuditExport({ place, q, disabled }: {
  /** Where the server tells the log line by line. */
  place: string;
  q: string | undefined;
  /** Whether there is nothing to be asked. */
  disabled: boolean;
}) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const address = (more: Record<string, string>) => `${place}?${new URLSearchParams({ ...(q ? { q } : {}), ...more })}`;
  async function table() {
    setBusy(true);
    try {
      const response = await request('GET', address({ limit: String(MOST) }));
      if (!response.ok) throw new ApiError(response.status, '', `the server answered ${response.status}`, response.headers.get('X-Request-Id') ?? '');
      save(new Blob([csvOf(await response.text(), COLUMNS)]), 'audit.csv');
    } catch (problem) {
      say(inOneLine(problem));
    } finally {
      setBusy(false);
    }
  }
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target><button type="button" className="btn" disabled={busy || disabled}><Icon name="download" />{t('activity.export')}</button></Menu.Target>
      <Menu.Dropdown aria-label={t('activity.export')}>
        <Menu.Item component="a" href={address({})} download="audit.jsonl">{t('activity.jsonl')}</Menu.Item>
        <Menu.Item onClick={() => void table()}>{t('activity.csv')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
