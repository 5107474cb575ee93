import { type RefObject, useEffect, useState } from 'react';

/** px below the top of the window: the post there is the one that is read, as after a jump to it. */
const READING_LINE = 110;
/** This near to either end of the page one reads its first or its last post. */
const AT_END_PX = 8;
/** Browsers refuse more than about three changes of the address a second. */
const ADDRESS_EVERY_MS = 500;

/** The number of the post that is being read, as one scrolls. */
export function useReadingPosition(list: RefObject<HTMLElement | null>, posts: unknown): number {
  const [reading, setReading] = useState(1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other posts, another position
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      setReading((before) => numberAt(list.current) ?? before);
    };
    const onScroll = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      window.removeEventListener('scroll', onScroll);
      cancelAnimationFrame(frame);
    };
  }, [list, posts]);
  return reading;
}

function numberAt(list: HTMLElement | null): number | undefined {
  const posts = [...(list?.querySelectorAll<HTMLElement>('[data-number]') ?? [])];
  if (window.scrollY < AT_END_PX) return numberOf(posts[0]);
  const rest = document.documentElement.scrollHeight - window.scrollY - window.innerHeight;
  if (rest < AT_END_PX) return numberOf(posts.at(-1));
  // Posts stand in order, so the one at the line is found by halving.
  let low = 0;
  let high = posts.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((posts[middle]?.getBoundingClientRect().bottom ?? 0) < READING_LINE) low = middle + 1;
    else high = middle;
  }
  return numberOf(posts[low]);
}

function numberOf(post: HTMLElement | undefined): number | undefined {
  return post?.dataset.number ? Number(post.dataset.number) : undefined;
}

/**
 * Writes the place where one reads into the address, so that it can be copied and found again on going
 * back. The router is not asked: nothing of the page changes by it.
 */
export function useAddress(path: string | undefined): void {
  useEffect(() => {
    if (!path) return;
    const timer = setTimeout(() => {
      if (location.pathname !== path) {
        history.replaceState(history.state, '', path + location.search);
      }
    }, ADDRESS_EVERY_MS);
    return () => clearTimeout(timer);
  }, [path]);
}
