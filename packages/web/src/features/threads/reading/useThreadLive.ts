import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { whenBack } from '../../../lib/live';
import { toProblem } from '../../../lib/problem';
import { LinksAgain } from '../linked/documents';
import { CatchUp, ThreadAgain, ThreadChanged } from './documents';

/** The server begins to tell a moment after it was asked to; what changed before that is caught up with. */
const SETTLE_MS = 1_000;
/** A subscription that ended without a reason is opened again after this. */
const REOPEN_MS = 5_000;

/** What the API answers to somebody who may not read the thread any more. */
const GONE: ReadonlySet<string> = new Set(['NOT_FOUND', 'FORBIDDEN', 'UNAUTHENTICATED']);

interface Listener {
  /** A post that may be new to this page. */
  onPost: (post: { id: string; number: number }) => void;
  /** Posts of it stand elsewhere now. */
  onReordered: () => void;
  /** The thread is no longer this viewer's to read. */
  onLost: () => void;
}

/**
 * Keeps a thread current while it is read. Changes reach the page through the cache; what was missed
 * while the connection was away is asked for by the counter, until there is no more.
 * @param since the counter when the thread was read; undefined while it is not read yet
 */
export function useThreadLive(threadId: string, since: number | undefined, listener: Listener) {
  const client = useApolloClient();
  const listening = useRef(listener);
  listening.current = listener;

  useEffect(() => {
    if (since === undefined) return;
    let seq = since;
    // Until all that was missed is here, what arrives live must not move the counter past it.
    let whole = false;
    let ended = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop = () => {};

    const lost = () => {
      if (!ended) listening.current.onLost();
    };
    /** The API says it by an error when the thread is no longer ours; any other error may pass. */
    const orElse = (again: () => void) => (error: unknown) => {
      if (GONE.has(toProblem(error).code)) lost();
      else if (!ended) again();
    };

    const catchUp = async () => {
      for (let more = true; more && !ended; ) {
        const { data } = await client.query({
          query: CatchUp,
          variables: { threadId, afterSeq: seq },
          fetchPolicy: 'network-only',
        });
        if (!data?.thread) return lost();
        const { changes } = data.thread;
        if (ended) return;
        for (const post of changes.posts) listening.current.onPost(post);
        seq = Math.max(seq, changes.seq);
        more = changes.more;
      }
      whole = true;
    };

    const catchUpIn = (ms: number) => {
      whole = false;
      clearTimeout(timer);
      timer = setTimeout(() => catchUp().catch(orElse(() => catchUpIn(REOPEN_MS))), ms);
    };
    const catchUpSoon = () => catchUpIn(SETTLE_MS);

    const lookAgain = async () => {
      const { data } = await client.query({
        query: ThreadAgain,
        variables: { threadId },
        fetchPolicy: 'network-only',
      });
      if (ended) return;
      if (data?.thread) timer = setTimeout(listen, REOPEN_MS);
      else lost();
    };

    // The end may be ours (a restart) or the reader's (access lost): only the thread itself can tell.
    const onEnd = () => {
      const again = () => {
        timer = setTimeout(listen, REOPEN_MS);
      };
      if (!ended) lookAgain().catch(orElse(again));
    };

    // Each reader sees their own, so they do not come with the change; and not all readers ask at once.
    let asking: ReturnType<typeof setTimeout> | undefined;
    const askForLinks = () => {
      clearTimeout(asking);
      const ask = () =>
        client
          .query({ query: LinksAgain, variables: { threadId }, fetchPolicy: 'network-only' })
          .catch(() => undefined);
      asking = setTimeout(ask, Math.random() * SETTLE_MS);
    };

    const listen = () => {
      const subscription = client
        .subscribe({ query: ThreadChanged, variables: { threadId } })
        .subscribe({
          next: ({ data, error }) => {
            if (error) return GONE.has(toProblem(error).code) ? lost() : undefined;
            const change = data?.threadChanged;
            if (!change) return;
            // What came from another thread is asked for, as if it had been missed.
            if (change.kind === 'THREAD_MERGED') return catchUpSoon();
            if (change.kind === 'THREAD_SPLIT') listening.current.onReordered();
            if (whole) seq = Math.max(seq, change.seq);
            if (change.kind === 'LINKED') askForLinks();
            if (change.post) listening.current.onPost(change.post);
          },
          error: onEnd,
          complete: onEnd,
        });
      stop = () => subscription.unsubscribe();
      catchUpSoon();
    };

    listen();
    const forget = whenBack(catchUpSoon);
    return () => {
      ended = true;
      clearTimeout(timer);
      clearTimeout(asking);
      forget();
      stop();
    };
  }, [client, threadId, since]);
}
