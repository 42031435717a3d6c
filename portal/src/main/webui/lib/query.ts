// Conditions as Harbor's `q` writes them. The server undoes one more escaping than the address has.
export const escaped = (value: string) => encodeURIComponent(value.replaceAll(/[,(){}[\]]/g, ' ').trim());

/** The field holds the text somewhere. */
export const holds = (field: string, text: string | undefined): string | undefined =>
  text?.trim() ? `${field}=~${escaped(text)}` : undefined;

export const equals = (field: string, value: string | number): string => `${field}=${escaped(String(value))}`;

export const all = (...conditions: (string | undefined)[]): string | undefined =>
  conditions.filter(Boolean).join(',') || undefined;

export const PAGE = 50;
