import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core';
import type { Plugin } from 'vite';
import { cssVariables, theme } from '../src/ui/theme.ts';

const PLACE = /\/src\/ui\/tokens\.css$/;

/** Palettes that Mantine brings and nothing of ours uses. */
const UNUSED =
  /^--mantine-color-(blue|cyan|grape|green|indigo|lime|orange|pink|teal|violet|yellow)-/;

/**
 * The theme's variables as a style sheet made at build time. Mantine would otherwise write them into a
 * style element through innerHTML on every visit, which Trusted Types forbids and which costs a paint.
 */
export function themeCss(): Plugin {
  return {
    name: 'guildhall:theme-css',
    load: { filter: { id: PLACE }, handler: printTheme },
  };
}

function printTheme(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const mantine = defaultCssVariablesResolver(merged);
  const ours = cssVariables(merged);
  return convertCssVariables(
    {
      variables: used({ ...mantine.variables, ...ours.variables }),
      light: used({ ...mantine.light, ...ours.light }),
      dark: used({ ...mantine.dark, ...ours.dark }),
    },
    ':root',
  );
}

function used(variables: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !UNUSED.test(name)));
}
