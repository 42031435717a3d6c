// Follows the server's events: one request that does not end, begun anew where it was lost.
import { reader } from './messages';

/** What happened, as the server tells it. */
export interface LiveEvent {
  id: string;
  type: string;
  project: string;
  ref: string;
  at: string;
  data: {
    repository?: string; digest?: string; tags?: string[]; times?: number; description?: string;
    upload?: string; stage?: string; received?: number; total?: number;
  };
}

/** `live`: told at once. `late`: the stream is refused or lost, and pages ask from time to time. */
export type LiveState = 'begins' | 'live' | 'late';

export interface Following {
  /** Asks for the stream behind an event; the empty text asks for what happens from now on. */
  ask: (last: string, signal: AbortSignal) => Promise<Response>;
  told: (event: LiveEvent) => void;
  state: (state: LiveState) => void;
  /** What was known before may be old: too much was missed. */
  missed: () => void;
  /** Ends after so many milliseconds, or when the signal says so. */
  pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  random: () => number;
}

/** The server's heart beats every 15 seconds. */
const SILENCE = 45_000;
const LONGEST = 60_000;

export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(done => {
    const end = () => {
      clearTimeout(timer);
      done();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end, { once: true });
  });
}

/** Whether to come back later: a refusal of who is asking stays one. */
const hopeless = (status: number) => status === 401 || status === 403 || status === 404;

/** Follows until it is stopped, which tells the last event, or refused for good. `before`: pages were there already. */
export function follow(following: Following, from = '', before = from !== ''): { stop: () => string; ended: Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  let last = from;
  let known = before;

  async function read(body: ReadableStream<Uint8Array>, cut: AbortController): Promise<void> {
    const text = new TextDecoder();
    const take = reader(message => {
      if (message.id) last = message.id;
      if (message.event === 'resync') following.missed();
      else if (message.data) following.told(JSON.parse(message.data) as LiveEvent);
    });
    const stream = body.getReader();
    for (;;) {
      // A connection that died without a word looks like one on which nothing happens.
      const watch = setTimeout(() => cut.abort(), SILENCE);
      const { done, value } = await stream.read().finally(() => clearTimeout(watch));
      if (done) return;
      take(text.decode(value, { stream: true }));
    }
  }

  async function once(): Promise<'lost' | 'refused' | 'over'> {
    const cut = new AbortController();
    const end = () => cut.abort();
    signal.addEventListener('abort', end, { once: true });
    try {
      const response = await following.ask(last, cut.signal);
      if (!response.ok || !response.body) return hopeless(response.status) ? 'over' : 'refused';
      following.state('live');
      // Nobody knows what happened between the last answers and a stream that begins now.
      if (!last && known) following.missed();
      known = true;
      await read(response.body, cut);
      return 'lost';
    } catch {
      return 'refused';
    } finally {
      signal.removeEventListener('abort', end);
    }
  }

  async function run() {
    following.state('begins');
    let refused = 0;
    while (!signal.aborted) {
      const end = await once();
      if (signal.aborted) return;
      refused = end === 'lost' ? 0 : refused + 1;
      // While it was refused pages have got their answers.
      known = true;
      following.state(end === 'lost' ? 'begins' : 'late');
      if (end === 'over') return;
      // Not all pages that lost a server come back at the same instant.
      await following.pause(Math.min(LONGEST, 1000 * 2 ** refused) * (0.5 + following.random() / 2), signal);
    }
  }

  return { stop: () => { stopping.abort(); return last; }, ended: run() };
}
