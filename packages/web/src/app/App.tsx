import { ApolloProvider } from '@apollo/client/react';
import { DirectionProvider, localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { type IntlShape, RawIntlProvider } from 'react-intl';
import { RouterProvider } from 'react-router/dom';
import { apollo } from '../lib/apollo';
import { Announcer } from '../ui/Announcer';
import { theme } from '../ui/theme';
import { UndoProvider } from '../ui/UndoBar';
import { router } from './router';
import { Zone } from './Zone';

/** The key that public/scheme.js reads before the first paint. */
const colorSchemes = localStorageColorSchemeManager({ key: 'guildhall-color-scheme' });

/** All that every page stands on. */
export function App({ intl }: { intl: IntlShape }) {
  return (
    <RawIntlProvider value={intl}>
      <DirectionProvider>
        {/* Variables and classes are in the style sheet already: see vite/theme-css.ts. */}
        <MantineProvider
          theme={theme}
          colorSchemeManager={colorSchemes}
          defaultColorScheme="auto"
          withCssVariables={false}
          withGlobalClasses={false}
          withStaticClasses={false}
        >
          <ApolloProvider client={apollo}>
            <Announcer>
              <UndoProvider>
                <Zone intl={intl}>
                  <RouterProvider router={router} />
                </Zone>
              </UndoProvider>
            </Announcer>
          </ApolloProvider>
        </MantineProvider>
      </DirectionProvider>
    </RawIntlProvider>
  );
}
