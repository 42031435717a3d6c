import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const webui = path.resolve('src/main/webui');
const texts = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(path.join(webui, 'i18n', `${language}.json`), 'utf8'));
const places = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(found => found[1]).sort();

const en = texts('en');
const partial = ['es', 'fr', 'ja', 'ko', 'pt-BR', 'ru', 'tr', 'zh-CN', 'zh-TW'];

describe('texts', () => {
  it('are complete in German', () => {
    expect(Object.keys(texts('de'))).toEqual(Object.keys(en));
  });
  it('of every language have the places of the English ones, and no other keys', () => {
    for (const language of ['de', ...partial]) {
      for (const [key, text] of Object.entries(texts(language))) {
        expect(en, `${language} ${key}`).toHaveProperty([key]);
        expect(places(text), `${language} ${key}`).toEqual(places(en[key] ?? ''));
      }
    }
  });
  it('that a language lacks are counted, and fall back to English', () => {
    const missing = Object.fromEntries(partial.map(language => [language, Object.keys(en).length - Object.keys(texts(language)).length]));
    console.log('texts to translate:', missing);
    for (const count of Object.values(missing)) expect(count).toBeLessThan(Object.keys(en).length);
  });
  it('that pages name are all there, and none is unused', () => {
    const sources = readdirSync(webui, { recursive: true, encoding: 'utf8' })
      .filter(name => /\.tsx?$/.test(name) && !name.startsWith('api/'))
      .map(name => readFileSync(path.join(webui, name), 'utf8'))
      .join('\n');
    const bare = new Set(Object.keys(en).map(key => key.replace(/_(one|other)$/, '')));
    for (const [, key] of sources.matchAll(/\bt\('([^']+)'/g)) expect(bare, key).toContain(key);
    const quoted = new Set([...sources.matchAll(/['"]([a-z][\w.-]*)['"]/g)].map(found => found[1]));
    const prefixes = [...sources.matchAll(/\bt\(`([\w.-]+)\$/g)].map(found => found[1] ?? '');
    for (const key of bare) expect(quoted.has(key) || prefixes.some(prefix => key.startsWith(prefix)), `${key} is used`).toBe(true);
  });
});
