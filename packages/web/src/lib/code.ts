/** What the code of a part is fetched with: an import. */
export type Load<Module> = () => Promise<Module>;

/** Style sheets that came after all. The bundler remembers the attempt that failed, and would refuse their part for ever. */
const came = new Set<string>();

window.addEventListener('vite:preloadError', (event) => {
  const [, href = ''] = /CSS for (\S+)$/.exec(event.payload.message) ?? [];
  if (came.has(href)) event.preventDefault();
});

/** Fetches code that could not be fetched before, and the style sheets that failed with it. */
export async function loadAgain<Module>(load: Load<Module>): Promise<Module> {
  const sheets = document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]');
  await Promise.all([...sheets].filter(({ sheet }) => !sheet).map(styleAgain));
  return load();
}

const styleAgain = (failed: HTMLLinkElement): Promise<void> =>
  new Promise((resolve, reject) => {
    const link = failed.cloneNode() as HTMLLinkElement;
    link.addEventListener('error', () => reject(new TypeError(`No style sheet ${link.href}`)));
    link.addEventListener('load', () => {
      came.add(link.href);
      resolve();
    });
    failed.replaceWith(link);
  });

/**
 * Whether a newer house stands there, in which the code that is missing has other names; if not, it cannot be reached
 * just now.
 */
export const isRenewed = (): Promise<boolean> =>
  fetch('/readyz', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
