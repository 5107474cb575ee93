import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { useViewer } from '../lib/viewer';

/** The rest of the page comes first. */
const LATER_MS = 1_000;

/** While the house is open, the number beside the inbox is told as it changes. */
export function useInbox(): void {
  const client = useApolloClient();
  const { viewer } = useViewer();
  const personId = viewer?.emailVerified ? viewer.person.id : undefined;
  useEffect(() => {
    if (!personId) return;
    let left = false;
    let stop = () => {};
    const timer = setTimeout(() => {
      import('../features/notifications/inbox/follow').then(
        ({ followInbox }) => {
          if (!left) stop = followInbox(client);
        },
        () => undefined,
      );
    }, LATER_MS);
    return () => {
      left = true;
      clearTimeout(timer);
      stop();
    };
  }, [client, personId]);
}
