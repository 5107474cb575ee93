import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useNavigate } from 'react-router';
import { cx } from '../lib/cx';
import { sanitisedByServer } from '../lib/trusted';
import styles from './Prose.module.css';

interface ProseProps {
  /** As the API rendered and sanitised it. Never anything else. */
  html: string;
  /** The language that it is written in, when it is known and another than the page's. */
  lang?: string;
  className?: string;
}

/** Written text. Its direction follows its own letters; a link into the house does not reload the page. */
export function Prose({ html, lang, className }: ProseProps) {
  const navigate = useNavigate();
  const box = useRef<HTMLDivElement>(null);
  const trusted = useMemo(() => ({ __html: sanitisedByServer(html) }), [html]);

  // Code that is wider than the measure scrolls, and what scrolls must be reachable by keyboard.
  useLayoutEffect(() => {
    for (const wide of box.current?.querySelectorAll<HTMLElement>('pre, table') ?? []) {
      if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
    }
  });

  // Listened to from outside of React: the links are not its elements, and already work by keyboard.
  useEffect(() => {
    const text = box.current;
    const follow = (event: MouseEvent) => {
      const path = pathInside(event);
      if (!path) return;
      event.preventDefault();
      navigate(path);
    };
    text?.addEventListener('click', follow);
    return () => text?.removeEventListener('click', follow);
  }, [navigate]);

  return (
    <div
      ref={box}
      data-words=""
      dir="auto"
      lang={lang}
      className={cx(styles.prose, className)}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by the API; the one place that sets HTML
      dangerouslySetInnerHTML={trusted}
    />
  );
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
