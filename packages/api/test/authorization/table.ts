import { parse, type Rows } from './parse';

/**
 * Who may what, written by hand. `ok`, or how it is refused: `hidden` (NOT_FOUND, as if there were none) or the
 * reason in one word (see `shortReasons`). Read: `actors | open closed private | the same when archived`.
 */
export interface Block {
  /** Names of `actions.ts`; each is executed for every cell. */
  actions: string[];
  rows: Rows;
  /** Not everybody can try: they have nothing to do it to. */
  partial?: true;
}

/** Of those to whom the house shows nothing, and of visitors of an open house who would have to be somebody. */
export const strangers = `
  visitor     | sign-in
  unverified  | verify
  visitor*    | sign-in sign-in hidden
  unverified* | verify verify hidden`;
export const mayNotEvenAsk = `
  visitor visitor*       | sign-in
  unverified unverified* | verify`;
/** Of what is inside: whoever may not read the community does not learn that it is there. */
export const strangersInside = `
  visitor     | sign-in
  unverified  | verify
  visitor*    | sign-in hidden hidden
  unverified* | verify hidden hidden`;

export const block = (actions: string[], rows: string): Block => ({ actions, rows: parse(rows) });
/** For what only some of the actors have anything to do it to. */
export const some = (actions: string[], rows: string): Block => ({
  ...block(actions, rows),
  partial: true,
});

/** What is inside: null for whom the community is listed only. */
export const readInside = `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | ok null hidden
  outsider elsewhere pending left removed banned | ok null hidden
  invited                                        | ok null null
  novice member facilitator steward admin        | ok`;

/** A thread, as whoever reads its community. */
export const readThread = `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | ok hidden hidden
  outsider elsewhere pending left removed banned | ok hidden hidden
  invited                                        | ok hidden hidden
  novice member facilitator steward admin        | ok`;

/** Reads that are refused with the reason. */
export const readNow = `
  visitor                                 | sign-in
  unverified                              | verify
  visitor*                                | ok sign-in hidden
  unverified*                             | ok verify hidden
  outsider elsewhere left removed         | ok join hidden
  pending                                 | ok pending hidden
  banned                                  | ok banned hidden
  invited                                 | ok join join
  novice member facilitator steward admin | ok`;

/** What only those see who look after the community. */
export const lookAfterLists = `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | null null hidden
  outsider elsewhere pending left removed banned | null null hidden
  invited novice member                          | null
  facilitator steward admin                      | ok`;

/** What one wrote oneself, while one may post. */
export const ownInside = `
  left removed               | join hidden hidden   | archived hidden hidden
  banned                     | banned hidden hidden | archived hidden hidden
  member facilitator steward | ok                   | archived`;

/** For oneself, of whatever one reads. */
export const keepInside = `${strangersInside}
  outsider elsewhere pending left removed banned | ok hidden hidden
  invited                                        | ok hidden hidden
  novice member facilitator steward admin        | ok`;

/** What is another's alone, whoever asks. */
export const nobodyElses = `${mayNotEvenAsk}
  outsider elsewhere pending invited left removed | hidden
  banned novice member facilitator steward admin  | hidden`;

/** For oneself, of a community that one reads. */
export const chooseInside = `${mayNotEvenAsk}
  outsider elsewhere left removed         | ok join hidden
  pending                                 | ok pending hidden
  banned                                  | ok banned hidden
  invited                                 | ok join join
  novice member facilitator steward admin | ok`;

/** Another's words: nobody changes them, whatever they look after. */
export const onlyTheirs = `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice                                  | rules                 | archived
  member facilitator steward              | author                | archived
  admin                                   | join                  | archived`;

/** Of what was removed. */
export const wasRemoved = `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | removed hidden hidden
  outsider elsewhere pending left removed banned | removed hidden hidden
  invited                                        | removed hidden hidden
  novice member facilitator steward admin        | removed`;
