import type { Schemas } from '../../../api/client';

export type Values = Schemas['ConfigurationsResponse'];
export type Name = keyof Values;
export type Value = string | number | boolean;

/** How a setting is shown and typed. */
export type Kind = 'flag' | 'minutes' | 'days' | 'gib' | 'text' | 'banner' | 'creation' | 'types' | 'auth';

export interface Group {
  id: string;
  settings: [Name, Kind][];
}

/** What can be set, in groups; a setting's texts are `setting.NAME` and `setting.NAME.means`. */
export const GROUPS: Group[] = [
  { id: 'general', settings: [['banner_message', 'banner'], ['read_only', 'flag'], ['project_creation_restriction', 'creation']] },
  { id: 'sign-in', settings: [['auth_mode', 'auth'], ['self_registration', 'flag'], ['session_timeout', 'minutes'], ['token_expiration', 'minutes']] },
  { id: 'robots', settings: [['robot_token_duration', 'days'], ['robot_name_prefix', 'text']] },
  { id: 'quotas', settings: [['quota_per_project_enable', 'flag'], ['storage_per_project', 'gib']] },
  { id: 'webhooks', settings: [['notification_enable', 'flag']] },
  { id: 'audit', settings: [['audit_log_forward_endpoint', 'text'], ['skip_audit_log_database', 'flag'], ['disabled_audit_log_event_types', 'types']] },
];

export const GIB = 1024 ** 3;

/** What is fixed because there is no other way so far; the rest is fixed by whoever runs the server. */
export const ONE_WAY: Name[] = ['auth_mode'];

/** The setting that a refusal is about, and what is wrong: its message begins with the name. */
export function refusedField(message: string): { name: Name; why: string } | undefined {
  const found = /^([a-z_]+)(?:: | )(.*)$/s.exec(message);
  const name = GROUPS.flatMap(group => group.settings).map(([one]) => one).find(one => one === found?.[1]);
  return name ? { name, why: found?.[2] ?? '' } : undefined;
}
