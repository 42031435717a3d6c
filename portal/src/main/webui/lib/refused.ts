import { ApiError } from '../api/client';

const OF_FIELDS = [400, 409, 422];

/** The field that a refusal is about, and what it says of it: the server writes `field: sentence` or `field sentence`. */
export function refusedField<T extends string>(error: unknown, fields: readonly T[]): { field: T; says: string } | undefined {
  if (!(error instanceof ApiError) || !OF_FIELDS.includes(error.status)) return undefined;
  const [, name = '', says = ''] = /^(\w+)(?:: | )(.*)$/s.exec(error.message) ?? [];
  const field = fields.find(known => known === name);
  return field && { field, says: says.charAt(0).toUpperCase() + says.slice(1) };
}

/** In how many seconds a refusal says to try again; nothing when it was another one. */
export function waitOf(error: unknown): number | undefined {
  if (!(error instanceof ApiError) || error.status !== 429) return undefined;
  const seconds = /try again in (\d+) s/.exec(error.message)?.[1];
  return seconds === undefined ? 60 : Number(seconds);
}
