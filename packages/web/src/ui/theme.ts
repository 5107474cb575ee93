import {
  type ConvertCSSVariablesInput,
  createTheme,
  type MantineColorsTuple,
  type MantineTheme,
} from '@mantine/core';

/**
 * The look of Guildhall in one place: ink on warm paper, one green. Every colour that a style sheet uses
 * is a `--gh-*` variable from here; vite/theme-css.ts prints them in the place of tokens.css.
 */

const moss: MantineColorsTuple = [
  '#f4f6ee',
  '#ebefe2',
  '#cfdcc9',
  '#b4d3bf',
  '#98cbb0',
  '#5f9f83',
  '#34785d',
  '#1f5140',
  '#163e30',
  '#0f2c22',
];
const gray: MantineColorsTuple = [
  '#fffdf8',
  '#faf7f0',
  '#f3eee3',
  '#e5ddcd',
  '#cdc2ad',
  '#8a806e',
  '#6b6457',
  '#575146',
  '#3d382e',
  '#25221c',
];
const dark: MantineColorsTuple = [
  '#e9e3d6',
  '#b8b0a1',
  '#9a9283',
  '#7a7365',
  '#4a463d',
  '#33302a',
  '#23221e',
  '#1a1916',
  '#141310',
  '#0e0d0b',
];
const ochre: MantineColorsTuple = [
  '#fbf5e8',
  '#f7ecd6',
  '#eed9af',
  '#e6c486',
  '#ddb26a',
  '#c4923e',
  '#b9812b',
  '#80510f',
  '#67410c',
  '#33291a',
];
const madder: MantineColorsTuple = [
  '#fbf2ef',
  '#f7e6e0',
  '#f0cdc4',
  '#e9b3a7',
  '#e39a8c',
  '#c2685a',
  '#a94b3d',
  '#93362a',
  '#752a20',
  '#3a2420',
];

const SERIF =
  '"Newsreader Variable", Newsreader, Charter, "Iowan Old Style", "Palatino Linotype", Georgia, serif';
const SANS =
  '"Commissioner Variable", Commissioner, Seravek, "Gill Sans Nova", Ubuntu, Calibri, "Segoe UI", sans-serif';
const MONO =
  '"Source Code Pro Variable", "Source Code Pro", ui-monospace, Menlo, Consolas, monospace';

export const theme = createTheme({
  fontFamily: SANS,
  fontFamilyMonospace: MONO,
  headings: {
    fontFamily: SERIF,
    fontWeight: '440',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '2.25rem', lineHeight: '1.17' },
      h2: { fontSize: '1.5rem', lineHeight: '1.25' },
      h3: { fontSize: '1.25rem', lineHeight: '1.33' },
      h4: { fontSize: '1.0625rem', lineHeight: '1.33' },
    },
  },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.3125rem' },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.55', lg: '1.62', xl: '1.45' },
  fontWeights: { regular: '400', medium: '600', bold: '600' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '40px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '100px' },
  defaultRadius: 'sm',
  shadows: { sm: 'var(--gh-shadow-dock)', md: 'var(--gh-shadow-float)' },
  breakpoints: { xs: '36em', sm: '45em', md: '62em', lg: '75em', xl: '83.75em' },
  colors: { moss, gray, dark, ochre, red: madder },
  primaryColor: 'moss',
  primaryShade: { light: 7, dark: 6 },
  white: '#faf7f0',
  black: '#25221c',
  focusClassName: 'gh-focus',
  respectReducedMotion: true,
  cursorType: 'pointer',
  other: { margin: '9.5rem', gutter: '2.75rem', measure: '35rem', aside: '13.75rem' },
});

const light = {
  paper: '#faf7f0',
  rail: '#f3eee3',
  sheet: '#fffdf8',
  line: '#e5ddcd',
  'line-strong': '#cdc2ad',
  control: '#8a806e',
  ink: '#25221c',
  'ink-2': '#575146',
  'ink-3': '#6b6457',
  green: '#1f5140',
  'green-deep': '#163e30',
  fill: '#1f5140',
  'fill-hover': '#163e30',
  'on-fill': '#fffdf8',
  'green-tint': '#ebefe2',
  ochre: '#80510f',
  'ochre-mark': '#b9812b',
  'ochre-tint': '#f7ecd6',
  madder: '#93362a',
  'madder-tint': '#f7e6e0',
  'shadow-dock': '0 -14px 30px -22px rgb(60 48 24 / .35)',
  'shadow-float': '0 10px 30px -14px rgb(60 48 24 / .3)',
  'face-1': '#dfe7da',
  'face-1-ink': '#2f4f3a',
  'face-2': '#f0dfd3',
  'face-2-ink': '#75402a',
  'face-3': '#dde4ea',
  'face-3-ink': '#34495c',
  'face-4': '#eadfe8',
  'face-4-ink': '#5f3f5a',
  'face-5': '#efe6c8',
  'face-5-ink': '#5f4d12',
  'face-6': '#d8e7e6',
  'face-6-ink': '#24514f',
  'face-7': '#f1dcdc',
  'face-7-ink': '#7a373c',
  'face-8': '#e6e0d4',
  'face-8-ink': '#50473a',
};

const night: typeof light = {
  paper: '#1a1916',
  rail: '#141310',
  sheet: '#23221e',
  line: '#33302a',
  'line-strong': '#4a463d',
  control: '#7a7365',
  ink: '#e9e3d6',
  'ink-2': '#b8b0a1',
  'ink-3': '#9a9283',
  green: '#98cbb0',
  'green-deep': '#b4dcc6',
  fill: '#34785d',
  'fill-hover': '#2d6b52',
  'on-fill': '#f5f8f3',
  'green-tint': '#232e26',
  ochre: '#ddb26a',
  'ochre-mark': '#c4923e',
  'ochre-tint': '#33291a',
  madder: '#e39a8c',
  'madder-tint': '#3a2420',
  'shadow-dock': '0 -14px 30px -16px rgb(0 0 0 / .7)',
  'shadow-float': '0 10px 30px -12px rgb(0 0 0 / .7)',
  'face-1': '#2b3a2f',
  'face-1-ink': '#b9d3bd',
  'face-2': '#43301f',
  'face-2-ink': '#e6bd9c',
  'face-3': '#27333f',
  'face-3-ink': '#b4cbde',
  'face-4': '#3a2c39',
  'face-4-ink': '#d8bcd3',
  'face-5': '#3b341c',
  'face-5-ink': '#dccb8b',
  'face-6': '#203836',
  'face-6-ink': '#a6d1cd',
  'face-7': '#432a2b',
  'face-7-ink': '#e6b6b5',
  'face-8': '#38342c',
  'face-8-ink': '#cfc5b4',
};

/** The ground of the page, for what cannot read a style sheet. */
export const paper = { light: light.paper, dark: night.paper };

/** Mantine's own names for the colours that its parts use, pointed at ours. */
const mantineNames = {
  '--mantine-color-body': 'var(--gh-paper)',
  '--mantine-color-text': 'var(--gh-ink)',
  '--mantine-color-bright': 'var(--gh-ink)',
  '--mantine-color-dimmed': 'var(--gh-ink-2)',
  '--mantine-color-anchor': 'var(--gh-green)',
  '--mantine-color-error': 'var(--gh-madder)',
  '--mantine-color-placeholder': 'var(--gh-ink-3)',
  '--mantine-color-default': 'var(--gh-sheet)',
  '--mantine-color-default-color': 'var(--gh-ink)',
  '--mantine-color-default-hover': 'var(--gh-rail)',
  '--mantine-color-default-border': 'var(--gh-control)',
  '--mantine-color-disabled': 'transparent',
  '--mantine-color-disabled-color': 'var(--gh-ink-3)',
  '--mantine-color-disabled-border': 'var(--gh-control)',
};

const prefixed = (tokens: Record<string, string>) =>
  Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--gh-${name}`, value]));

/** All variables of ours and the Mantine names they stand behind, for each colour scheme. */
export function cssVariables(merged: MantineTheme): ConvertCSSVariablesInput {
  return {
    variables: {
      '--gh-serif': SERIF,
      '--gh-sans': merged.fontFamily,
      '--gh-mono': merged.fontFamilyMonospace,
    },
    light: { ...prefixed(light), ...mantineNames },
    dark: { ...prefixed(night), ...mantineNames },
  };
}
