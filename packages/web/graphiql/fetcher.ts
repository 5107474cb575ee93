import type { GraphiQL } from 'graphiql';
import { getOperationAST, OperationTypeNode, parse } from 'graphql';
import { createClient } from 'graphql-ws';
import type { ComponentProps } from 'react';

type Fetcher = ComponentProps<typeof GraphiQL>['fetcher'];
type Parameters = { query: string; operationName?: string | null; variables?: unknown };

const socket = createClient({
  url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
  lazy: true,
});

function isSubscription({ query, operationName }: Parameters): boolean {
  const operation = getOperationAST(parse(query), operationName);
  return operation?.operation === OperationTypeNode.SUBSCRIPTION;
}

/** Asks as the web client does: with its header, and subscriptions over the socket. */
export const fetcher: Fetcher = async (parameters) => {
  const { query, operationName, variables } = parameters as Parameters;
  if (isSubscription({ query, operationName })) {
    return socket.iterate({
      query,
      operationName,
      variables: variables as Record<string, unknown>,
    });
  }
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      accept: 'application/graphql-response+json, application/json',
      'content-type': 'application/json',
      'x-guildhall': '1',
    },
    body: JSON.stringify({ query, operationName, variables }),
  });
  return response.json();
};
