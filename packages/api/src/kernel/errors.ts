import { unwrapResolverError } from '@apollo/server/errors';
import type { ValidationError } from 'class-validator';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import type { Rule } from './rules';

/** The closed list of codes that a client can meet in `extensions.code`. */
export const errorCodes = [
  'NOT_FOUND',
  'FORBIDDEN',
  'INVALID',
  'CONFLICT',
  'RATE_LIMITED',
  'UNAUTHENTICATED',
  'BAD_REQUEST',
  'TOO_COMPLEX',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** A value that was refused: where it stands in the input and which rule it broke, never the value. */
export interface FieldFault {
  path: string;
  rule: Rule;
}

/** Services throw these and nothing else; this file alone turns them into what a client sees. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: {
      reason?: string;
      fields?: FieldFault[];
      retryAfter?: number;
    } = {},
  ) {
    super(message);
  }
}

/** It does not exist, or this viewer may not know that it does. The two are never told apart. */
export class NotFoundError extends DomainError {
  constructor() {
    super('NOT_FOUND', 'This does not exist, or is not yours to see.');
  }
}

/** It can be seen, but this may not be done to it. */
export class ForbiddenError extends DomainError {
  constructor(reason: string) {
    super('FORBIDDEN', 'You may not do this.', { reason });
  }
}

export class InvalidError extends DomainError {
  /** @param fields each with a path as in the input and the rule that it broke */
  constructor(...fields: FieldFault[]) {
    super('INVALID', 'Something in what was sent is not as it must be.', { fields });
  }
}

/** Somebody else was first: another version, or the same key with another content. */
export class ConflictError extends DomainError {
  /** @param reason what collided, one of the words that the web has a sentence for */
  constructor(
    reason: 'VERSION' | 'KEY_REUSED' | 'TAKEN' | 'USED_UP' | 'EXPIRED' | 'ALREADY_DONE' | 'IN_USE',
  ) {
    super('CONFLICT', 'Somebody else was first, or this was done already.', { reason });
  }
}

export class RateLimitedError extends DomainError {
  /** @param retryAfter seconds until another attempt is worth it */
  constructor(retryAfter: number) {
    super('RATE_LIMITED', 'Too many attempts; try again in a while.', { retryAfter });
  }
}

export class UnauthenticatedError extends DomainError {
  constructor() {
    super('UNAUTHENTICATED', 'Sign in first.', { reason: 'SIGN_IN_FIRST' });
  }
}

function faultsOf(errors: ValidationError[], prefix = ''): FieldFault[] {
  return errors.flatMap((error) => {
    const path = prefix ? `${prefix}.${error.property}` : error.property;
    // The decorators of class-validator name theirs as the list does.
    const own = Object.keys(error.constraints ?? {}).map((rule) => ({ path, rule: rule as Rule }));
    return [...own, ...faultsOf(error.children ?? [], path)];
  });
}

/** Which of our codes a code of Apollo or graphql becomes. */
const translated: Record<string, ErrorCode> = {
  GRAPHQL_PARSE_FAILED: 'BAD_REQUEST',
  GRAPHQL_VALIDATION_FAILED: 'BAD_REQUEST',
  BAD_USER_INPUT: 'INVALID',
  BAD_REQUEST: 'BAD_REQUEST',
  OPERATION_RESOLUTION_FAILURE: 'BAD_REQUEST',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_REQUEST',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_REQUEST',
  TOO_COMPLEX: 'TOO_COMPLEX',
};

const sentence: Partial<Record<ErrorCode, string>> = {
  INVALID: 'Something in what was sent is not as it must be.',
  INTERNAL: 'Something went wrong on our side; it has been written down.',
};

/** What is known of an error in our terms; `unexpected` is set when it deserves a log line. */
export function classify(error: unknown): { error: DomainError; unexpected?: unknown } {
  const cause = unwrapResolverError(error);
  if (cause instanceof DomainError) return { error: cause };
  if (cause instanceof ArgumentValidationError) {
    const faults = faultsOf(cause.extensions.validationErrors);
    return { error: new InvalidError(...faults) };
  }
  if (error instanceof GraphQLError && !error.originalError) {
    const code = translated[String(error.extensions.code ?? 'BAD_USER_INPUT')];
    // A value that is not of its type: graphql's words repeat the value, so they stay inside.
    if (code === 'INVALID') {
      return { error: new InvalidError({ path: variablePath(error.message), rule: 'type' }) };
    }
    if (code) return { error: new DomainError(code, error.message) };
  }
  if (isLostConstraint(cause)) return { error: new ConflictError('TAKEN') };
  return {
    error: new DomainError('INTERNAL', sentence.INTERNAL as string),
    unexpected: cause ?? error,
  };
}

/** Where graphql says the wrong value stands; only names from our own schema, never the value. */
function variablePath(message: string): string {
  return /^Variable "\$([A-Za-z_]\w*)"/.exec(message)?.[1] ?? 'input';
}

/** A unique constraint that a race lost: the other one was first. */
function isLostConstraint(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '23505';
}

/** The one shape of an error on the wire, on HTTP and WebSocket alike. */
export function formatted(error: unknown, requestId: string): GraphQLFormattedError {
  const { error: ours } = classify(error);
  const graphql = error instanceof GraphQLError ? error : undefined;
  return {
    message: ours.message,
    ...(graphql?.locations && ours.code === 'BAD_REQUEST' && { locations: graphql.locations }),
    ...(graphql?.path && { path: graphql.path }),
    extensions: { code: ours.code, requestId, ...ours.details },
  };
}
