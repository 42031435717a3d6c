import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json';

/** Languages with every text, which the menu offers and a browser's wish leads to. */
export const languages = { en: 'English', de: 'Deutsch' } as const;

/** Languages with some texts; the others are shown in English. */
export const partial = {
  es: 'Español', fr: 'Français', ja: '日本語', ko: '한국어', 'pt-BR': 'Português (Brasil)', ru: 'Русский', tr: 'Türkçe', 'zh-CN': '简体中文', 'zh-TW': '繁體中文',
} as const;

export type Language = keyof typeof languages | keyof typeof partial;

const STORED = 'berth.language';

export const known = (language: string | null | undefined): language is Language =>
  language != null && (language in languages || language in partial);

const chosen = (): Language => {
  const stored = localStorage.getItem(STORED);
  if (known(stored)) return stored;
  for (const language of navigator.languages) {
    const short = language.slice(0, 2);
    if (short in languages) return short as Language;
  }
  return 'en';
};

const loaders = import.meta.glob<{ default: Record<string, string> }>(['./*.json', '!./en.json']);
const texts = async (language: Language) => (await loaders[`./${language}.json`]?.())?.default ?? {};

async function load(language: Language): Promise<void> {
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await texts(language));
  }
}

export async function speak(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function choose(language: Language): Promise<void> {
  localStorage.setItem(STORED, language);
  await speak(language);
}

/** Which part of all texts a language has, up to 1. */
export async function share(language: Language): Promise<number> {
  return language === 'en' ? 1 : Object.keys(await texts(language)).length / Object.keys(en).length;
}

export async function begin(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    keySeparator: false,
    nsSeparator: false,
    resources: { en: { translation: en } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
  await speak(chosen());
}
