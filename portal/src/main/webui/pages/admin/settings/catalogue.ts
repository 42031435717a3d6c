import type { Schemas } from '../../../api/client';
import * as banner from '../../../lib/banner';

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

export const KINDS = Object.fromEntries(GROUPS.flatMap(group => group.settings)) as Record<Name, Kind>;

/** What was typed or chosen, by setting. */
export type Draft = Partial<Record<Name, Value>>;

/** A size in GiB as it is shown. */
export const inGib = (size: number): number => Math.round((size / GIB) * 1000) / 1000;

const sorted = (types: Value): string => [...new Set(String(types).split(',').map(type => type.trim()).filter(Boolean))].sort().join(',');

/** Whether two values of a setting mean the same. */
export function same(kind: Kind, a: Value, b: Value): boolean {
  switch (kind) {
    case 'types': return sorted(a) === sorted(b);
    case 'banner': return banner.same(String(a), String(b));
    case 'text': return String(a).trim() === String(b).trim();
    case 'gib': return (Number(a) < 0 && Number(b) < 0) || (Number(a) >= 0 && Number(b) >= 0 && inGib(Number(a)) === inGib(Number(b)));
    case 'days': return Number(a) === Number(b) || (Number(a) < 0 && Number(b) < 0);
    default: return a === b;
  }
}

/** What of a draft is another value than the one that is set, as it is sent. */
export const differing = (values: Pick<Values, Name>, draft: Draft): Draft =>
  Object.fromEntries((Object.entries(draft) as [Name, Value][])
    .filter(([name, value]) => !same(KINDS[name], values[name].value, value))
    .map(([name, value]) => [name, KINDS[name] === 'text' ? String(value).trim() : value])) as Draft;

/** What is fixed because there is no other way so far; the rest is fixed by whoever runs the server. */
export const ONE_WAY: Name[] = ['auth_mode'];

/** All that can be set. */
export const NAMES: Name[] = GROUPS.flatMap(group => group.settings.map(([name]) => name));
