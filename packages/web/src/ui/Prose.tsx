import { Suspense, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { cx } from '../lib/cx';
import { sanitisedByServer } from '../lib/trusted';
import { highlightWithin } from './highlight';
import { later } from './later';
import styles from './Prose.module.css';

const LargePicture = later(() => import('./LargePicture'));

const HOLDERS = 'ul, ol, table, blockquote';

interface ProseProps {
  /** As the API rendered and sanitised it. Never anything else. */
  html: string;
  /** The language that it is written in, when it is known and another than the page's. */
  lang?: string;
  className?: string;
}

/**
 * Written text. Its direction follows its own letters; a link into the house does not reload the page, and a
 * picture of the house opens large.
 */
export function Prose({ html, lang, className }: ProseProps) {
  const intl = useIntl();
  const navigate = useNavigate();
  const [large, setLarge] = useState<{ src: string; alt: string }>();
  const box = useRef<HTMLDivElement>(null);
  const trusted = useMemo(() => ({ __html: sanitisedByServer(html) }), [html]);

  // Code that is wider than the measure scrolls, and what scrolls must be reachable by keyboard.
  useLayoutEffect(() => {
    for (const wide of box.current?.querySelectorAll<HTMLElement>('pre, table') ?? []) {
      if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
    }
    // Every block finds its own direction; what only holds blocks takes that of the first of them.
    for (const holder of box.current?.querySelectorAll<HTMLElement>(HOLDERS) ?? []) {
      if (holder.querySelector('[dir]')?.matches(':dir(rtl)')) holder.dir = 'rtl';
    }
    for (const picture of picturesIn(box.current)) {
      picture.alt ||= intl.formatMessage({ id: 'app.picture' });
      picture.tabIndex = 0;
      picture.role = 'button';
      picture.ariaHasPopup = 'dialog';
    }
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, other code
  useEffect(() => {
    if (box.current) highlightWithin(box.current);
  }, [html]);

  // Listened to from outside of React: the links are not its elements, and already work by keyboard.
  useEffect(() => {
    const text = box.current;
    const enlarge = (event: MouseEvent | KeyboardEvent) => {
      const picture = picturesIn(text).find((one) => one === event.target);
      if (!picture || ('key' in event && event.key !== 'Enter' && event.key !== ' ')) return;
      event.preventDefault();
      setLarge({ src: picture.src, alt: picture.alt });
    };
    const follow = (event: MouseEvent) => {
      enlarge(event);
      const path = pathInside(event);
      if (!path) return;
      event.preventDefault();
      navigate(path);
    };
    text?.addEventListener('click', follow);
    text?.addEventListener('keydown', enlarge);
    return () => {
      text?.removeEventListener('click', follow);
      text?.removeEventListener('keydown', enlarge);
    };
  }, [navigate]);

  return (
    <>
      <div
        ref={box}
        data-words=""
        dir="auto"
        lang={lang}
        className={cx(styles.prose, className)}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by the API; the one place that sets HTML
        dangerouslySetInnerHTML={trusted}
      />
      {large && (
        <Suspense>
          <LargePicture {...large} onClose={() => setLarge(undefined)} />
        </Suspense>
      )}
    </>
  );
}

/** Pictures of this house that lead nowhere else. */
function picturesIn(text: HTMLElement | null): HTMLImageElement[] {
  const pictures = text?.querySelectorAll<HTMLImageElement>('img[src^="/files/"]') ?? [];
  return [...pictures].filter((picture) => !picture.closest('a'));
}

/** Where a plain press on a link leads, if that is a page of this house. */
function pathInside(event: MouseEvent): string | undefined {
  const link = (event.target as Element).closest('a');
  const special =
    event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (!link || special || link.target || link.origin !== location.origin) return undefined;
  // Photos and files are served beside the pages, not by them.
  if (/^\/(photos|files|graphql|dev)(\/|$)/.test(link.pathname)) return undefined;
  return link.pathname + link.search + link.hash;
}
