import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import {
  type ExecutionResult,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import {
  GRAPHQL_TRANSPORT_WS_PROTOCOL,
  makeServer,
  type Context as SocketContext,
  type SubscribePayload,
} from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Context, makeContext, type Services } from '../kernel/context';
import { DomainError, RateLimitedError } from '../kernel/errors';
import { GAP_TOPIC } from '../kernel/live-bridge';
import type { Viewer } from '../kernel/viewer';
import { viewerFor } from '../viewer';
import { limits } from './complexity';
import { answerOf, refused } from './errors';
import type { Execution } from './execution';
import { unknownDocument } from './graphql';
import type { RequestLimiter } from './limiter';
import { admit, type Caller, turnAway } from './upgrade';

/** Larger than any operation of ours; posts are written over HTTP. */
const FRAME_LIMIT = 64 * 1024;
/** A page reads two topics; this is a browser with many pages on one socket, and no more. */
const SUBSCRIPTIONS_PER_SOCKET = 50;
/** Milliseconds for the first message: a socket that says nothing holds a place for nothing. */
const INIT_TIMEOUT = 5_000;
/** Milliseconds between pings. A socket that has not answered one by the next is gone. */
const PING_EVERY = 30_000;
/** Close codes: the session has ended; the server goes away (RFC 6455); it lost its place (registered as restart). */
const SESSION_ENDED = 4401;
const GOING_AWAY = 1001;
const RESTARTED = 1012;
/** Milliseconds that a socket gets to say goodbye before it is cut. */
const GOODBYE = 1_000;

/** Sends an answer, as JSON, to one subscription. */
type Tell = (payload: string) => Promise<void>;

type Listener = Caller & { send(message: string): Promise<void> };

export interface Sockets {
  /** Closes every socket. */
  stop(): Promise<void>;
}

/** What the accounts room tells on the topic `session:<id>`. */
interface SessionEvent {
  ended: boolean;
}

/** Subscriptions on /graphql, for whom the cookie names, from our own pages only. */
export function mountSockets(
  server: Server,
  services: Services,
  execution: Execution,
  limiter: RequestLimiter,
): Sockets {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: FRAME_LIMIT,
    handleProtocols: (offered) =>
      offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) && GRAPHQL_TRANSPORT_WS_PROTOCOL,
  });
  const protocol = protocolFor(services, execution, limiter);
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy());
    admit(services, request).then(
      (admitted) => {
        if (typeof admitted === 'string') return turnAway(stream, admitted);
        sockets.handleUpgrade(request, stream, head, (socket) => {
          open(socket, admitted.caller, admitted.viewer);
        });
      },
      (error) => {
        services.log.error({ err: error }, 'socket');
        turnAway(stream, '503 Service Unavailable');
      },
    );
  });

  function open(socket: WebSocket, caller: Caller, viewer: Viewer): void {
    const stopPinging = keepAlive(socket);
    const stopListening = [
      closeWithSession(services, viewer.sessionId, socket),
      closeOnGap(services, socket),
    ];
    // Too large a frame, or nonsense: `ws` closes the socket with the right code by itself.
    socket.on('error', (error) =>
      services.log.debug({ socketId: caller.socketId, code: codeOf(error) }, 'socket'),
    );
    const send = (data: string) =>
      new Promise<void>((resolve, reject) => {
        if (socket.readyState !== socket.OPEN) return resolve();
        socket.send(data, (error) => (error ? reject(error) : resolve()));
      });
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send,
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) =>
          socket.on('message', (data) => {
            handle(String(data)).catch((error: unknown) => {
              services.log.error({ socketId: caller.socketId, err: error }, 'socket');
              socket.close(1011, 'Internal error');
            });
          }),
      },
      { ...caller, send },
    );
    socket.once('close', (code, reason) => {
      stopPinging();
      for (const stop of stopListening) stop();
      closed(code, String(reason)).catch((error: unknown) =>
        services.log.error({ socketId: caller.socketId, err: error }, 'socket'),
      );
    });
  }

  return {
    async stop() {
      for (const socket of sockets.clients) socket.close(GOING_AWAY, 'Going away');
      const cut = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, GOODBYE);
      await new Promise((resolve) => sockets.close(resolve));
      clearTimeout(cut);
    },
  };
}

const codeOf = (error: Error): unknown => ('code' in error ? error.code : error.name);

function protocolFor(services: Services, execution: Execution, limiter: RequestLimiter) {
  const format = (error: unknown, ctx: unknown) =>
    answerOf(error, requestIdIn(ctx), services.log) as GraphQLError;

  const formatted = (result: ExecutionResult, ctx: unknown) =>
    result.errors && { ...result, errors: result.errors.map((error) => format(error, ctx)) };

  return makeServer<Record<string, unknown>, Listener>({
    connectionInitWaitTimeout: INIT_TIMEOUT,
    async onSubscribe(
      { extra, subscriptions }: SocketContext<Record<string, unknown>, Listener>,
      id,
      payload,
    ) {
      if (Object.keys(subscriptions).length > SUBSCRIPTIONS_PER_SOCKET) return [tooMany()];
      // Read anew for every operation: the person may have left a community since the last.
      const viewer = await viewerFor(services, extra.token);
      const wait = await limiter.wait(viewer, extra.address);
      if (wait > 0) return [refused(new RateLimitedError(wait))];
      const document = documentOf(services, execution, payload);
      if (Array.isArray(document)) return document;
      return {
        schema: execution.schema,
        document,
        operationName: payload.operationName,
        variableValues: payload.variables,
        contextValue: makeContext(services, viewer, {
          requestId: randomUUID(),
          address: extra.address,
          userAgent: extra.userAgent,
        }),
        tell: (payload: string) =>
          extra.send(`{"id":${JSON.stringify(id)},"type":"next","payload":${payload}}`),
      };
    },
    execute: ({ contextValue, ...args }) =>
      execution.run(contextValue as Context, { ...args, variables: args.variableValues }),
    // Written by ourselves: the library would write out each answer anew for each socket.
    subscribe: (args) => {
      const { contextValue: ctx, tell, ...rest } = args as typeof args & { tell: Tell };
      const operation = { ...rest, variables: rest.variableValues };
      return execution.subscribe(ctx as Context, operation, ({ result, text }) =>
        tell(text ?? JSON.stringify(formatted(result, ctx) ?? result)),
      );
    },
    onError: (_socket, _id, _payload, errors) => errors.map((error) => format(error, undefined)),
    onNext: (_socket, _id, _payload, { contextValue }, result) => formatted(result, contextValue),
  });
}

function requestIdIn(ctx: unknown): string {
  return typeof ctx === 'object' && ctx !== null && 'requestId' in ctx
    ? String(ctx.requestId)
    : randomUUID();
}

const tooMany = () =>
  refused(
    new DomainError('TOO_COMPLEX', 'This socket reads as much as one may.', {
      reason: 'SUBSCRIPTIONS',
    }),
  );

/** The document of a message, known or checked as on HTTP. */
function documentOf(services: Services, execution: Execution, payload: SubscribePayload) {
  const id = payload.extensions?.documentId;
  if (id !== undefined && id !== null) {
    const known = typeof id === 'string' ? execution.trusted.byId(id) : undefined;
    return known?.document ?? [refused(unknownDocument())];
  }
  const known = execution.trusted.byText(payload.query);
  if (known) return known.document;
  const { production } = services.environment;
  try {
    const document = parse(payload.query, { maxTokens: limits.tokens });
    const rules = production
      ? [...specifiedRules, NoSchemaIntrospectionCustomRule]
      : specifiedRules;
    const errors = validate(execution.schema, document, rules, { hideSuggestions: production });
    return errors.length > 0 ? errors.map(asBadRequest) : document;
  } catch (error) {
    return [asBadRequest(error)];
  }
}

/** As Apollo marks them on HTTP. */
function asBadRequest(error: unknown): GraphQLError {
  if (!(error instanceof GraphQLError)) throw error;
  const { message, nodes, source, positions } = error;
  const extensions = { code: 'GRAPHQL_VALIDATION_FAILED' };
  return new GraphQLError(message, { nodes, source, positions, extensions });
}

function keepAlive(socket: WebSocket): () => void {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, PING_EVERY);
  return () => clearInterval(timer);
}

/** Signing out, here or from the list of sessions, ends what the session still reads. */
function closeWithSession(
  { live, log }: Services,
  sessionId: string | null,
  socket: WebSocket,
): () => void {
  if (!sessionId) return () => undefined;
  return closeOn<SessionEvent>({ live, log }, `session:${sessionId}`, (event) => {
    if (event.ended) socket.close(SESSION_ENDED, 'Signed out');
    else socket.close(RESTARTED, 'Your rights have changed');
  });
}

/** What other processes told may have been missed: the client comes back at once, and catches up. */
function closeOnGap(services: Pick<Services, 'live' | 'log'>, socket: WebSocket): () => void {
  return closeOn(services, GAP_TOPIC, () => socket.close(RESTARTED, 'Catch up'));
}

function closeOn<Event extends object>(
  { live, log }: Pick<Services, 'live' | 'log'>,
  topic: string,
  close: (event: Event) => void,
): () => void {
  const events = live.subscribe<Event>(topic);
  const read = async () => {
    for await (const event of events) close(event);
  };
  read().catch((error: unknown) => log.error({ err: error }, 'socket'));
  return () => void events.return();
}
