import type { DraftPlace } from '../../../gql/graphql';

/** Whom a reply answers. */
export interface Answering {
  id: string;
  number: number;
  name: string;
}

/** What somebody writes, as far as they have come. */
export interface Words {
  text: string;
  title?: string;
  tags?: string;
  kind?: string;
  answers?: Answering;
}

/** Words of another copy for the same place, with the version of the draft that they are. */
export interface OtherWords {
  words: Words;
  version: number;
  at: string;
}

/** Why words came back that had been sent. */
export interface Refusal {
  code: string;
  reason?: string;
}

/** What this device keeps of a draft. */
export interface Kept {
  words: Words;
  /** The version of the server's draft that these words build on; 0 while it has none. */
  version: number;
  /** Names these words to the server, so that it knows its own last answer from somebody else's. */
  copy: string;
  /** Whether the server holds exactly these words. */
  saved: boolean;
  /** Whether anything was written: an edit that has not begun shows the post. */
  begun: boolean;
  /** Another for every change of the words. */
  rev: string;
  at: string;
  /** The version of the post that an edit began from. */
  postVersion?: number;
  /** The key of an attempt to send of which nobody knows whether it arrived. */
  attempt?: string;
  other?: OtherWords;
  refusal?: Refusal;
  /** Where they stand, for lists that cannot ask. */
  where?: Where;
}

export interface Where {
  title: string;
  path: string;
}

/** Words on their way. */
export interface Waiting {
  /** The idempotency key. */
  id: string;
  place: 'REPLY' | 'THREAD';
  placeId: string;
  words: Words;
  /** Of the draft they were taken from. */
  version: number;
  copy: string;
  rev: string;
  at: string;
  /** As the mutation wants it, without key and draft. */
  input: Record<string, unknown>;
  where: Where;
  /** False while it is sent for the first time, with somebody looking on. */
  waits: boolean;
}

const DRAFT = 'guildhall-draft:';
const WAITING = 'guildhall-waiting:';

export const EVERYTHING = [DRAFT, WAITING] as const;

/** Each key names its person: nobody else who uses this browser is shown it. */
export const draftsOf = (personId: string): string => `${DRAFT}${personId}:`;
export const waitingOf = (personId: string): string => `${WAITING}${personId}:`;
export const draftKey = (personId: string, place: DraftPlace, placeId: string): string =>
  `${draftsOf(personId)}${place}:${placeId}`;

export const isEmpty = ({ text, title, tags }: Words): boolean =>
  !(text.trim() || title?.trim() || tags?.trim());
