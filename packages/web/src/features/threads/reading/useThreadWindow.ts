import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { type RefObject, useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { readFragment } from '../../../gql';
import type { MorePostsQuery, OpenThreadQuery } from '../../../gql/graphql';
import { viewerIdOf } from '../../../lib/viewer';
import { PostParts, ThreadReadingParts } from '../fragments';
import { MorePosts, OpenThread } from './documents';
import { keepPlace } from './keep-place';
import { newSince, type Since } from './since';
import { EMPTY, type Fetched, type Shown, type Step, step } from './thread-window';

/** Posts a request; a screen shows three to five. */
const PAGE = 30;

/** Where to begin: at a post's number, at the newest, or at the beginning. */
export type Start = number | 'last' | undefined;

export interface Place {
  /** `since`: at what is new since one was here. */
  start: Start | 'since';
  /** Counts the jumps, so that the same place can be asked for again. */
  jump: number;
}

type Connection = NonNullable<MorePostsQuery['thread']>['posts'];

/**
 * Reads a thread in windows around a post. `place` says what is to be brought into view once it is there. An address
 * that names no post leads, at the first opening, to where one was.
 * @param visit names the navigation that led here: another number, or the same link pressed again
 * @param list holds the posts, so that what is being read stays where it is
 */
export function useThreadWindow(
  threadId: string,
  start: Start,
  visit: string,
  list: RefObject<HTMLElement | null>,
) {
  const client = useApolloClient();
  const [window, dispatch] = useReducer(step, EMPTY);
  const [place, setPlace] = useState<Place>({ start, jump: 0 });
  const [opened, setOpened] = useState<{ found: boolean; seq: number }>();
  const [error, setError] = useState<unknown>();
  const [since, setSince] = useState<Since>();
  const arrived = useRef(false);
  const busy = useRef(false);
  const latest = useRef(window);
  latest.current = window;

  const change = useCallback(
    (action: Step) => keepPlace(list.current, () => flushSync(() => dispatch(action))),
    [list],
  );

  const open = useCallback(
    async (at: Start, signal?: AbortSignal) => {
      setError(undefined);
      try {
        const { data } = await client.query({
          query: OpenThread,
          variables: { threadId, ...argumentsFor(at), resume: !arrived.current },
          fetchPolicy: 'network-only',
        });
        if (signal?.aborted) return;
        const thread = data?.thread;
        const first = thread && !arrived.current ? await readBefore(client, thread) : undefined;
        if (signal?.aborted) return;
        if (thread) dispatch({ type: 'opened', ...fetched(thread.posts) });
        setOpened({ found: Boolean(thread), seq: startingSeq(thread) });
        if (first) setSince(first.since);
        arrived.current = true;
        setPlace(({ jump }) => ({ start: at ?? first?.start, jump: jump + 1 }));
      } catch (problem) {
        if (!signal?.aborted) setError(problem);
      }
    },
    [client, threadId],
  );

  /** Brings a post into view, and fetches the posts round it when they are not here. */
  const goTo = useCallback(
    async (at: Start, signal?: AbortSignal) => {
      const { shown, hasLater } = latest.current;
      const here =
        at === 'last'
          ? shown.length > 0 && !hasLater
          : shown.some(({ number }) => number === (at ?? 1));
      if (here) setPlace(({ jump }) => ({ start: at ?? 1, jump: jump + 1 }));
      else await open(at, signal);
    },
    [open],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the same link pressed again leads there again
  useEffect(() => {
    const abort = new AbortController();
    goTo(start, abort.signal);
    return () => abort.abort();
  }, [goTo, start, visit]);

  const more = useCallback(
    async (way: 'earlier' | 'later') => {
      const { shown } = latest.current;
      const cursored = ({ cursor }: Shown) => cursor !== null;
      const edge = way === 'earlier' ? shown.find(cursored) : shown.findLast(cursored);
      if (busy.current || !edge?.cursor) return;
      busy.current = true;
      try {
        const posts = await fetchMore(client, threadId, way, edge.cursor);
        if (posts) change({ type: way, ...fetched(posts) });
        setError(undefined);
      } catch (problem) {
        setError(problem);
      } finally {
        busy.current = false;
      }
    },
    [client, threadId, change],
  );

  return { window, change, place, open, goTo, more, error, opened, since, setSince };
}

/** Where one was when the thread was opened, and where the line above what is new belongs. */
async function readBefore(client: ApolloClient, thread: NonNullable<OpenThreadQuery['thread']>) {
  const reading = readFragment(ThreadReadingParts, thread).viewerReading;
  if (!reading) return undefined;
  const viewerId = reading.unreadPosts > 0 ? await viewerIdOf(client) : undefined;
  const posts = thread.posts.edges.map(({ node }) => {
    const { number, author, removedAt } = readFragment(PostParts, node);
    return { number, authorId: author.id, removed: Boolean(removedAt) };
  });
  const since = newSince(reading, posts, viewerId);
  const there = since ? ('since' as const) : reading.readNumber;
  return { since, start: reading.readNumber > 1 ? there : undefined };
}

function argumentsFor(at: Start) {
  if (at === 'last') return { last: PAGE };
  return at && at > 1 ? { first: PAGE, around: at } : { first: PAGE };
}

/**
 * Fetched past the cache's lists, since the window is this page's own; each post goes into the cache, so
 * that live changes reach it.
 */
async function fetchMore(client: ApolloClient, threadId: string, way: string, cursor: string) {
  const page = way === 'earlier' ? { last: PAGE, before: cursor } : { first: PAGE, after: cursor };
  const { data } = await client.query({
    query: MorePosts,
    variables: { threadId, ...page },
    fetchPolicy: 'no-cache',
  });
  const posts = data?.thread?.posts;
  client.cache.batch({
    update: (cache) => {
      for (const { node } of posts?.edges ?? []) {
        const data = readFragment(PostParts, node);
        cache.writeFragment({ fragment: PostParts, fragmentName: 'PostParts', data });
      }
    },
  });
  return posts;
}

function fetched({ edges, pageInfo }: Connection): Fetched {
  return {
    shown: edges.map(({ cursor, node }) => ({ id: node.id, number: node.number, cursor })),
    hasEarlier: pageInfo.hasPreviousPage,
    hasLater: pageInfo.hasNextPage,
  };
}

/** The counter at the moment of opening: changes after it are to be caught up with. */
function startingSeq(thread: OpenThreadQuery['thread'] | undefined): number {
  const posts = thread?.posts.edges.map(({ node }) => readFragment(PostParts, node).seq) ?? [];
  return thread?.community.activitySeq ?? Math.max(0, ...posts);
}
