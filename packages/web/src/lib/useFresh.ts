import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef } from 'react';

/** ms between two looks: soon enough for who has the page open while others answer. */
const EVERY = 60_000;

/**
 * Keeps what a page shows fresh for as long as somebody looks at it, and when they come back to it. What cannot be asked
 * just then stays as it was.
 */
export function useFresh<Data, Variables extends OperationVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): void {
  const client = useApolloClient();
  const asked = useRef({ query, variables });
  asked.current = { query, variables };
  useEffect(() => {
    const look = () => {
      if (document.hidden) return;
      const { query: of, variables: given } = asked.current;
      const options = { query: of, variables: given, fetchPolicy: 'network-only' } as const;
      client.query(options as Parameters<typeof client.query>[0]).catch(() => undefined);
    };
    const timer = setInterval(look, EVERY);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [client]);
}
