import type { ApolloClient } from '@apollo/client';
import { whenBack } from '../../../lib/live';
import { tellInbox } from '../../../lib/news';
import { InboxChanged, InboxCount } from './documents';

/** Keeps the number beside the inbox current, on whichever device it changes, and passes on that it did. */
export function followInbox(client: ApolloClient): () => void {
  const subscription = client.subscribe({ query: InboxChanged }).subscribe({
    next: ({ data }) => {
      if (!data) return;
      const { unread } = data.inboxChanged;
      client.writeQuery({
        query: InboxCount,
        data: { viewer: { __typename: 'Viewer', unreadNotices: unread } },
      });
      tellInbox();
    },
    // It ends with the session: whoever signs in again begins anew.
    error: () => undefined,
  });
  const ask = () => {
    client.query({ query: InboxCount, fetchPolicy: 'network-only' }).catch(() => undefined);
    tellInbox();
  };
  const forget = whenBack(ask);
  // What happened before anybody listened.
  ask();
  return () => {
    forget();
    subscription.unsubscribe();
  };
}
