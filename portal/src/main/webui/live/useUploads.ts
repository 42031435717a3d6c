import { useEffect, useState } from 'react';
import { follow, pause } from './follow';
import { remembered, withEvent, type Upload } from './uploads';

/** Rates grow old even when nothing is told. */
const EVERY = 2_000;

/**
 * Follows the uploads of a project while the page is there and seen. They have a stream of their own, because the server
 * looks at them only while somebody does.
 */
export function useUploads(project: string): { uploads: Upload[]; now: number } {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const [now, setNow] = useState(() => Date.now());

  useEffect(() => {
    let following: { stop: () => string } | undefined;
    const ask = (_: string, signal: AbortSignal) => fetch(`/api/ext/v1/events?topics=upload&project=${encodeURIComponent(project)}`, {
      credentials: 'same-origin', signal, headers: { Accept: 'text/event-stream', 'X-Requested-With': 'XMLHttpRequest' },
    });
    const begin = () => {
      // What happened while nobody looked is not told again.
      setUploads([]);
      following = follow({
        ask, pause, random: Math.random, state: () => {}, missed: () => setUploads([]),
        told: event => {
          setNow(Date.now());
          setUploads(before => withEvent(before, event, Date.now()));
        },
      });
    };
    const seen = () => {
      if (document.hidden) following = void following?.stop();
      else if (!following) begin();
    };
    seen();
    document.addEventListener('visibilitychange', seen);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      following?.stop();
    };
  }, [project]);

  const some = uploads.length > 0;
  useEffect(() => {
    if (!some) return undefined;
    const timer = setInterval(() => {
      setNow(Date.now());
      setUploads(before => remembered(before, Date.now()));
    }, EVERY);
    return () => clearInterval(timer);
  }, [some]);

  return { uploads, now };
}
