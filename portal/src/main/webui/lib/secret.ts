/** As much of a secret as tells it from others; of a short one nothing. */
const HEAD = 8;
const TAIL = 4;
const DOTS = '••••••••';

/** A secret as it may be seen over somebody's shoulder. */
export const masked = (secret: string): string =>
  secret.length >= 2 * (HEAD + TAIL) ? `${secret.slice(0, HEAD)}${DOTS}${secret.slice(-TAIL)}` : DOTS;
