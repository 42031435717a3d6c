import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const cobalt: MantineColorsTuple = [
  '#EAF0FF', '#CFDDF8', '#A9C5FF', '#8CB1FF', '#6A93F2', '#3F6FD2', '#2456E6', '#1C45C0', '#1D48C4', '#1E3A8A',
];

export const theme = createTheme({
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-mono)',
  colors: { cobalt },
  primaryColor: 'cobalt',
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  defaultRadius: 7,
  fontSizes: { xs: '.75rem', sm: '.8125rem', md: '.875rem', lg: '1rem', xl: '1.25rem' },
  cursorType: 'pointer',
});

// Mantine's parts draw with our tokens, which change with the theme by themselves.
const tokens = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-2)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--surface-2)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-error': 'var(--bad-t)',
};

// In the dark Mantine fills fields and boxes with greys of its own ramp.
const dark = { ...tokens, '--mantine-color-dark-6': 'var(--surface)', '--mantine-color-dark-4': 'var(--line-strong)' };

export const variables: CSSVariablesResolver = () => ({ variables: {}, light: tokens, dark });
