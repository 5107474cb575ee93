import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { useViewer } from '../lib/viewer';

/** The rest of the page comes first. */
const LATER_MS = 1_000;

/** While the house is open, what waits in one's communities is told as it comes. */
export function useWaiting(): void {
  const client = useApolloClient();
  const { viewer } = useViewer();
  const active = viewer?.memberships.filter(({ state }) => state === 'ACTIVE') ?? [];
  const ids = active.map(({ community }) => community.id).join(' ');
  useEffect(() => {
    if (!ids) return;
    let left = false;
    let stop = () => {};
    const timer = setTimeout(() => {
      import('../features/threads/reading/waiting').then(
        ({ followCommunities }) => {
          if (!left) stop = followCommunities(client, ids.split(' '));
        },
        () => undefined,
      );
    }, LATER_MS);
    return () => {
      left = true;
      clearTimeout(timer);
      stop();
    };
  }, [client, ids]);
}
