import type { Plugin } from 'vite';

/** The two faces that every page shows at once; all others wait until a character needs them. */
const FIRST_FACES = ['newsreader-latin-opsz-normal', 'commissioner-latin-wght-normal'];

/** Adds a preload for the hashed files of the first faces, so that they travel with the styles. */
export function preloadFonts(): Plugin {
  return {
    name: 'guildhall:preload-fonts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const files = Object.keys(bundle ?? {});
        return FIRST_FACES.map((face) => {
          const file = files.find((name) => name.includes(face) && name.endsWith('.woff2'));
          if (!file) throw new Error(`The font ${face} is not in the build.`);
          return {
            tag: 'link',
            attrs: {
              rel: 'preload',
              href: `/${file}`,
              as: 'font',
              type: 'font/woff2',
              crossorigin: '',
            },
            injectTo: 'head' as const,
          };
        });
      },
    },
  };
}
