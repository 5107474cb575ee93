import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { preloadFonts } from './vite/fonts.ts';
import { inlineDocuments } from './vite/inline-documents.ts';
import { themeCss } from './vite/theme-css.ts';

const api = process.env.GUILDHALL_API ?? 'http://127.0.0.1:4000';

/** Signs of the thread's page that other parts use too: one by one they would be files of their own. */
const SIGNS = '@tabler/icons-react/.*/Icon(?:ChevronDown|Dots)\\.';

/** Libraries that every page needs, so that they are one file that stays the same between releases. */
const LIBRARIES = new RegExp(
  'node_modules/(?:(?:react|react-dom|scheduler|react-router|react-intl|@apollo/client|graphql|rxjs|tslib|optimism|@wry|intl-messageformat|@formatjs)/' +
    `|${SIGNS})`,
);

/** Catalogues of parts that are fetched later, which bring their words themselves. */
const LATER =
  'en/(?:accounts|admin|agenda|bookmarks|calendar|catch-up|communities|composer|curation|drafts|event-editor|events|facilitation|find-time|inbox|keys|levels|mail|polls|preferences|push|recognition|resource-editor|resources|search|tending|uploads)\\.json';

/** What every page needs of ours; the form fields come with the first form. */
const HOUSE = new RegExp(
  '/src/(lib(?!/(?:device|useVerb))|messages|app(?!/keys/(?!Keys))|gql|features/resources/links|features/recognition/of-post|features/threads/(fragments|links|kinds|bookmarks/kept|drafts/(?:kept|Keeping|Badge)|copy-text|(?:Post|Thread)\\.module|care/choosing|composer/Dock\\.)|ui/(?!Field|CheckField|Choice|Difference|changes|Versions|highlight-))' +
    `(?!.*(pseudo|${LATER}))`,
);

/**
 * Writing, which several pages share and which comes with the first word, as one file. What stands in its place until
 * then comes with the thread.
 */
const COMPOSER =
  /\/src\/features\/threads\/(uploads\/(?:useFiles|placeholder)|composer\/(?!ReplyDock|ReplyRefused|Dock\.|rich|tools|suggest\/emoji)|drafts\/(?!kept|Keeping|Badge|Draft(?:List|Item)|Waiting(?:List)|rows|useDraftVerbs|KeptWords|CopyText|settle))/;

export default defineConfig({
  plugins: [
    inlineDocuments(new URL('src/gql/graphql.ts', import.meta.url).pathname),
    react(),
    themeCss(),
    preloadFonts(),
  ],
  // The other pages in this folder have builds of their own.
  optimizeDeps: { entries: ['index.html'] },
  server: {
    proxy: {
      '/graphql': { target: api, ws: true },
      '/photos': { target: api },
      '/files': { target: api },
      '/dev': { target: api },
      // Built by itself; the API serves it as it is.
      '/sw.js': { target: api },
    },
  },
  build: {
    manifest: true,
    target: 'es2022',
    // A data: URL would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // In kB before compression; scripts/budget.mjs watches what travels.
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'libraries', test: LIBRARIES },
            { name: 'house', test: HOUSE },
            { name: 'composer', test: COMPOSER },
          ],
        },
      },
    },
  },
});
