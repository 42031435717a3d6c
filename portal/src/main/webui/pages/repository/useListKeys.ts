import { useEffect, useRef, type RefObject } from 'react';
import { single } from '../../lib/keys';
import type { Line } from './rows';

/** How often it is looked whether a row that is scrolled to is drawn. */
const LOOKS = 12;

export interface Deeds {
  select: (line: Line, range: boolean) => void;
  copy: (line: Line) => void;
  compare: (line: Line) => void;
  remove: ((line: Line) => void) | undefined;
}

/** Walks through a list and does things with its lines by keys of one letter. The line is the one that has the focus. */
export function useListKeys(view: RefObject<HTMLElement | null>, lines: Line[], scrollTo: (line: Line) => void, deeds: Deeds) {
  const latest = useRef({ lines, scrollTo, deeds });
  latest.current = { lines, scrollTo, deeds };
  useEffect(() => {
    const row = (digest: string) => view.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(digest)}"]`);
    function focus(line: Line, looks = LOOKS) {
      const link = row(line.digest)?.querySelector('a');
      if (link) link.focus();
      else if (looks > 0) requestAnimationFrame(() => focus(line, looks - 1));
    }
    function press(event: KeyboardEvent) {
      const { lines: now, scrollTo: scroll, deeds: can } = latest.current;
      const key = single(event);
      const digest = document.activeElement?.closest<HTMLElement>('[data-line]')?.dataset.line;
      const at = now.findIndex(line => line.digest === digest);
      const line = now[at];
      const step = key === 'j' ? 1 : key === 'k' ? -1 : 0;
      if (step !== 0) {
        const next = now[Math.min(now.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
        if (!next) return;
        scroll(next);
        focus(next);
      } else if (!line) {
        return;
      } else if (key === 'x' || key === 'X') {
        can.select(line, key === 'X');
      } else if (key === 'y') {
        can.copy(line);
      } else if (key === 'c') {
        can.compare(line);
      } else if (key === '#' && can.remove) {
        can.remove(line);
      } else {
        return;
      }
      event.preventDefault();
    }
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [view]);
}
