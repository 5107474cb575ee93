import { ApolloLink } from '@apollo/client';
import { print } from 'graphql';
import type { Client } from 'graphql-ws';
import { Observable } from 'rxjs';

let client: Promise<Client> | undefined;
const onReturn = new Set<() => void>();

/** The socket is opened, and its code fetched, by the first subscription. */
function socket(): Promise<Client> {
  client ??= import('graphql-ws').then(({ createClient }) =>
    createClient({
      url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
      lazy: true,
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: () => true,
      // A proxy drops what is silent for a minute.
      keepAlive: 20_000,
      on: {
        connected: (_socket, _payload, wasRetry) => {
          if (wasRetry) for (const listener of onReturn) listener();
        },
      },
    }),
  );
  return client;
}

/** Calls back whenever the socket is open again after a break: the moment to catch up. Returns the end of it. */
export function whenBack(listener: () => void): () => void {
  onReturn.add(listener);
  return () => onReturn.delete(listener);
}

/** Closes the socket, so that the next subscription opens it as who the person is now. */
export async function restartLive(): Promise<void> {
  const open = client;
  client = undefined;
  (await open)?.terminate();
}

/** The link of all subscriptions. */
export const live = new ApolloLink(
  ({ query, operationName, variables, extensions }) =>
    new Observable<ApolloLink.Result>((observer) => {
      let ended = false;
      let stop = () => {
        ended = true;
      };
      const fail = (error: unknown) => observer.error(error);
      socket().then((opened) => {
        if (ended) return;
        stop = opened.subscribe(
          { query: print(query), operationName, variables, extensions },
          {
            next: (result) => observer.next(result as ApolloLink.Result),
            error: fail,
            complete: () => observer.complete(),
          },
        );
      }, fail);
      return () => stop();
    }),
);
