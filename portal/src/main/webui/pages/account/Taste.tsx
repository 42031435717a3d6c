import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { choose, known, languages, partial, share, type Language } from '../../i18n';
import { keysOn, setKeys } from '../../lib/keys';
import { useTheme } from '../../shell/Preferences';
import { Choices, Select, Switch } from '../../ui';

/** How the pages look and in which language they speak, in this browser. */
export function Taste() {
  const { t, i18n } = useTranslation();
  const [keys, turn] = useState(keysOn);
  const { theme, themes, setTheme } = useTheme();
  const language = known(i18n.language) ? i18n.language : 'en';
  const shares = useQuery({
    queryKey: ['languages'],
    staleTime: Infinity,
    queryFn: async () => Object.fromEntries(await Promise.all(Object.keys(partial).map(async code => [code, await share(code as Language)] as const))),
  }).data;
  const percent = (code: string) => new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(shares?.[code] ?? 0);
  const data = [
    ...Object.entries(languages).map(([value, label]) => ({ value, label: label as string })),
    ...Object.entries(partial).map(([value, label]) => ({ value, label: shares ? `${label} · ${percent(value)}` : label })),
  ];
  return (
    <section className="card">
      <header><h2>{t('taste')}</h2></header>
      <div className="body stack">
        <div><Choices segments label={t('theme')} value={theme} options={themes.map(name => [name, t(`theme.${name}`)] as const)} onChange={setTheme} /></div>
        <Select label={t('language')} description={language in partial ? t('language.partial', { share: percent(language) }) : t('language.means')} data={data} value={language} allowDeselect={false}
          comboboxProps={{ transitionProps: { duration: 0 } }} onChange={value => known(value) && void choose(value)} />
        <Switch label={t('keys.switch')} description={t('keys.means')} checked={keys} onChange={event => { setKeys(event.currentTarget.checked); turn(event.currentTarget.checked); }} />
      </div>
    </section>
  );
}
