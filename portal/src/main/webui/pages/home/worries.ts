// What the server says needs somebody, and where the person at the screen can do something about it.
import type { components } from '../../api/ext';
import { robotAt } from '../../lib/robots';
import type { IconName } from '../../ui/icons';

export type Worry = components['schemas']['AttentionItem'];
export type Act = 'look' | 'adjust' | 'renew';

/** What these pages have words for; a text each, `attention.KIND`. */
export const KNOWN = [
  'health_failed', 'content_damaged', 'quota_full', 'quota_near', 'job_failed', 'webhook_failed', 'robot_expired', 'audit_waiting',
  'audit_dropped', 'robot_expiring', 'job_paused', 'webhook_disabled', 'cleanup_never',
] as const;

export const known = (worry: Worry): boolean => (KNOWN as readonly string[]).includes(worry.kind);

/** Where to go about it and what to do there; nowhere for what these pages do not know. */
export function remedy(worry: Worry, admin: boolean): { icon: IconName; act: Act; to: string | undefined; tab?: string } {
  const project = worry.project ?? worry.subject;
  switch (worry.kind) {
    case 'health_failed':
      return { icon: 'health', act: 'look', to: '/admin/health' };
    case 'quota_full':
    case 'quota_near':
      return admin ? { icon: 'database', act: 'adjust', to: '/admin/quotas' } : { icon: 'database', act: 'look', to: `/projects/${project}` };
    case 'job_failed':
      return { icon: 'jobs', act: 'look', to: worry.id === undefined ? '/admin/jobs' : `/admin/jobs/${worry.id}` };
    case 'job_paused':
      return { icon: 'jobs', act: 'look', to: '/admin/jobs', tab: 'queues' };
    case 'robot_expired':
    case 'robot_expiring':
      if (worry.id !== undefined) return { icon: 'robot', act: 'renew', to: robotAt(worry.project, worry.id) };
      return { icon: 'robot', act: 'renew', to: worry.project === undefined ? '/admin/robots' : `/projects/${worry.project}/access` };
    case 'webhook_failed':
    case 'webhook_disabled':
      return { icon: 'webhook', act: 'look', to: `/projects/${project}/automation` };
    case 'audit_waiting':
    case 'audit_dropped':
      return { icon: 'activity', act: 'look', to: '/admin/settings' };
    case 'content_damaged':
    case 'cleanup_never':
      return { icon: 'recycle', act: 'look', to: '/admin/storage' };
    default:
      return { icon: 'alert', act: 'look', to: undefined };
  }
}
