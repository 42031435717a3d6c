import { useTranslation } from 'react-i18next';
import { OPERATIONS, type Asked, type AuditField } from '../lib/auditQuery';
import { narrowedTo, valuesOf, write, writtenTerm } from '../lib/grammar';
import { Icon, SearchField } from '../ui';
import './audit.css';

/** What of the log is shown: typed, or put together with the mouse; both are the same text. */
export function AuditQuery({ text, asked, fields, words, onChange }: {
  text: string; asked: Asked; fields: readonly AuditField[];
  /** What free text is looked for in. */
  words: 'resource' | 'tag';
  onChange: (text: string) => void;
}) {
  const { t } = useTranslation();
  const { terms, troubles } = asked;
  const chosen = valuesOf(terms, 'operation');
  const none = !terms.some(term => term.field === 'operation');
  const failed = valuesOf(terms, 'result').includes('failed');
  const set = (field: AuditField, values: readonly string[]) => onChange(write(narrowedTo(terms, field, values)));
  const turn = (one: string) => set('operation', chosen.includes(one) ? chosen.filter(other => other !== one) : [...chosen, one]);
  return (
    <>
      <div className="query">
        <SearchField label={t('query')} hint={t('query.such', { words: t(`query.words.${words}`) })} value={text} onChange={onChange} />
        <div className="seg" role="group" aria-label={t('operation')}>
          <button type="button" aria-pressed={none} onClick={() => set('operation', [])}>{t('all')}</button>
          {OPERATIONS.map(one => <button key={one} type="button" aria-pressed={chosen.includes(one)} onClick={() => turn(one)}>{t(`operation.${one}`)}</button>)}
        </div>
        <div className="seg"><button type="button" aria-pressed={failed} onClick={() => set('result', failed ? [] : ['failed'])}>{t('query.failed')}</button></div>
      </div>
      {terms.length > 0 && (
        <ul className="terms" aria-label={t('query.terms')}>
          {terms.map((term, i) => (
            <li key={i}>
              <button type="button" className="chip line mono" aria-label={t('query.without', { part: writtenTerm(term) })} onClick={() => onChange(write(terms.filter(one => one !== term)))}>
                <span className="trunc">{writtenTerm(term)}</span><Icon name="x" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="muted small">{t('query.means', { fields: fields.join(', '), words: t(`query.words.${words}`) })}</p>
      <div role="status">
        {troubles.length > 0 && (
          <div className="note warn"><Icon name="alert" /><div>
            {troubles.map(({ why, what }, i) => <p key={i}>{t(`query.${why}`, { what, fields: fields.join(', ') })}</p>)}
          </div></div>
        )}
      </div>
    </>
  );
}
