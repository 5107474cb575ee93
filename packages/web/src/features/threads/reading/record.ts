import type { ApolloClient } from '@apollo/client';
import { graphql } from '../../../gql';
import { beforeSignOut } from '../../../lib/leaving';
import { lastSeen, ReadingLog } from './seen';

const RecordReading = graphql(`
  mutation RecordReading($input: RecordReadingInput!) {
    recordReading(input: $input) {
      ...ThreadReadingParts
      community { id viewerMembership { id viewerReading { level unreadThreads newThreads } } }
    }
  }
`);

const LOOK_EVERY_MS = 1_000;
/** Who has not moved for so long is not reading any more. */
const AWAKE_MS = 60_000;
const SIGNS_OF_LIFE = ['scroll', 'pointermove', 'pointerdown', 'keydown'] as const;
/** px below the words of a post, up to its edge. */
const POST_PADDING = 24;

/**
 * Keeps how far a thread is read, as long as it is open: what has rested on the screen, told every few seconds, when
 * the page is hidden or left, and before one signs out.
 * @param list holds the posts
 * @returns the end of it, which tells the rest
 */
export function recordReading(
  client: ApolloClient,
  threadId: string,
  list: () => HTMLElement | null,
): () => Promise<void> {
  const log = new ReadingLog();
  let moved = performance.now();
  const onMove = () => {
    moved = performance.now();
  };

  const tell = async (report: ReturnType<ReadingLog['take']>, keepalive = false) => {
    if (!report) return;
    try {
      await client.mutate({
        mutation: RecordReading,
        variables: { input: { threads: [{ threadId, ...report }] } },
        context: { keepalive },
      });
    } catch {
      // Nobody waits for it, and the next report says it again.
      log.giveBack(report);
    }
  };
  const tellAll = (keepalive?: boolean) => tell(log.take(performance.now()), keepalive);

  const look = () => {
    if (document.visibilityState !== 'visible') return;
    const now = performance.now();
    log.look(lastSeen(placesIn(list()), footOf()), now - moved < AWAKE_MS);
    tell(log.due(now));
  };
  const onHide = () => {
    if (document.visibilityState === 'hidden') tellAll(true);
  };
  const onLeave = () => tellAll(true);

  const timer = setInterval(look, LOOK_EVERY_MS);
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, onMove, { passive: true });
  document.addEventListener('visibilitychange', onHide);
  addEventListener('pagehide', onLeave);
  const forget = beforeSignOut(() => tellAll());
  return () => {
    clearInterval(timer);
    for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, onMove);
    document.removeEventListener('visibilitychange', onHide);
    removeEventListener('pagehide', onLeave);
    forget();
    return tellAll();
  };
}

function placesIn(list: HTMLElement | null) {
  const posts = [...(list?.querySelectorAll<HTMLElement>('[data-number]') ?? [])];
  return posts.map((post) => ({
    number: Number(post.dataset.number),
    end: post.getBoundingClientRect().bottom - POST_PADDING,
  }));
}

/** Where the text ends: below it lies the dock, which the page's own jumps stay clear of as well. */
function footOf(): number {
  const docked = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom);
  return window.innerHeight - (docked || 0);
}
