/** Mantine under the tokens of tokens.css: colours are the variables themselves, so both themes follow. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

// 0–2 tints · 3 accent on dark · 7 accent on light · 8 hover
const bamboo: MantineColorsTuple = [
  '#E7F3EC',
  '#CBE5D7',
  '#9FD3BB',
  '#63CBA0',
  '#3FAE84',
  '#23916A',
  '#157C58',
  '#0A6B4A',
  '#08573C',
  '#06432F',
]
const danger: MantineColorsTuple = [
  '#FCEEEC',
  '#F7D9D5',
  '#EFC4BF',
  '#FF9389',
  '#E0695E',
  '#CC473B',
  '#BF352A',
  '#B3261E',
  '#951E17',
  '#761711',
]
const gray: MantineColorsTuple = [
  '#FAFAF6',
  '#F2F3EE',
  '#E3E5DE',
  '#CDD1CA',
  '#AAB1AB',
  '#868E87',
  '#5D665F',
  '#454E48',
  '#2B332E',
  '#1A211D',
]
const dark: MantineColorsTuple = [
  '#E9EDE9',
  '#C0C8C2',
  '#9BA59E',
  '#748077',
  '#313833',
  '#232925',
  '#1A1F1C',
  '#121613',
  '#0D100E',
  '#080A09',
]

const font = '"MN So", "Be Vietnam Pro", system-ui, sans-serif'
const text = '0.9375rem' // nothing below 15 px

export const theme = createTheme({
  colors: { bamboo, danger, gray, dark },
  primaryColor: 'bamboo',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  black: '#1A211D',
  fontFamily: font,
  fontFamilyMonospace: font,
  fontSizes: { xs: text, sm: text, md: text, lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4667', sm: '1.4667', md: '1.4667', lg: '1.42', xl: '1.4' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '999px' },
  defaultRadius: 'sm',
  breakpoints: { xs: '24.375em', sm: '43.75em', md: '64em', lg: '80em', xl: '96em' }, // below sm (700 px): the phone
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Popover: { defaultProps: { transitionProps: { duration: 0 } } },
    Modal: { defaultProps: { overlayProps: { backgroundOpacity: 0.32 }, transitionProps: { duration: 0 } } },
  },
})

const shared = {
  '--mantine-color-body': 'var(--mn-surface)',
  '--mantine-color-text': 'var(--mn-ink)',
  '--mantine-color-dimmed': 'var(--mn-muted)',
  '--mantine-color-placeholder': 'var(--mn-muted)',
  '--mantine-color-error': 'var(--mn-danger)',
  '--mantine-color-anchor': 'var(--mn-accent)',
  '--mantine-color-default': 'var(--mn-surface)',
  '--mantine-color-default-hover': 'var(--mn-sunken)',
  '--mantine-color-default-color': 'var(--mn-ink)',
  '--mantine-color-default-border': 'var(--mn-line-control)',
  '--mantine-shadow-md': 'var(--mn-shadow)',
}

export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared })

/** The nonce the server put into this page: without it the content policy refuses Mantine's style elements. */
export const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce || ''
