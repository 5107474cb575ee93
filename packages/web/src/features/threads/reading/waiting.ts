import type { ApolloClient } from '@apollo/client';
import { graphql } from '../../../gql';
import { whenBack } from '../../../lib/live';
import { tellNews } from '../../../lib/news';

const CommunityNews = graphql(`
  subscription CommunityNews($communityId: ID!) {
    communityChanged(communityId: $communityId) { kind threadId }
  }
`);

/** What waits for the viewer, per community: the numbers in the rail. */
const Waiting = graphql(`
  query Waiting {
    viewer {
      memberships { id viewerReading { level unreadThreads newThreads } }
    }
  }
`);

/** A socket carries fifty subscriptions, and a thread has its own; whoever has more communities is told on return. */
const LISTENED = 20;
/** ms after something happened: so many more readers do not ask at once, and followers have been counted. */
const SOON_MS = 1_500;
const SPREAD_MS = 2_000;
/** ms until it is asked once more: counting who follows may lie behind on a busy server. */
const AGAIN_MS = 10_000;
/** Kinds that change nobody's numbers. */
const QUIET: ReadonlySet<string> = new Set([
  'REACTED',
  'POST_EDITED',
  'ACCEPTED',
  'THREAD_EDITED',
  'THREAD_PINNED',
  'THREAD_CLOSED',
  'LINKED',
]);

/** Keeps the numbers of what waits in one's communities current, and passes on what happens there. */
export function followCommunities(client: ApolloClient, communityIds: readonly string[]) {
  let soon: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let missed = false;

  const ask = () => {
    // Nobody looks: it is asked for when somebody does.
    missed = document.visibilityState !== 'visible';
    if (!missed) {
      client.query({ query: Waiting, fetchPolicy: 'network-only' }).catch(() => undefined);
    }
  };
  const onChange = () => {
    soon ??= setTimeout(
      () => {
        soon = undefined;
        ask();
      },
      SOON_MS + Math.random() * SPREAD_MS,
    );
    clearTimeout(again);
    again = setTimeout(ask, AGAIN_MS);
  };
  const onVisible = () => {
    if (missed && document.visibilityState === 'visible') ask();
  };

  const subscriptions = communityIds.slice(0, LISTENED).map((communityId) =>
    client.subscribe({ query: CommunityNews, variables: { communityId } }).subscribe({
      next: ({ data }) => {
        const change = data?.communityChanged;
        if (!change || QUIET.has(change.kind)) return;
        tellNews({ communityId, threadId: change.threadId });
        onChange();
      },
      // It ends when the community is no longer this person's to read: the rail is asked for with the next page.
      error: () => undefined,
    }),
  );
  const forget = whenBack(onChange);
  // What happened before anybody listened.
  onChange();
  document.addEventListener('visibilitychange', onVisible);
  return () => {
    clearTimeout(soon);
    clearTimeout(again);
    forget();
    document.removeEventListener('visibilitychange', onVisible);
    for (const subscription of subscriptions) subscription.unsubscribe();
  };
}
