// What refusals say in the language of the page. The server speaks English, so elsewhere the kind of refusal is told in
// the reader's words, and the server's own stand below.
import i18next from 'i18next';
import { ApiError } from '../api/client';
import { namedField } from './refused';

export interface Said {
  sentence: string;
  /** The server's own words, in English, where the sentence is not theirs. */
  own?: string;
}

const own = (key: string): boolean => i18next.getResource(i18next.language, 'translation', key) !== undefined;

/** What a refusal says, or that nobody answered. */
export function said(error: unknown): Said {
  if (!(error instanceof ApiError)) return { sentence: i18next.t('problem.unreachable') };
  const field = namedField(error)?.field;
  if (i18next.language.startsWith('en') || !own(`refused.${error.status}`)) return { sentence: error.message };
  const sentence = field && own('refused.field') ? i18next.t('refused.field', { field }) : i18next.t(`refused.${error.status}`);
  return { sentence, own: error.message };
}

/** The same in one line. */
export function inOneLine(error: unknown): string {
  const { sentence, own: words } = said(error);
  return words === undefined ? sentence : `${sentence} ${words}`;
}
