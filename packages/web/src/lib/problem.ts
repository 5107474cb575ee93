import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import type { DenialReason } from '../gql/graphql';
import { en, type MessageId } from '../messages';
import { knows } from '../messages/spoken';

type Suffix<Prefix extends string> = MessageId extends infer Id
  ? Id extends `${Prefix}${infer Rest}`
    ? Rest
    : never
  : never;

export type ProblemCode = Suffix<'errors.code.'>;

/** What went wrong, in our own terms, whatever layer it came from. */
export interface Problem {
  code: ProblemCode;
  /** Why it is refused (a DenialReason) or what collided; known words only. */
  reason?: string;
  /** Values that were refused, with the rule that each broke. */
  fields: { path: string; rule: string }[];
  requestId?: string;
  /** Seconds until another attempt is worth it. */
  retryAfter?: number;
}

/** Sentences that a place has for some codes, better than the common ones. */
export type ProblemWords = Partial<Record<ProblemCode, MessageId>>;

const isCode = (code: unknown): code is ProblemCode => `errors.code.${code}` in en;

/** Reads an error of Apollo, of the network or of the program as a Problem. */
export function toProblem(error: unknown): Problem {
  if (CombinedGraphQLErrors.is(error)) {
    const { code, reason, fields, requestId, retryAfter } = error.errors[0]?.extensions ?? {};
    return {
      code: isCode(code) ? code : 'INTERNAL',
      reason: typeof reason === 'string' ? reason : undefined,
      fields: Array.isArray(fields) ? fields.filter(isFault) : [],
      requestId: typeof requestId === 'string' ? requestId : undefined,
      retryAfter: typeof retryAfter === 'number' ? retryAfter : undefined,
    };
  }
  if (ServerError.is(error)) {
    const retryAfter = Number(error.response.headers.get('retry-after')) || undefined;
    return { code: codeOfStatus(error.statusCode), fields: [], retryAfter };
  }
  // fetch reports a lost connection as a TypeError, a time limit as a TimeoutError.
  const lost = error instanceof TypeError || (error as Error | null)?.name === 'TimeoutError';
  return { code: lost ? 'NETWORK' : 'INTERNAL', fields: [] };
}

/** Our own server answers with errors that have a code; what has none was said by whatever stands before it. */
function codeOfStatus(status: number): ProblemCode {
  if (status === 429) return 'RATE_LIMITED';
  // Bad gateway, unavailable, gateway timeout: it is there, and nobody is behind it.
  return status === 502 || status === 503 || status === 504 ? 'NETWORK' : 'INTERNAL';
}

function isFault(fault: unknown): fault is { path: string; rule: string } {
  const { path, rule } = (fault ?? {}) as Record<string, unknown>;
  return typeof path === 'string' && typeof rule === 'string';
}

/** Compiles only while every reason of the schema has its sentence. */
const denialMessage = (reason: DenialReason): MessageId => `errors.reason.${reason}`;
const conflictMessage = (reason: Suffix<'errors.conflict.'>): MessageId =>
  `errors.conflict.${reason}`;

/** The sentence for a reason of refusal or collision; undefined for one that an older web does not know. */
export function reasonMessage(reason: string | null | undefined): MessageId | undefined {
  if (!reason) return undefined;
  const ids = [
    denialMessage(reason as DenialReason),
    conflictMessage(reason as Suffix<'errors.conflict.'>),
  ];
  return ids.find((id) => id in en);
}

/** The sentence for a broken rule of one field: the house's own, or that of the room in which it can be broken. */
export function ruleMessage(rule: string): MessageId {
  const id = `errors.rule.${rule === 'isNotEmpty' ? 'required' : rule}`;
  return knows(id) ? id : 'errors.rule.other';
}

/** The name of the field in a form: the last step of the path in the input. */
export const fieldName = (path: string): string => path.replace(/^input\./, '');
