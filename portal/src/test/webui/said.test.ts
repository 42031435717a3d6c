import i18next from 'i18next';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ApiError } from '../../main/webui/api/client';
import { inOneLine, said } from '../../main/webui/lib/said';

const webui = path.resolve('src/main/webui');
const texts = (language: string): Record<string, string> => JSON.parse(readFileSync(path.join(webui, 'i18n', `${language}.json`), 'utf8'));

beforeAll(() => i18next.init({
  lng: 'en', fallbackLng: 'en', keySeparator: false, nsSeparator: false, interpolation: { escapeValue: false },
  resources: { en: { translation: texts('en') }, de: { translation: texts('de') }, fr: { translation: {} } },
}));

describe('a refusal', () => {
  const taken = new ApiError(409, 'CONFLICT', "name: 'shop' is taken", '');
  it('stands in the words of the server where these are in the language of the page', async () => {
    await i18next.changeLanguage('en');
    expect(said(taken)).toEqual({ sentence: "name: 'shop' is taken" });
  });
  it('is told in German, with the words of the server below', async () => {
    await i18next.changeLanguage('de');
    expect(said(taken)).toEqual({ sentence: '„name“ wurde so nicht angenommen.', own: "name: 'shop' is taken" });
    expect(said(new ApiError(403, 'FORBIDDEN', 'access: denied', ''))).toEqual({ sentence: 'Das ist nicht erlaubt.', own: 'access: denied' });
    expect(inOneLine(new ApiError(503, '', 'the database is away', ''))).toBe('Die Registry kann das gerade nicht. the database is away');
    expect(said(new ApiError(418, '', 'a teapot', ''))).toEqual({ sentence: 'a teapot' });
    expect(said(new TypeError('Failed to fetch'))).toEqual({ sentence: 'Die Registry hat nicht geantwortet' });
  });
  it('stands in the words of the server where a language has none for it', async () => {
    await i18next.changeLanguage('fr');
    expect(said(taken)).toEqual({ sentence: "name: 'shop' is taken" });
  });
  it('of every kind that the descriptions of the API name has both languages', () => {
    const told = ['harbor', 'ext'].map(name => readFileSync(path.join(webui, 'api', `${name}.ts`), 'utf8')).join('\n');
    const statuses = new Set([...told.matchAll(/^\s+([45]\d\d): \{$/gm)].map(found => found[1]));
    expect(statuses.size).toBeGreaterThan(10);
    for (const status of statuses) {
      for (const language of ['en', 'de']) expect(texts(language), `${status} in ${language}`).toHaveProperty([`refused.${status}`]);
    }
  });
});
