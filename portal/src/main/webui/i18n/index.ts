import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json';

/** Languages that a person can choose: those with every text. */
export const languages = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languages;

const STORED = 'berth.language';

const chosen = (): Language => {
  const wanted = [localStorage.getItem(STORED), ...navigator.languages];
  for (const language of wanted) {
    const short = language?.slice(0, 2);
    if (short && short in languages) return short as Language;
  }
  return 'en';
};

const loaders: Record<Exclude<Language, 'en'>, () => Promise<{ default: object }>> = { de: () => import('./de.json') };

async function load(language: Language): Promise<void> {
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await loaders[language]()).default);
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
