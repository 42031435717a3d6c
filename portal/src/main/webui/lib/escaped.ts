// Names in addresses.

/** Without its escapes; as it came where they are malformed. */
export function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** As often as names were escaped: Harbor does so once or twice. */
export function plain(text: string): string {
  let known = text;
  for (let i = 0; i < 2 && /%[0-9a-f]{2}/i.test(known); i++) known = unescaped(known);
  return known;
}
