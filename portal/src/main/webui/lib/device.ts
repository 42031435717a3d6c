/** What a browser or program says of itself, in few words. */
export interface Device {
  /** The name of the browser, or the first word of a program that is none. */
  program: string;
  /** Known of browsers only. */
  system?: string;
}

// In this order: what is made from another browser names that one, too.
const BROWSERS: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|OPT|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:HeadlessChrome|Chrome|Chromium|CriOS)\//, 'Chrome'],
  [/\bVersion\/\S+ .*\bSafari\//, 'Safari'],
];

const SYSTEMS: [RegExp, string][] = [
  [/\biPhone\b/, 'iOS'],
  [/\biPad\b/, 'iPadOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

const first = (rules: [RegExp, string][], client: string) => rules.find(([pattern]) => pattern.test(client))?.[1];

/** Who speaks in a User-Agent header; undefined when it says nothing. */
export function device(client: string | undefined): Device | undefined {
  const said = client?.trim() ?? '';
  const browser = said.startsWith('Mozilla/') ? first(BROWSERS, said) : undefined;
  if (browser === undefined) {
    const program = /^[^\s/]+/.exec(said)?.[0].slice(0, 40);
    return program === undefined ? undefined : { program };
  }
  const system = first(SYSTEMS, said);
  return system === undefined ? { program: browser } : { program: browser, system };
}
