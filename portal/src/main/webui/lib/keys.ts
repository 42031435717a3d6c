// Keys of one letter, which whoever speaks to their machine, or slips easily, can turn off.
const STORED = 'berth.keys';

export const keysOn = (store: Pick<Storage, 'getItem'> = localStorage): boolean => store.getItem(STORED) !== 'off';

export const setKeys = (on: boolean, store: Pick<Storage, 'setItem'> = localStorage): void => store.setItem(STORED, on ? 'on' : 'off');

/** The key that was pressed alone and not into a field; nothing while a dialog is open. */
export function single(event: KeyboardEvent): string | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !keysOn()) return undefined;
  const target = event.target instanceof HTMLElement ? event.target : undefined;
  if (target?.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [role=menu]')) return undefined;
  return document.querySelector('[role=dialog]') ? undefined : event.key;
}
