import type { IncomingMessage } from 'node:http';
import { ApolloServer, type ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import type { Express, Request, RequestHandler, Response } from 'express';
import express from 'express';
import { type DocumentNode, OperationTypeNode } from 'graphql';
import type { Context, Services } from '../kernel/context';
import { DomainError } from '../kernel/errors';
import { limits } from './complexity';
import type { TrustedDocuments } from './documents';
import { answerOf } from './errors';
import type { Execution } from './execution';
import { localsOf, refuse } from './requests';
import { currentScope } from './scope';

/** A long post in Markdown is some 60 KB; this leaves room for its escapes in JSON. */
const BODY_LIMIT = 256 * 1024;

/** Parsed and validated documents from outside that are kept, by number: enough for those in use. */
const KEPT_DOCUMENTS = 200;

type Gateway = ApolloServerOptionsWithGateway<Context>['gateway'];

/**
 * Apollo takes an executor only from a gateway. Ours is this server itself: known documents run compiled,
 * all others as usual and within limits.
 */
function gatewayFor(execution: Execution): Gateway {
  let loaded: Parameters<NonNullable<Gateway['onSchemaLoadOrUpdate']>>[0] | undefined;
  return {
    onSchemaLoadOrUpdate(callback) {
      loaded = callback;
      return () => undefined;
    },
    async load() {
      loaded?.({ apiSchema: execution.schema, coreSupergraphSdl: '' });
      return {
        executor: async ({ context, document, request }) => {
          const result = await execution.run(context as Context, {
            document,
            operationName: request.operationName,
            variables: request.variables,
          });
          return { ...result, data: result.data, extensions: result.extensions };
        },
      };
    },
    async stop() {},
  };
}

/** Known documents are always there; of others the ones used last. */
function documentStore(trusted: TrustedDocuments) {
  const others = new Map<string, DocumentNode>();
  return {
    async get(key: string): Promise<DocumentNode | undefined> {
      // Apollo puts a hash of the schema before the document's.
      const known = trusted.byHash(key.slice(key.lastIndexOf(':') + 1));
      if (known) return known.document;
      const document = others.get(key);
      if (document) {
        others.delete(key);
        others.set(key, document);
      }
      return document;
    },
    async set(key: string, document: DocumentNode): Promise<void> {
      others.set(key, document);
      const [oldest] = others.keys();
      if (oldest !== undefined && others.size > KEPT_DOCUMENTS) others.delete(oldest);
    },
    async delete(key: string): Promise<boolean> {
      return others.delete(key);
    },
  };
}

/** Mounts /graphql; returns what stops it. */
export async function mountGraphql(
  app: Express,
  services: Services,
  execution: Execution,
  before: RequestHandler[],
): Promise<() => Promise<void>> {
  const { production } = services.environment;
  const apollo = new ApolloServer<Context>({
    gateway: gatewayFor(execution),
    nodeEnv: services.environment.mode,
    logger: quiet(services),
    introspection: !production,
    hideSchemaDetailsFromClientErrors: production,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: { requestHeaders: ['x-guildhall'] },
    persistedQueries: false,
    stopOnTerminationSignals: false,
    documentStore: documentStore(execution.trusted),
    parseOptions: { maxTokens: limits.tokens },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
    formatError: (_formatted, error) => {
      const scope = currentScope();
      return answerOf(error, scope?.requestId ?? '-', scope?.log ?? services.log);
    },
  });
  await apollo.start();
  app.all(
    '/graphql',
    onlyPost,
    ...before,
    express.json({ limit: BODY_LIMIT, type: isJson }),
    nameDocument(execution.trusted),
    answerTrusted(execution),
    expressMiddleware(apollo, { context: async ({ res }) => contextIn(res) }),
  );
  return () => apollo.stop();
}

const RESPONSE_JSON = 'application/graphql-response+json';

/**
 * Answers a query of our own web client without the rest of Apollo's pipeline, which costs as much as the query does.
 * Whatever is not plainly well goes the ordinary way, which knows all the words for it: a query may be asked twice.
 */
function answerTrusted(execution: Execution): RequestHandler {
  return async (request, response, next) => {
    const { trusted } = localsOf(response);
    const { variables } = request.body as Body;
    const plain = variables === undefined || variables === null || typeof variables === 'object';
    const query = trusted?.operation.operation === OperationTypeNode.QUERY;
    if (!trusted || !query || !plain || !request.headers['x-guildhall']) return next();
    const { document } = trusted;
    const result = await execution
      .run(contextIn(response), { document, variables })
      .catch(() => undefined);
    if (!result?.data || result.errors) return next();
    const type = request.headers.accept?.includes(RESPONSE_JSON)
      ? RESPONSE_JSON
      : 'application/json';
    // Without Express's `send`, which takes a hash of the body for a cache that must not keep it.
    response.setHeader('content-type', `${type}; charset=utf-8`);
    response.setHeader('cache-control', 'no-store');
    const body = JSON.stringify({ data: result.data });
    response.setHeader('content-length', Buffer.byteLength(body));
    response.end(body);
  };
}

function contextIn(response: Response): Context {
  const { ctx } = localsOf(response);
  if (!ctx) throw new Error('/graphql is mounted without its context');
  return ctx;
}

/** GraphQL over GET would let a link ask, and caches keep, in somebody's name. */
const onlyPost: RequestHandler = (request, response, next) => {
  if (request.method === 'POST') return next();
  response.setHeader('allow', 'POST');
  refuse(request, response, 405, new DomainError('BAD_REQUEST', 'GraphQL is asked with POST.'));
};

function isJson(request: IncomingMessage): boolean {
  return /^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '');
}

interface Body {
  query?: unknown;
  documentId?: unknown;
  operationName?: unknown;
  variables?: Readonly<Record<string, unknown>> | null;
  extensions?: { documentId?: unknown } | null;
}

/** Puts the text of a known document in the place of its id, and notes which operation it is. */
function nameDocument(trusted: TrustedDocuments): RequestHandler {
  return (request: Request, response, next) => {
    if (!isJson(request)) {
      const error = new DomainError(
        'BAD_REQUEST',
        'The body must be JSON, sent as application/json.',
      );
      return refuse(request, response, 415, error);
    }
    const body = request.body as Body | undefined;
    // A page that is left may cut off what it was about to send.
    if (!body) {
      const error = new DomainError('BAD_REQUEST', 'The request has no body.');
      return refuse(request, response, 400, error);
    }
    const locals = localsOf(response);
    if (typeof body.operationName === 'string')
      locals.operationName = body.operationName.slice(0, 80);
    const id = body.documentId ?? body.extensions?.documentId ?? undefined;
    let known = typeof id === 'string' ? trusted.byId(id) : undefined;
    if (id !== undefined && !known) return refuse(request, response, 400, unknownDocument());
    if (known) body.query = known.text;
    else if (typeof body.query === 'string') known = trusted.byText(body.query);
    locals.trusted = known;
    locals.knownOperation = known?.name;
    locals.operationName ??= known?.name;
    next();
  };
}

/** The client sends the text then: it is older or newer than this server. */
export const unknownDocument = (): DomainError =>
  new DomainError('BAD_REQUEST', 'This document is not known here; send its text.', {
    reason: 'PERSISTED_QUERY_NOT_FOUND',
  });

/** Apollo's own notes, without what was sent. */
const quiet = ({ log }: Services) => ({
  debug: () => undefined,
  info: () => undefined,
  warn: (message?: unknown) => log.warn({ from: 'apollo' }, String(message)),
  error: (message?: unknown) => log.error({ from: 'apollo' }, String(message)),
});
