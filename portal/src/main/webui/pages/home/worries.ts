// What needs somebody, out of what the server says of quotas, runs in the background, robots and its own health.
import type { Schemas } from '../../api/client';
import type { components } from '../../api/ext';

type Quota = Schemas['Quota'];
type Job = components['schemas']['JobRecord'];
type Robot = Schemas['Robot'];

export type Worry =
  | { kind: 'health'; parts: string[] }
  | { kind: 'quota'; project: string; share: number; used: number; limit: number }
  | { kind: 'job'; job: string; id: number; times: number; at: string; message: string }
  | { kind: 'robots'; names: string[]; expired: number };

const DAY = 86_400_000;
/** From here on somebody should know of a quota. */
const FULL = 0.8;
const WEEK = 7;

/** Projects that are nearly full, the fullest first. */
export function fullOnes(quotas: Quota[]): Worry[] {
  return quotas
    .flatMap(quota => {
      const limit = quota.hard?.storage ?? -1;
      const used = quota.used?.storage ?? 0;
      const project = (quota.ref as { name?: string } | undefined)?.name;
      return limit > 0 && project && used / limit >= FULL ? [{ kind: 'quota' as const, project, share: used / limit, used, limit }] : [];
    })
    .sort((a, b) => b.share - a.share);
}

/** Runs that failed in the last week, each kind once, unless it has succeeded since. */
export function failedOnes(failed: Job[], succeeded: Job[], now: Date): Worry[] {
  const kinds = new Map<string, { kind: 'job'; job: string; id: number; times: number; at: string; message: string }>();
  for (const job of failed) {
    const at = job.ended_at ?? job.requested_at;
    if (now.getTime() - new Date(at).getTime() > WEEK * DAY) continue;
    if (succeeded.some(other => other.kind === job.kind && other.requested_at > job.requested_at)) continue;
    const known = kinds.get(job.kind);
    if (known) known.times++;
    else kinds.set(job.kind, { kind: 'job', job: job.kind, id: job.id, times: 1, at, message: job.message ?? '' });
  }
  return [...kinds.values()];
}

/** Robots that can no longer sign in, or soon cannot; those that are disabled are meant to. */
export function expiringOnes(robots: Robot[], now: Date): Worry[] {
  const ends = (robot: Robot) => (robot.expires_at ?? -1) * 1000;
  const soon = robots
    .filter(robot => !robot.disable && ends(robot) > 0 && ends(robot) < now.getTime() + WEEK * DAY)
    .sort((a, b) => ends(a) - ends(b));
  if (soon.length === 0) return [];
  return [{ kind: 'robots', names: soon.map(robot => robot.name ?? ''), expired: soon.filter(robot => ends(robot) <= now.getTime()).length }];
}

/** Parts of the server that do not work. */
export function sickOnes(health: Schemas['OverallHealthStatus']): Worry[] {
  const parts = (health.components ?? []).filter(part => part.status !== 'healthy').map(part => part.name ?? '');
  return health.status === 'healthy' || parts.length === 0 ? [] : [{ kind: 'health', parts }];
}
