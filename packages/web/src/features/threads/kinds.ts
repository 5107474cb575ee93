import type { ReactionKind, ThreadKind } from '../../gql/graphql';

/** In the order in which they are offered. */
export const KINDS = [
  'QUESTION',
  'DISCUSSION',
  'STORY',
  'INTRODUCTION',
  'ANNOUNCEMENT',
] as const satisfies readonly ThreadKind[];

/** In the order in which the API counts them. */
export const REACTIONS = [
  'HELPED_ME',
  'SAME_HERE',
  'WILL_TRY',
  'GLAD',
] as const satisfies readonly ReactionKind[];

export const isKind = (value: string | null): value is ThreadKind =>
  (KINDS as readonly (string | null)[]).includes(value);
