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

export const write = (banner: Banner): string =>
  banner.message.trim() === '' ? '' : JSON.stringify({ closable: false, message: banner.message, type: banner.look });
