import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { classify, DomainError, type ErrorCode, formatted } from '../kernel/errors';
import type { Logger } from '../kernel/log';

/** graphql's own words where a document has more tokens than it may. */
const TOO_MANY_TOKENS = /^Syntax Error: Document contains more that \d+ tokens/;

/** How graphql begins what it says of an argument. */
const ARGUMENT = /^Argument "\w+" (of|has) /;

/**
 * Brings what graphql and graphql-jit report to one form, so that the kernel sees the same error whichever
 * of them has run the document. The two differ in what they keep of the cause.
 */
export function normal(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error;
  const { message, path, originalError } = error;
  if (TOO_MANY_TOKENS.test(message)) return tooComplex('tokens');
  // Apollo marks what was wrong with a request by a code, and puts graphql's own error below.
  if (!path && error.extensions?.code && originalError instanceof GraphQLError) {
    const { nodes, source, positions, extensions } = error;
    return new GraphQLError(message, { nodes, source, positions, extensions });
  }
  // A value that turns out wrong only when the field is reached: the caller's mistake, as with a variable.
  if (path && ARGUMENT.test(message)) {
    return new GraphQLError(message, { path, extensions: { code: 'BAD_USER_INPUT' } });
  }
  // Broken promises of ours, such as null where the schema says there is none: graphql-jit gives no cause.
  if (path && !originalError && !error.extensions?.code) {
    return new GraphQLError(message, { path, originalError: new Error(message) });
  }
  return error;
}

/** Refuses a document as more than one request may ask for. */
export function tooComplex(limit: string): GraphQLError {
  return refused(
    new DomainError('TOO_COMPLEX', 'This asks for too much at once.', {
      reason: limit.toUpperCase(),
    }),
  );
}

/** An error of ours that ends a request before anything of it ran. */
export function refused(error: DomainError, status = 400): GraphQLError {
  return new GraphQLError(error.message, {
    originalError: error,
    extensions: { code: error.code, http: { status } },
  });
}

/** What goes to the client. What nobody expected is written down, without what was sent. */
export function answerOf(error: unknown, requestId: string, log: Logger): GraphQLFormattedError {
  const ours = refusalIn(normal(error));
  const { unexpected } = classify(ours);
  if (unexpected !== undefined) {
    log.error({ requestId, err: withoutInput(unexpected) }, 'unexpected');
  }
  return formatted(ours, requestId);
}

/** What `refused` has wrapped; an error below a field is the kernel's to unwrap, it needs the path. */
function refusalIn(error: unknown): unknown {
  if (!(error instanceof GraphQLError) || error.path) return error;
  return error.originalError instanceof DomainError ? error.originalError : error;
}

/** PostgreSQL's class of errors about values: their messages repeat the value. */
const ABOUT_A_VALUE = /^22/;

/** What the log may hold of an error. One of the database carries its statement's values as well. */
function withoutInput(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  const frames = error.stack?.slice(error.stack.indexOf('\n    at '));
  const message = ABOUT_A_VALUE.test(code ?? '')
    ? 'a value that its column does not take'
    : error.message;
  return { type: error.name, code, message, stack: frames };
}

/** For the paths beside GraphQL. */
export function plainError(
  code: ErrorCode,
  message: string,
  requestId: string,
  details: object = {},
) {
  return { error: { code, message, requestId, ...details } };
}
