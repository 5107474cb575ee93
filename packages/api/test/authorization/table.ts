import { parse, type Rows } from './parse';

/**
 * Who may what, written by hand. `ok`, or how it is refused: `hidden` (NOT_FOUND, as if there were none) or the
 * reason in one word (see `shortReasons`). Read: `actors | open closed private | the same when archived`.
 */
export interface Block {
  /** Names of `actions.ts`; each is executed for every cell. */
  actions: string[];
  rows: Rows;
}

/** Of those to whom the house shows nothing, and of visitors of an open house who would have to be somebody. */
const strangers = `
  visitor     | sign-in
  unverified  | verify
  visitor*    | sign-in sign-in hidden
  unverified* | verify verify hidden`;
const mayNotEvenAsk = `
  visitor visitor*       | sign-in
  unverified unverified* | verify`;
/** Of what is inside: whoever may not read the community does not learn that it is there. */
const strangersInside = `
  visitor     | sign-in
  unverified  | verify
  visitor*    | sign-in hidden hidden
  unverified* | verify hidden hidden`;

const block = (actions: string[], rows: string): Block => ({ actions, rows: parse(rows) });

export const reading: Block[] = [
  block(
    ['find it in the directory'],
    `
  visitor unverified                             | no
  visitor* unverified*                           | yes yes no
  outsider elsewhere pending left removed banned | yes yes no
  invited novice member                          | yes
  facilitator steward admin                      | yes`,
  ),
  block(
    ['find it among own memberships'],
    `
  visitor unverified visitor* unverified*              | no
  outsider elsewhere pending invited left removed      | no
  banned admin                                         | no
  novice member facilitator steward                    | yes | no`,
  ),
  block(
    ['find its threads at home'],
    `
  visitor unverified visitor* unverified*              | no
  outsider elsewhere pending invited left removed      | no
  banned admin                                         | no
  novice member facilitator steward                    | yes | no`,
  ),
  block(
    ['open its page'],
    `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | ok ok hidden
  outsider elsewhere pending left removed banned | ok ok hidden
  invited novice member                          | ok
  facilitator steward admin                      | ok`,
  ),
  block(
    [
      ...['read charter', 'read ground rules', 'read members', 'read threads', 'read counts'],
      'see what has left',
    ],
    `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | ok null hidden
  outsider elsewhere pending left removed banned | ok null hidden
  invited                                        | ok null null
  novice member facilitator steward admin        | ok`,
  ),
  block(
    [
      ...['read thread', 'read post', 'follow thread', 'be led on from merged thread'],
      'read what a post said before',
    ],
    `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | ok hidden hidden
  outsider elsewhere pending left removed banned | ok hidden hidden
  invited                                        | ok hidden hidden
  novice member facilitator steward admin        | ok`,
  ),
  block(
    ["see another's draft"],
    `
  visitor visitor*                               | sign-in
  unverified unverified*                         | verify
  outsider elsewhere pending left removed banned | null
  invited novice member                          | null
  facilitator steward admin                      | null`,
  ),
  block(
    ['follow own inbox'],
    `${mayNotEvenAsk}
  outsider elsewhere pending invited left removed | ok
  banned novice member facilitator steward admin  | ok`,
  ),
  block(
    ['follow community', 'look for similar threads'],
    `
  visitor                                 | sign-in
  unverified                              | verify
  visitor*                                | ok sign-in hidden
  unverified*                             | ok verify hidden
  outsider elsewhere left removed         | ok join hidden
  pending                                 | ok pending hidden
  banned                                  | ok banned hidden
  invited                                 | ok join join
  novice member facilitator steward admin | ok`,
  ),
  block(
    ['read removed thread', 'follow removed thread'],
    `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | hidden
  outsider elsewhere pending left removed banned | hidden
  invited novice member                          | hidden
  facilitator steward admin                      | ok`,
  ),
  block(
    ['read words of removed post'],
    `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | trace hidden hidden
  outsider elsewhere pending left removed banned | trace hidden hidden
  invited                                        | trace hidden hidden
  novice member                                  | trace
  facilitator steward admin                      | ok`,
  ),
  block(
    [
      ...['see requests', 'see invited', 'see invitations', 'see what waits', 'count what waits'],
      ...['see removed threads', 'see removed posts'],
    ],
    `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | null null hidden
  outsider elsewhere pending left removed banned | null null hidden
  invited novice member                          | null
  facilitator steward admin                      | ok`,
  ),
  block(
    ['see banned'],
    `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | null null hidden
  outsider elsewhere pending left removed banned | null null hidden
  invited novice member facilitator              | null
  steward admin                                  | ok`,
  ),
];

export const writing: Block[] = [
  block(
    ['open thread', 'open thread out of a post'],
    `${strangers}
  outsider elsewhere left removed | join join hidden       | archived join hidden
  pending                         | pending pending hidden | archived pending hidden
  banned                          | banned banned hidden   | archived banned hidden
  invited                         | join                   | archived join join
  novice                          | rules                  | archived
  member facilitator steward      | ok                     | archived
  admin                           | join                   | archived`,
  ),
  block(
    ['announce'],
    `${strangers}
  outsider elsewhere left removed | join join hidden       | archived join hidden
  pending                         | pending pending hidden | archived pending hidden
  banned                          | banned banned hidden   | archived banned hidden
  invited                         | join                   | archived join join
  novice                          | rules                  | archived
  member                          | announce               | archived
  facilitator steward             | ok                     | archived
  admin                           | join                   | archived`,
  ),
  block(
    ['reply', 'answer a post', 'react'],
    `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice                                  | rules                 | archived
  member facilitator steward              | ok                    | archived
  admin                                   | join                  | archived`,
  ),
  block(
    ['keep a draft of a reply'],
    `${mayNotEvenAsk}
  outsider elsewhere pending left removed banned | ok hidden hidden
  invited                                        | ok hidden hidden
  novice member facilitator steward admin        | ok`,
  ),
  block(
    ['keep a draft of a thread'],
    `${mayNotEvenAsk}
  outsider elsewhere left removed         | ok join hidden
  pending                                 | ok pending hidden
  banned                                  | ok banned hidden
  invited                                 | ok join join
  novice member facilitator steward admin | ok`,
  ),
  block(
    ['keep a draft for own post'],
    `
  left removed               | join hidden hidden   | archived hidden hidden
  banned                     | banned hidden hidden | archived hidden hidden
  member facilitator steward | ok                   | archived`,
  ),
  block(
    ["keep a draft for another's post"],
    `${mayNotEvenAsk}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice                                  | rules                 | archived
  member facilitator steward              | author                | archived
  admin                                   | join                  | archived`,
  ),
  block(
    ["delete another's draft", "restore another's draft"],
    `${mayNotEvenAsk}
  outsider elsewhere pending left removed banned | hidden
  invited novice member                          | hidden
  facilitator steward admin                      | hidden`,
  ),
  block(
    [
      'edit own post',
      'add a poll to own post',
      'remove own post',
      'edit own thread',
      'remove own thread',
      'accept in own thread',
    ],
    `
  left removed               | join hidden hidden   | archived hidden hidden
  banned                     | banned hidden hidden | archived hidden hidden
  member facilitator steward | ok                   | archived`,
  ),
  block(
    ['bookmark a post', 'pass a post while catching up'],
    `${strangersInside}
  outsider elsewhere pending left removed banned | ok hidden hidden
  invited                                        | ok hidden hidden
  novice member facilitator steward admin        | ok`,
  ),
  block(
    ['come to the end of a catch-up'],
    `${mayNotEvenAsk}
  outsider elsewhere pending invited left removed | ok
  banned novice member facilitator steward admin  | ok`,
  ),
  block(
    ['bookmark a removed post'],
    `${strangersInside}
  outsider elsewhere pending left removed banned | removed hidden hidden
  invited                                        | removed hidden hidden
  novice member facilitator steward admin        | removed`,
  ),
  block(
    [
      "edit another's bookmark",
      "remove another's bookmark",
      "restore another's bookmark",
      "take back another's pass",
      "mark another's line as read",
      "mark another's line as unread",
      "finish another's line",
      "reopen another's line",
      "snooze another's line",
      "delete another's file",
      "restore another's file",
    ],
    `${mayNotEvenAsk}
  outsider elsewhere pending invited left removed | hidden
  banned novice member facilitator steward admin  | hidden`,
  ),
  block(
    ['mark a thread as read', 'mark a thread as unread', 'choose how to follow a thread'],
    `${mayNotEvenAsk}
  outsider elsewhere pending left removed banned | ok hidden hidden
  invited                                        | ok hidden hidden
  novice member facilitator steward admin        | ok`,
  ),
  block(
    ['tell what one has read'],
    `${mayNotEvenAsk}
  outsider elsewhere pending left removed banned | ok nothing nothing
  invited                                        | ok nothing nothing
  novice member facilitator steward admin        | ok`,
  ),
  block(
    ['mark a community as read', 'choose what to be told in a community'],
    `${mayNotEvenAsk}
  outsider elsewhere left removed         | ok join hidden
  pending                                 | ok pending hidden
  banned                                  | ok banned hidden
  invited                                 | ok join join
  novice member facilitator steward admin | ok`,
  ),
  block(
    ['choose how to follow a community'],
    `${mayNotEvenAsk}
  outsider elsewhere left removed  | join join hidden
  pending                          | join pending hidden
  banned                           | join banned hidden
  invited                          | join
  novice member facilitator steward | ok
  admin                            | join`,
  ),
  block(
    ["take another's mark back"],
    `${mayNotEvenAsk}
  outsider elsewhere pending invited left removed | hidden
  banned novice member facilitator steward admin  | hidden`,
  ),
  block(
    ["edit another's post", "add a poll to another's post", "remove another's poll"],
    `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice                                  | rules                 | archived
  member facilitator steward              | author                | archived
  admin                                   | join                  | archived`,
  ),
  block(
    [
      "remove another's post",
      "edit another's thread",
      "remove another's thread",
      "accept in another's thread",
    ],
    `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice                                  | rules                 | archived
  member                                  | author                | archived
  facilitator steward admin               | ok                    | archived`,
  ),
  block(
    ["close another's poll", 'write the outcome of a closed poll'],
    `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice                                  | rules                 | archived
  member                                  | author                | archived
  facilitator steward admin               | ok                    | archived`,
  ),
  block(
    ['write the outcome of an open poll'],
    `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice                                  | rules                 | archived
  member                                  | author                | archived
  facilitator steward admin               | poll-open             | archived`,
  ),
  block(
    ['vote in a poll', 'withdraw a vote'],
    `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice                                  | rules                 | archived
  member facilitator steward              | ok                    | archived
  admin                                   | join                  | archived`,
  ),
  block(
    ['vote in a closed poll'],
    `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice                                  | rules                 | archived
  member facilitator steward              | poll-closed           | archived
  admin                                   | join                  | archived`,
  ),
  block(
    ['vote in a closed thread'],
    `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | closed hidden hidden
  outsider elsewhere pending left removed banned | closed hidden hidden
  invited                                        | closed hidden hidden
  novice member facilitator steward admin        | closed`,
  ),
  block(
    ['restore removed post'],
    `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice                                  | rules                 | archived
  member                                  | facilitator           | archived
  facilitator steward admin               | ok                    | archived`,
  ),
  block(
    ['remove removed post again', 'vote in the poll of a removed post'],
    `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | removed hidden hidden
  outsider elsewhere pending left removed banned | removed hidden hidden
  invited                                        | removed hidden hidden
  novice member facilitator steward admin        | removed`,
  ),
  block(
    ['restore removed thread'],
    `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | hidden
  outsider elsewhere pending left removed banned | hidden
  invited novice member                          | hidden
  facilitator steward admin                      | ok      | archived`,
  ),
  block(
    ['reply in removed thread'],
    `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | hidden
  outsider elsewhere pending left removed banned | hidden
  invited novice member                          | hidden
  facilitator steward admin                      | removed`,
  ),
  block(
    ['reply in closed thread'],
    `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | closed hidden hidden
  outsider elsewhere pending left removed banned | closed hidden hidden
  invited                                        | closed hidden hidden
  novice member                                  | closed
  facilitator steward                            | ok     | archived
  admin                                          | join   | archived`,
  ),
  block(
    ['react in closed thread'],
    `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice                                  | rules                 | archived
  member facilitator steward              | ok                    | archived
  admin                                   | join                  | archived`,
  ),
  block(
    ["edit another's closed thread"],
    `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | closed hidden hidden
  outsider elsewhere pending left removed banned | closed hidden hidden
  invited                                        | closed hidden hidden
  novice member                                  | closed
  facilitator steward admin                      | ok     | archived`,
  ),
  block(
    [
      ...['pin thread', 'unpin thread', 'close thread', 'reopen thread', 'move thread'],
      ...['split thread', 'merge threads', 'say that no answer is needed'],
      'take what a post said out of sight',
    ],
    `${strangersInside}
  outsider elsewhere pending left removed banned | facilitator hidden hidden
  invited                                        | facilitator hidden hidden
  novice member                                  | facilitator
  facilitator steward admin                      | ok | archived`,
  ),
  block(
    ['reply in merged thread', 'restore merged thread', 'merge merged thread'],
    `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | merged hidden hidden
  outsider elsewhere pending left removed banned | merged hidden hidden
  invited                                        | merged hidden hidden
  novice member facilitator steward admin        | merged`,
  ),
  block(
    ['close removed thread'],
    `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | hidden
  outsider elsewhere pending left removed banned | hidden
  invited novice member                          | hidden
  facilitator steward admin                      | removed`,
  ),
  block(
    ['join'],
    `${strangers}
  outsider elsewhere left removed   | ok invitation hidden | archived archived hidden
  pending                           | ok pending hidden    | archived archived hidden
  banned                            | banned banned hidden | archived archived hidden
  invited                           | ok                   | archived
  novice member facilitator steward | already              | archived
  admin                             | ok invitation invitation | archived`,
  ),
  block(
    ['request to join'],
    `${strangers}
  outsider elsewhere left removed   | no ok hidden         | archived archived hidden
  pending                           | no pending hidden    | archived archived hidden
  banned                            | banned banned hidden | archived archived hidden
  invited                           | no                   | archived
  novice member facilitator steward | already              | archived
  admin                             | no ok invitation     | archived`,
  ),
  block(
    ['leave'],
    `${strangers}
  outsider elsewhere left removed banned | no-member no-member hidden | archived archived hidden
  pending                                | ok ok hidden               | archived archived hidden
  invited                                | no-member                  | archived
  novice member facilitator steward      | ok                         | archived
  admin                                  | no-member                  | archived`,
  ),
  block(
    ['accept ground rules'],
    `${strangers}
  outsider elsewhere left removed   | join join hidden       | archived join hidden
  pending                           | pending pending hidden | archived pending hidden
  banned                            | banned banned hidden   | archived banned hidden
  invited                           | join                   | archived join join
  novice member facilitator steward | ok                     | archived
  admin                             | join                   | archived`,
  ),
  block(
    ['invite by link', 'invite a person'],
    `${strangers}
  outsider elsewhere left removed | facilitator join hidden
  pending                         | facilitator pending hidden
  banned                          | facilitator banned hidden
  invited                         | facilitator join join
  novice member                   | facilitator
  facilitator steward admin       | ok | archived`,
  ),
  block(
    ['invite as facilitator'],
    `${strangers}
  outsider elsewhere left removed | facilitator join hidden
  pending                         | facilitator pending hidden
  banned                          | facilitator banned hidden
  invited                         | facilitator join join
  novice member                   | facilitator
  facilitator                     | steward | archived
  steward admin                   | ok      | archived`,
  ),
  block(
    ['revoke invitation'],
    `${mayNotEvenAsk}
  outsider elsewhere pending left removed banned | hidden
  invited novice member                          | hidden
  facilitator steward admin                      | ok`,
  ),
  block(
    ['join by link'],
    `${mayNotEvenAsk}
  outsider elsewhere pending left removed invited admin | ok | archived
  banned                                                | banned
  novice member facilitator steward                     | ok`,
  ),
  block(
    ['answer own invitation'],
    `
  invited | ok | archived`,
  ),
  block(
    ["answer another's invitation"],
    `${mayNotEvenAsk}
  outsider elsewhere pending left removed banned | hidden
  invited novice member                          | hidden
  facilitator steward admin                      | hidden`,
  ),
  block(
    ['approve request', 'refuse request'],
    `${mayNotEvenAsk}
  outsider elsewhere pending left removed banned | hidden
  invited novice member                          | hidden
  facilitator steward admin                      | ok | archived`,
  ),
  block(
    ['take back invitation of a person'],
    `${mayNotEvenAsk}
  outsider elsewhere pending left removed banned | hidden
  invited novice member                          | hidden
  facilitator steward admin                      | ok | archived`,
  ),
  block(
    ['change role', 'remove member', 'ban member'],
    `${mayNotEvenAsk}
  outsider elsewhere pending left removed banned invited | steward hidden hidden
  novice member facilitator                              | steward
  steward admin                                          | ok | archived`,
  ),
  block(
    ['unban'],
    `${mayNotEvenAsk}
  outsider elsewhere pending left removed banned | hidden
  invited novice member facilitator              | hidden
  steward admin                                  | ok | archived`,
  ),
  block(
    ['amend charter', 'publish ground rules', 'edit settings', 'archive'],
    `${strangers}
  outsider elsewhere left removed | steward join hidden
  pending                         | steward pending hidden
  banned                          | steward banned hidden
  invited                         | steward join join
  novice member facilitator       | steward
  steward admin                   | ok | archived`,
  ),
  block(
    ['restore community'],
    `${strangers}
  outsider elsewhere left removed | steward join hidden
  pending                         | steward pending hidden
  banned                          | steward banned hidden
  invited                         | steward join join
  novice member facilitator       | steward
  steward admin                   | no | ok`,
  ),
];

/** What concerns the whole house has one column. */
export const house: Block[] = [
  {
    actions: ['be told in this browser', 'get mail again'],
    rows: parse(
      `
  visitor visitor*                          | sign-in
  unverified unverified*                    | verify
  outsider elsewhere pending invited left   | ok
  removed banned novice member facilitator  | ok
  steward admin                             | ok`,
      1,
    ),
  },
  {
    actions: ["stop telling in another's browser"],
    rows: parse(
      `
  visitor visitor*                          | sign-in
  unverified unverified*                    | verify
  outsider elsewhere pending invited left   | hidden
  removed banned novice member facilitator  | hidden
  steward admin                             | hidden`,
      1,
    ),
  },
  {
    actions: [
      'create community',
      'create domain',
      'edit domain',
      'remove domain',
      'edit instance',
      'invite to the instance',
      'list people',
      'list placeholder claims',
      'list invitations to the instance',
      'see what could not be sent',
      'send it again',
      'send all of it again',
      'forget it',
      'make admin',
      'end admin',
      'close account',
      'reopen account',
      'decide claim',
    ],
    rows: parse(
      `
  visitor visitor*                          | sign-in
  unverified unverified*                    | verify
  outsider elsewhere pending invited left   | admin
  removed banned novice member facilitator  | admin
  steward                                   | admin
  admin                                     | ok`,
      1,
    ),
  },
  {
    actions: ["edit another's profile", "remove another's photo"],
    rows: parse(
      `
  visitor visitor*                          | sign-in
  unverified unverified*                    | verify
  outsider elsewhere pending invited left   | admin
  removed banned novice member facilitator  | admin
  steward                                   | admin
  admin                                     | ok`,
      1,
    ),
  },
];
