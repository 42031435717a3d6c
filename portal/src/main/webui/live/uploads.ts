// What is known of uploads that are under way, from what the server tells of each once a second.
import type { LiveEvent } from './follow';

export type Stage = 'arriving' | 'waiting' | 'stored' | 'stopped';

/** An upload as it was last told. `at`: when that was, in this browser's time. `rate`: bytes a second since before. */
export interface Upload {
  key: string;
  repository: string;
  stage: Stage;
  received: number;
  total?: number | undefined;
  digest?: string | undefined;
  at: number;
  rate: number;
}

/** The uploads of a repository, and what they come to. `total` is there when it is known of each. */
export interface Push {
  repository: string;
  uploads: Upload[];
  received: number;
  total: number | undefined;
  rate: number;
}

const STAGES: readonly string[] = ['arriving', 'waiting', 'stored', 'stopped'] satisfies Stage[];
/** Whoever has not moved for so long is not moving. */
const STALLED = 4_000;
/** A client that said that more may follow, or that broke off, is waited for so long. */
const FORGOTTEN = 60_000;
/** What was stored, and became part of nothing. */
const LOOSE = 600_000;
/** What is told of an upload may come so much later than what is told of the manifest that names it. */
const LATE = 5_000;

/** With what an event tells; the order stays, as rows must not move. */
export function withEvent(before: Upload[], event: LiveEvent, now: number): Upload[] {
  const { upload: key, repository, stage, received, total, digest } = event.data;
  if (event.type !== 'upload.progress' || !key || !repository || received === undefined || !STAGES.includes(stage ?? '')) return before;
  const last = before.find(one => one.key === key);
  const rate = last && now > last.at ? Math.max(0, (received - last.received) * 1000 / (now - last.at)) : 0;
  const next: Upload = { key, repository, stage: stage as Stage, received, total, digest, at: now, rate };
  return last ? before.map(one => (one === last ? next : one)) : [...before, next];
}

/** Without those that ended long ago and whose client has not come back. */
export const remembered = (uploads: Upload[], now: number): Upload[] =>
  uploads.filter(one => one.stage === 'arriving' || now - one.at < (one.stage === 'stored' ? LOOSE : FORGOTTEN));

/** Without what became part of something that was pushed. `settled`: when a manifest came to a repository. */
export const open = (uploads: Upload[], settled: Record<string, number>): Upload[] =>
  uploads.filter(one => one.stage !== 'stored' || one.at > (settled[one.repository] ?? Number.NEGATIVE_INFINITY) + LATE);

export function pushes(uploads: Upload[], now: number): Push[] {
  const repositories = [...new Set(uploads.map(one => one.repository))];
  return repositories.map(repository => {
    const own = uploads.filter(one => one.repository === repository);
    const known = own.every(one => one.total !== undefined || one.stage === 'stored');
    return {
      repository,
      uploads: own,
      received: own.reduce((sum, one) => sum + one.received, 0),
      total: known ? own.reduce((sum, one) => sum + (one.total ?? one.received), 0) : undefined,
      rate: own.reduce((sum, one) => sum + (one.stage === 'arriving' && now - one.at < STALLED ? one.rate : 0), 0),
    };
  });
}
