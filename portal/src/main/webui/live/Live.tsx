import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { follow, pause, type LiveEvent, type LiveState } from './follow';
import { changes, gather } from './stale';

interface Listener {
  told: (event: LiveEvent) => void;
  missed: () => void;
}

const State = createContext<LiveState>('begins');
const Listeners = createContext<Set<Listener>>(new Set());

/** A tab that nobody sees leaves its place among the few streams of a browser to others. */
const HIDDEN = 30_000;
const EVERY = 10_000;

function ask(last: string, signal: AbortSignal): Promise<Response> {
  const query = last ? `?last_event_id=${encodeURIComponent(last)}` : '';
  return fetch(`/api/ext/v1/events${query}`, {
    credentials: 'same-origin', signal, headers: { Accept: 'text/event-stream', 'X-Requested-With': 'XMLHttpRequest' },
  });
}

/** Follows what happens, once for the whole tab, and asks again for what has become old. */
export function Live({ children }: { children: ReactNode }) {
  const cache = useQueryClient();
  const [state, setState] = useState<LiveState>('begins');
  const listeners = useRef(new Set<Listener>()).current;

  useEffect(() => {
    let following: { stop: () => string } | undefined;
    let last = '';
    let begun = false;
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const aged = gather(queryKey => void cache.invalidateQueries({ queryKey }));
    const begin = () => {
      following ??= follow({
        ask, state: setState, pause, random: Math.random,
        missed: () => {
          void cache.invalidateQueries({ predicate: query => changes(query.queryKey) });
          listeners.forEach(listener => listener.missed());
        },
        told: event => {
          aged(event);
          listeners.forEach(listener => listener.told(event));
        },
      }, last, begun);
      begun = true;
    };
    const end = () => {
      last = following?.stop() ?? last;
      following = undefined;
    };
    const seen = () => {
      clearTimeout(leaving);
      if (document.hidden) leaving = setTimeout(end, HIDDEN);
      else begin();
    };
    begin();
    document.addEventListener('visibilitychange', seen);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      clearTimeout(leaving);
      end();
    };
  }, [cache, listeners]);

  useEffect(() => {
    if (state !== 'late') return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) void cache.invalidateQueries({ predicate: query => changes(query.queryKey) });
    }, EVERY);
    return () => clearInterval(timer);
  }, [state, cache]);

  return <State value={state}><Listeners value={listeners}>{children}</Listeners></State>;
}

const nothing = () => {};

/** Hears every event while the page is there, and when so much was missed that anything may have happened. */
export function useLive(told: Listener['told'], missed: Listener['missed'] = nothing): void {
  const listeners = useContext(Listeners);
  const latest = useRef<Listener>({ told, missed });
  latest.current = { told, missed };
  useEffect(() => {
    const hear: Listener = { told: event => latest.current.told(event), missed: () => latest.current.missed() };
    listeners.add(hear);
    return () => void listeners.delete(hear);
  }, [listeners]);
}

export const useLiveState = (): LiveState => useContext(State);

/** Says that what is shown changes by itself. */
export function LiveMark() {
  const { t } = useTranslation();
  const state = useLiveState();
  if (state === 'begins') return null;
  return <span className={`live${state === 'late' ? ' late' : ''}`}>{t(`live.${state}`)}</span>;
}
