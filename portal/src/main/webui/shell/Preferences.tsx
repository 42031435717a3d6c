import { useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { choose, languages, type Language } from '../i18n';
import { IconButton, Menu, type IconName } from '../ui';

const THEMES: [MantineColorScheme, IconName][] = [['light', 'sun'], ['dark', 'moon'], ['auto', 'auto']];

/** Light, dark, or as the system has it; kept in this browser. */
export function useTheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return { theme: colorScheme, themes: THEMES.map(([name]) => name), setTheme: setColorScheme };
}

export function ThemeMenu() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const icon = THEMES.find(([name]) => name === colorScheme)?.[1] ?? 'auto';
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target><IconButton icon={icon} label={t('theme')} /></Menu.Target>
      <Menu.Dropdown aria-label={t('theme')}>
        {THEMES.map(([name]) => (
          <Menu.Item key={name} onClick={() => setColorScheme(name)}>
            {t(`theme.${name}`)}{name === colorScheme ? ' ✓' : ''}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target><IconButton icon="language" label={t('language')} /></Menu.Target>
      <Menu.Dropdown aria-label={t('language')}>
        {Object.entries(languages).map(([code, name]) => (
          <Menu.Item key={code} lang={code} onClick={() => void choose(code as Language)}>
            {name}{code === i18n.language ? ' ✓' : ''}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
