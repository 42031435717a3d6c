// What somebody wants to see of lists of versions, in this browser.

export const COLUMNS = ['pushed', 'platforms', 'size', 'trust', 'pulls'] as const;
/** A column that can be left out; the last is how often, or when something was pulled. */
export type Column = (typeof COLUMNS)[number];

export interface Look {
  hidden: readonly Column[];
  /** Whether lines are low, so that more of them fit. */
  compact: boolean;
}

const STORED = 'berth.lines';
const USUAL: Look = { hidden: [], compact: false };

export function look(store: Pick<Storage, 'getItem'> = localStorage): Look {
  try {
    const { hidden, compact } = JSON.parse(store.getItem(STORED) ?? '{}') as { hidden?: unknown; compact?: unknown };
    return { hidden: COLUMNS.filter(one => Array.isArray(hidden) && hidden.includes(one)), compact: compact === true };
  } catch {
    return USUAL;
  }
}

export const keepLook = (kept: Look, store: Pick<Storage, 'setItem'> = localStorage): void => store.setItem(STORED, JSON.stringify(kept));

/** With a column that was hidden, or without one that was not. */
export const turned = ({ hidden, compact }: Look, column: Column): Look => ({
  compact, hidden: hidden.includes(column) ? hidden.filter(one => one !== column) : [...hidden, column],
});
