import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import type { ThreadHeadFragment } from '../../gql/graphql';
import { Row } from '../../ui/Spread';
import { Post } from './Post';
import { NewSince } from './reading/NewSince';
import type { Since } from './reading/since';
import type { ThreadWindow } from './reading/thread-window';
import type { Place } from './reading/useThreadWindow';
import styles from './Thread.module.css';

interface PostStreamProps {
  thread: ThreadHeadFragment;
  window: ThreadWindow;
  place: Place;
  since: Since | undefined;
  list: RefObject<HTMLDivElement | null>;
  onMore: (way: 'earlier' | 'later') => Promise<void>;
  /** The end of the thread has come into view, with posts that wait behind it. */
  onEnd: () => void;
}

/** The posts of the window, with a way to more at either end: by itself as one scrolls, and by a button. */
export function PostStream({ thread, window, place, since, list, onMore, onEnd }: PostStreamProps) {
  const { shown, hasEarlier, hasLater, waiting } = window;
  const accepted = thread.acceptedPost;
  usePlace(list, place);
  return (
    <div ref={list} className={styles.stream}>
      {hasEarlier && <More way="earlier" list={list} onMore={onMore} />}
      {shown.map(({ id, number }) => (
        <div key={id} className={styles.item}>
          {number === since?.number && <NewSince since={since} />}
          <Post id={id} thread={thread} />
          {number === 1 && accepted && accepted.number > 2 && (
            <Post copy id={accepted.id} thread={thread} />
          )}
        </div>
      ))}
      {hasLater && <More way="later" list={list} onMore={onMore} />}
      {!hasLater && waiting.length > 0 && <End onSeen={onEnd} />}
    </div>
  );
}

/** Brings the place that was asked for into view, and gives it the focus. */
function usePlace(list: RefObject<HTMLDivElement | null>, { start, jump }: Place) {
  useLayoutEffect(() => {
    if (jump === 0 || !list.current) return;
    // The first opening at the beginning leaves the page as it came, at its title.
    if (start === undefined) return;
    if (start === 1) scrollTo({ top: 0, behavior: 'instant' });
    const line = list.current.querySelector<HTMLElement>('[data-since]');
    if (start === 'since' && line) bringLine(line);
    const posts = [...list.current.querySelectorAll<HTMLElement>('[data-number]')];
    const post =
      start === 'since'
        ? line?.parentElement?.querySelector<HTMLElement>('[data-number]')
        : start === 'last'
          ? posts.at(-1)
          : (posts.find(({ dataset }) => Number(dataset.number) >= start) ?? posts.at(-1));
    if (!post) return;
    if (typeof start === 'string' ? start === 'last' : start > 1)
      post.scrollIntoView({ block: 'start', behavior: 'instant' });
    // After the heading, which takes the focus of a page that was just reached.
    const frame = requestAnimationFrame(() => post.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
  }, [list, start, jump]);
}

/** So much of the window shows what one read last, above the line, so that one finds back into it. */
const READ_BEFORE = 0.3;

function bringLine(line: HTMLElement): void {
  const top = line.getBoundingClientRect().top - READ_BEFORE * innerHeight;
  scrollBy({ top, behavior: 'instant' });
}

/** Posts are fetched while their end is still this far out of view. */
const AHEAD = '900px 0px';

interface MoreProps {
  way: 'earlier' | 'later';
  list: RefObject<HTMLDivElement | null>;
  onMore: (way: 'earlier' | 'later') => Promise<void>;
}

function More({ way, list, onMore }: MoreProps) {
  const button = useRef<HTMLButtonElement>(null);
  const ask = useRef(onMore);
  ask.current = onMore;

  useEffect(() => {
    const element = button.current;
    if (!element) return;
    // Looked at again after each page: one that is short leaves the button in view.
    const observer = new IntersectionObserver(
      async ([entry]) => {
        if (!entry?.isIntersecting) return;
        await ask.current(way);
        observer.unobserve(element);
        if (element.isConnected) observer.observe(element);
      },
      { rootMargin: AHEAD },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [way]);

  const press = async () => {
    const numbers = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-number]') ?? [])];
    const before = way === 'earlier' ? numbers()[0] : numbers().at(-1);
    await onMore(way);
    // The focus goes to the neighbour of what was the last to be read on this side.
    const after = numbers();
    const at = before ? after.indexOf(before) : -1;
    after[way === 'earlier' ? at - 1 : at + 1]?.focus({ preventScroll: way === 'earlier' });
  };

  return (
    <Row>
      <p className={styles.more}>
        <button ref={button} type="button" className="gh-quiet" onClick={press}>
          <FormattedMessage id={`threads.${way}`} />
        </button>
      </p>
    </Row>
  );
}

function End({ onSeen }: { onSeen: () => void }) {
  const mark = useRef<HTMLDivElement>(null);
  const seen = useRef(onSeen);
  seen.current = onSeen;
  useEffect(() => {
    if (!mark.current) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting && document.visibilityState === 'visible') seen.current();
    });
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, []);
  return <div ref={mark} className={styles.end} />;
}
