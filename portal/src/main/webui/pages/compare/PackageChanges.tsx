import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackageChange, PackageChanges as Changes } from '../../lib/packages';
import { Choices, Empty, Icon, type IconName } from '../../ui';

/** More are not drawn; the pages of the two list all. */
const MOST = 500;
const ICONS: Record<PackageChange['kind'], IconName> = { updated: 'up', added: 'plus', removed: 'minus', same: 'check' };

/** The packages of two images that are not the same, or all of them. */
export function PackageChanges({ found }: { found: Changes }) {
  const { t } = useTranslation();
  const [every, setEvery] = useState(false);
  const changed = found.all.length - found.same;
  const shown = every ? found.all : found.all.slice(0, changed);
  const version = (text: string, none: string) => text ? <span>{text}</span> : <span className="faint">{t(none)}</span>;
  return (
    <section className="card">
      <header style={{ paddingBottom: 8 }}>
        <h2>{t('packages')}</h2>
        <span className="sp"><Choices segments label={t('compare.packages.which')} value={every ? 'all' : 'changed'} onChange={next => setEvery(next === 'all')}
          options={[['changed', t('compare.packages.changed', { count: changed })], ['all', t('compare.packages.all', { count: found.all.length })]] as const} /></span>
      </header>
      {shown.length === 0 ? <Empty title={t('compare.packages.none')} /> : (
        <div className="scroll changes" tabIndex={0} role="region" aria-label={t('packages')}>
          <table>
            <thead className="vh"><tr><th scope="col">{t('name')}</th><th scope="col">{t('version')}</th><th scope="col">{t('compare.change')}</th></tr></thead>
            <tbody>
              {shown.slice(0, MOST).map((one, i) => (
                <tr key={i}>
                  <td><span className="row"><span className={`mark ${one.kind}`}><Icon name={ICONS[one.kind]} /></span><span className="tag trunc">{one.name}</span></span></td>
                  <td className="mono small">{one.kind === 'same' ? one.after : <>{version(one.before, 'compare.packages.absent')} <span aria-hidden>→</span> {version(one.after, 'compare.packages.gone')}</>}</td>
                  <td className="muted">{t(`compare.packages.${one.kind}`)}{one.kind === 'added' && one.licence && `, ${one.licence}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {shown.length > MOST && <p className="sub" style={{ padding: '8px 16px' }}>{t('compare.packages.more', { count: shown.length - MOST })}</p>}
        </div>
      )}
    </section>
  );
}
