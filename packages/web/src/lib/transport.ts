import { ApolloLink } from '@apollo/client';
import { ServerError } from '@apollo/client/errors';
import { type DocumentNode, print } from 'graphql';
import { Observable } from 'rxjs';

/** A page that waits longer is better served by an error that it can retry. */
const TIMEOUT_MS = 30_000;

/** The server refuses a cookie's request without this header, which no foreign page can send. */
export const CSRF_HEADER = { 'x-guildhall': '1' };

/** Known documents travel as a hash in production; in development they change too often. */
const KNOWN_DOCUMENTS = import.meta.env.PROD;

interface Sending {
  keepalive?: boolean;
  /** The id of the person in whose name alone this may be done: words that waited on the device are theirs. */
  meant?: string;
}

declare module '@apollo/client' {
  interface DefaultContext extends Sending {}
}

interface Answer extends ApolloLink.Result {
  errors?: ReadonlyArray<{ message: string; extensions?: Record<string, unknown> }>;
}

/**
 * Sends one operation to /graphql. A document of this build goes as its hash (`documentId`); a server that
 * does not know the hash, because it is older or newer, gets the text in a second attempt. With `keepalive` in its
 * context it is sent even if the page goes away meanwhile.
 */
export const transport = new ApolloLink(
  (operation) =>
    new Observable<ApolloLink.Result>((observer) => {
      const abort = new AbortController();
      send(operation, abort.signal).then(
        (answer) => {
          observer.next(answer);
          observer.complete();
        },
        (error) => {
          if (!abort.signal.aborted) observer.error(error);
        },
      );
      return () => abort.abort();
    }),
);

async function send(operation: ApolloLink.Operation, signal: AbortSignal): Promise<Answer> {
  const { query, operationName, variables, extensions } = operation;
  const { keepalive, meant } = operation.getContext();
  const documentId = KNOWN_DOCUMENTS ? hashOf(query) : undefined;
  const rest = { operationName, variables, extensions };
  const sending = { keepalive, meant };
  if (documentId) {
    const answer = await post({ documentId, ...rest }, signal, sending);
    if (!unknownDocument(answer)) return answer;
  }
  return post({ query: print(query), ...rest }, signal, sending);
}

async function post(body: unknown, signal: AbortSignal, sending: Sending): Promise<Answer> {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    keepalive: sending.keepalive,
    headers: {
      accept: 'application/graphql-response+json, application/json',
      'content-type': 'application/json',
      ...CSRF_HEADER,
      ...(sending.meant && { 'x-guildhall-person': sending.meant }),
    },
    body: JSON.stringify(body),
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  const text = await response.text();
  const answer = parse(text);
  if (answer && ('data' in answer || answer.errors)) return answer;
  throw new ServerError(`The server answered ${response.status}.`, { response, bodyText: text });
}

function parse(text: string): Answer | undefined {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return undefined;
  }
}

function hashOf(document: DocumentNode): string | undefined {
  const meta = (document as DocumentNode & { __meta__?: { hash?: string } }).__meta__;
  return meta?.hash;
}

function unknownDocument(answer: Answer): boolean {
  const code = answer.errors?.[0]?.extensions?.code;
  // Only a request that never ran is repeated; a running one answers with data.
  return !answer.data && (code === 'PERSISTED_QUERY_NOT_FOUND' || code === 'BAD_REQUEST');
}
