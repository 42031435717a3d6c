// What pages show above all else. Harbor's clients write it as JSON, others as plain text.

export const LOOKS = ['info', 'success', 'warning', 'danger'] as const;
export type Look = (typeof LOOKS)[number];

export interface Banner {
  message: string;
  look: Look;
}

const NONE: Banner = { message: '', look: 'info' };

export function read(text: string | undefined): Banner {
  if (!text) return NONE;
  try {
    const found = JSON.parse(text) as { message?: unknown; type?: unknown } | null;
    if (found && typeof found === 'object' && typeof found.message === 'string') {
      return { message: found.message, look: LOOKS.find(look => look === found.type) ?? 'info' };
    }
  } catch {
    // Plain text.
  }
  return { message: text, look: 'info' };
}

/** The fields of a banner that was written as JSON, those that these pages do not know among them. */
function fields(text: string): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(text);
    return found && typeof found === 'object' && 'message' in found && typeof found.message === 'string' ? { ...found } : {};
  } catch {
    return {};
  }
}

/** Whether two texts show the same. */
export function same(a: string, b: string): boolean {
  const one = read(a);
  const other = read(b);
  return one.message.trim() === other.message.trim() && (one.message.trim() === '' || one.look === other.look);
}

/** A banner in place of the one that was; what only others know of that stays. */
export const write = (banner: Banner, before = ''): string =>
  banner.message.trim() === '' ? ''
    : JSON.stringify({ closable: false, ...fields(before), message: banner.message, ...(read(before).look === banner.look && 'type' in fields(before) ? {} : { type: banner.look }) });
