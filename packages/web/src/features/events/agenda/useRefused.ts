import { useApolloClient } from '@apollo/client/react';
import { useCallback, useState } from 'react';

/** What was refused last. Mostly somebody else was first: what stands there now is fetched for the next try. */
export function useRefused() {
  const client = useApolloClient();
  const [error, setError] = useState<unknown>();
  const onError = useCallback(
    (problem: unknown) => {
      setError(problem);
      client.refetchQueries({ include: 'active' }).catch(() => undefined);
    },
    [client],
  );
  return { error, onError };
}
