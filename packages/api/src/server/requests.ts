import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { type Context, makeContext, type Services } from '../kernel/context';
import { classify, DomainError, type ErrorCode } from '../kernel/errors';
import type { Logger } from '../kernel/log';
import { type Viewer, visitor } from '../kernel/viewer';
import { viewerFor } from '../viewer';
import { sessionCookie, sessionToken } from './cookie';
import type { TrustedDocument } from './documents';
import { answerOf, plainError } from './errors';
import { BUSY_RETRY_SECONDS, type InFlight, type RequestLimiter } from './limiter';
import type { Metrics } from './metrics';
import { currentScope, inScope } from './scope';

/** What a request gathers on its way; `res.locals`. */
export interface Locals {
  requestId: string;
  log: Logger;
  ctx?: Context;
  operationName?: string | undefined;
  /** The document of our own that is asked for. */
  trusted?: TrustedDocument | undefined;
  /** The name among our own documents; anybody may invent others. */
  knownOperation?: string | undefined;
}

export const localsOf = (response: Response): Locals => response.locals as Locals;

/** Gives the request an id, and writes a line when it is answered: never what was sent, nor a query string. */
export function identify(services: Services, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const requestId = randomUUID();
    const log = services.log;
    Object.assign(response.locals, { requestId, log });
    response.setHeader('x-request-id', requestId);
    // Express rewrites `path` on the way.
    const { method, path } = request;
    response.on('close', () => {
      const { ctx, operationName, knownOperation } = localsOf(response);
      const ms = performance.now() - started;
      const status = response.writableFinished ? response.statusCode : 499;
      if (path === '/graphql') metrics.answered(knownOperation ?? 'other', status, ms / 1_000);
      // A page is twenty files; who looks for one of them asks for more detail.
      const level = ctx || status >= 400 ? 'info' : 'debug';
      log[level](
        {
          method,
          path: withoutSecrets(path),
          status,
          ms: Math.round(ms * 10) / 10,
          requestId,
          personId: ctx?.viewer.personId ?? undefined,
          operationName,
        },
        'request',
      );
    });
    inScope({ requestId, log }, next);
  };
}

/** Links in mails end in a secret: /verify/…, /invitation/…. Whatever is long and unguessable is left out. */
const withoutSecrets = (path: string): string =>
  path.slice(0, 200).replace(/[A-Za-z0-9_-]{40,}/g, '…');

/** Who asks. Also where callers that ask too often, and other sites that ask with our cookie, are refused. */
export function contextOf(services: Services, limiter: RequestLimiter): RequestHandler {
  const { environment } = services;
  return async (request, response, next) => {
    const locals = localsOf(response);
    const token = sessionToken(environment, request);
    if (token && !harmless(request) && !request.headers['x-guildhall']) {
      return refuse(
        request,
        response,
        403,
        new DomainError('BAD_REQUEST', CSRF, { reason: 'CSRF' }),
      );
    }
    const viewer = asMeant(request, await viewerFor(services, token));
    const address = request.ip ?? '-';
    locals.ctx = makeContext(services, viewer, {
      requestId: locals.requestId,
      address,
      userAgent: request.headers['user-agent']?.slice(0, USER_AGENT_LENGTH) ?? null,
      cookie: sessionCookie(environment, response),
      log: locals.log,
    });
    const retryAfter = await limiter.wait(viewer, address);
    if (retryAfter > 0) {
      response.setHeader('retry-after', String(retryAfter));
      return refuse(request, response, 429, new DomainError('RATE_LIMITED', OFTEN, { retryAfter }));
    }
    next();
  };
}

/**
 * Words that wait on a device belong to whoever wrote them. A request that says whose it is does nothing for
 * somebody else who has signed in with the same browser since.
 */
function asMeant(request: Request, viewer: Viewer): Viewer {
  const meant = request.headers['x-guildhall-person'];
  return meant && meant !== viewer.personId
    ? visitor(viewer.visitorsMayRead, viewer.recognition)
    : viewer;
}

const CSRF = 'A request with a session must carry the header x-guildhall.';
const OFTEN = 'Too many requests; try again in a while.';
const NOTHING_HERE = 'There is nothing here.';
const BUSY = 'The server has too much to do; try again in a moment.';

/** What the list of sessions shows; some programs send whole essays. */
const USER_AGENT_LENGTH = 300;

const harmless = (request: Request): boolean =>
  request.method === 'GET' || request.method === 'HEAD';

/** Sends callers away at once when there is more to do than can be done soon. */
export function shed(inFlight: InFlight): RequestHandler {
  return (request, response, next) => {
    if (!inFlight.enter()) {
      response.setHeader('retry-after', String(BUSY_RETRY_SECONDS));
      const error = new DomainError('RATE_LIMITED', BUSY, { retryAfter: BUSY_RETRY_SECONDS });
      refuse(request, response, 503, error);
      return;
    }
    response.once('close', () => inFlight.leave());
    next();
  };
}

/** Answers with an error, in the form that the path speaks. */
export function refuse(
  request: Request,
  response: Response,
  status: number,
  error: DomainError,
): void {
  const { requestId, log } = localsOf(response);
  response.status(status).setHeader('cache-control', 'no-store');
  if (request.path === '/graphql') {
    const accepted = request.headers.accept?.includes('application/graphql-response+json');
    response.type(accepted ? 'application/graphql-response+json' : 'application/json');
    response.send(JSON.stringify({ errors: [answerOf(error, requestId, log)] }));
  } else {
    response.json(plainError(error.code, error.message, requestId, error.details));
  }
}

const statusOf: Record<ErrorCode, number> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  INVALID: 400,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  UNAUTHENTICATED: 401,
  BAD_REQUEST: 400,
  TOO_COMPLEX: 400,
  INTERNAL: 500,
};

export const nothingHere: RequestHandler = (request, response) =>
  refuse(request, response, 404, new DomainError('NOT_FOUND', NOTHING_HERE));

/** The last word on whatever a handler throws. */
export const answerErrors: ErrorRequestHandler = (error: unknown, request, response, _next) => {
  // Half an answer cannot be taken back; the caller must see that it is half.
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const unread = faultOfRequest(error);
  if (unread) return refuse(request, response, unread.status, unread.error);
  const { log, requestId } = localsOf(response);
  // Writes down what nobody expected.
  answerOf(error, requestId ?? currentScope()?.requestId ?? '-', log);
  const ours = classify(error).error;
  if (ours.details.retryAfter) response.setHeader('retry-after', String(ours.details.retryAfter));
  refuse(request, response, statusOf[ours.code], ours);
};

/** What Express and its readers of bodies throw carries the status that it deserves. */
function faultOfRequest(error: unknown): { status: number; error: DomainError } | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  const status = Number(error.status);
  if (!(status >= 400 && status < 500)) return undefined;
  if (status === 404) return { status, error: new DomainError('NOT_FOUND', NOTHING_HERE) };
  const sentence =
    status === 413 ? 'The request is larger than it may be.' : 'The request cannot be read.';
  return { status, error: new DomainError('BAD_REQUEST', sentence) };
}
