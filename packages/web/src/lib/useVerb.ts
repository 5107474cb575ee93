import type { TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useState } from 'react';
import { useAnnounce } from '../ui/Announcer';

/** Does one thing after the other; what the house refuses is said where it was asked for. */
export function useVerb() {
  const client = useApolloClient();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const run = useCallback(
    async <Data, Input>(
      mutation: TypedDocumentNode<Data, { input: Input }>,
      input: Input,
      said?: string,
    ): Promise<Data | undefined> => {
      setBusy(true);
      try {
        const { data } = await client.mutate({ mutation, variables: { input } });
        setError(undefined);
        if (said) announce(said);
        return data as Data;
      } catch (problem) {
        setError(problem);
        // Somebody was quicker: what is there now is what the next try is about.
        await client.refetchQueries({ include: 'active' }).catch(() => undefined);
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [client, announce],
  );
  return { run, busy, error };
}
