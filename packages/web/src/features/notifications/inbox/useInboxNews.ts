import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { readFragment } from '../../../gql';
import type { InboxView } from '../../../gql/graphql';
import { onInbox } from '../../../lib/news';
import { InboxNow, NoticeLine } from './documents';

/** ms after a change, so that those that come together are asked for once. */
const SOON_MS = 250;
/** As many more than are shown are looked at for what is new. */
const MORE = 10;
/** A page of the API; of a longer list only so much is compared. */
const PAGE_MAX = 100;

/**
 * Keeps a view current without moving what is being read: lines that are shown change where they stand, those that
 * were done or snoozed on another device go, and what is new waits for `show`.
 * @param shown the ids of the lines, in their order
 * @param onShow asks for the list anew
 */
export function useInboxNews(
  view: InboxView,
  shown: readonly string[],
  onShow: () => Promise<unknown>,
) {
  const client = useApolloClient();
  const [waiting, setWaiting] = useState(0);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const ids = useRef(shown);
  ids.current = shown;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another view has other news
  useEffect(() => {
    setWaiting(0);
    setGone(new Set());
  }, [view]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let missed = false;
    const look = async () => {
      timer = undefined;
      // Nobody looks: it is asked for when somebody does.
      missed = document.visibilityState !== 'visible';
      if (missed) return;
      const first = Math.min(PAGE_MAX, ids.current.length + MORE);
      const { data } = await client
        .query({
          query: InboxNow,
          // What was read a moment ago is still shown among what is unread.
          variables: { view: view === 'UNREAD' ? 'OPEN' : view, first },
          fetchPolicy: 'network-only',
        })
        .catch(() => ({ data: undefined }));
      const lines = data?.viewer?.now.edges.map(({ node }) => readFragment(NoticeLine, node));
      if (!lines) return;
      const now = new Set(lines.map(({ id }) => id));
      const known = new Set(ids.current);
      const last = lines.findLastIndex(({ id }) => known.has(id));
      const above = lines.slice(0, last < 0 ? lines.length : last);
      const fresh = above.filter(
        ({ id, unread }) => !known.has(id) && (view !== 'UNREAD' || unread),
      );
      setWaiting(fresh.length);
      // Of what stands further down than was looked at, nothing is known.
      const end =
        lines.length < first ? ids.current.length : ids.current.indexOf(lines[last]?.id ?? '') + 1;
      setGone(new Set(ids.current.slice(0, end).filter((id) => !now.has(id))));
    };
    const onVisible = () => {
      if (missed && document.visibilityState === 'visible') look();
    };
    const forget = onInbox(() => {
      timer ??= setTimeout(look, SOON_MS);
    });
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      clearTimeout(timer);
      forget();
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [client, view]);

  const show = useCallback(async () => {
    await onShow().catch(() => undefined);
    setWaiting(0);
  }, [onShow]);

  return { waiting, gone, show };
}
