import { DAY } from '../../../src/kernel/clock';
import { rows } from '../../../src/kernel/database/statements';
import { newId } from '../../../src/kernel/ids';
import { aThread } from '../../../src/threads/thread.factory';
import { type Action, type Can, keyed, saidOf, verb } from '../actions';
import type { Actor } from '../parse';
import type { RoomTable } from '../run';
import { block, mayNotEvenAsk } from '../table';

/** Of what the community is shown. */
const SHOWN = `${mayNotEvenAsk}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden`;
const POSTING = `${SHOWN}
  novice                                  | rules | archived
  member facilitator steward              | ok    | archived
  admin                                   | join  | archived`;
/** Its words are its author's alone. */
const WORDS = `${SHOWN}
  novice                                  | rules  | archived
  member facilitator steward              | author | archived
  admin                                   | join   | archived`;
const REMOVING = `${SHOWN}
  novice                                  | rules  | archived
  member                                  | author | archived
  facilitator steward admin               | ok     | archived`;
const ANSWERING = `${SHOWN}
  novice                                  | rules       | archived
  member facilitator steward              | contributor | archived
  admin                                   | join        | archived`;
/** Of what did not work, or was removed: nobody else learns of it. */
const QUIET = `${mayNotEvenAsk}
  outsider elsewhere left removed invited | hidden
  pending banned novice member            | hidden`;
const TENDING = `${QUIET}
  facilitator steward                     | ok   | archived
  admin                                   | join | archived`;
const BRINGING_BACK = `${QUIET}
  facilitator steward admin               | ok | archived`;
const AUTHOR_ALONE = `${QUIET}
  facilitator steward admin               | author`;
const NOBODY = `${QUIET}
  facilitator steward admin               | hidden`;

const READS_SHOWN = `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | ok hidden hidden
  outsider elsewhere left removed invited        | ok hidden hidden
  pending banned                                 | ok hidden hidden
  novice member facilitator steward admin        | ok`;
const READS_QUIET = `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | hidden
  outsider elsewhere left removed invited        | hidden
  pending banned novice member                   | hidden
  facilitator steward admin                      | ok`;

const see = (thing: string): Action => ({
  document: 'query($id: ID!) { useReport(id: $id) { words by { handle } } }',
  variables: ({ things }) => ({ id: things[thing] }),
});
const on = (
  name: string,
  type: string,
  thing: string,
  can?: string,
  more: () => Record<string, unknown> = () => ({}),
): Action => verb(name, type, ({ things }) => ({ reportId: things[thing], ...more() }), can);
const said = () => ({ words: 'Thank you.', ...keyed() });

const CAN = `edit { allowed reason } remove { allowed reason } restore { allowed reason }
  answer { allowed reason } openThread { allowed reason } shareAgain { allowed reason }`;
const OF_USE = `query($id: ID!, $postId: ID!) { use: useReport(id: $id) { viewerCan { ${CAN} } }
  post(id: $postId) { trail { viewerCan { reportUse { allowed reason } } } } }`;
const OF_QUIET = `query($sore: ID!, $gone: ID!, $away: ID!) {
  sore: useReport(id: $sore) { viewerCan { ${CAN} } } gone: useReport(id: $gone) { viewerCan { ${CAN} } }
  away: useReport(id: $away) { viewerCan { ${CAN} } } }`;
const TENDERS: Actor[] = ['facilitator', 'steward', 'admin'];

/** Nobody is asked twice in a day. */
let days = 0;

/** A practice of the founder with what became of it: told to all, what did not work, and what was removed, by whom it is and by another. */
export const uses: RoomTable = {
  async build(ctx, { id: communityId }, people) {
    const founder = people.get('founder')?.id as string;
    const now = ctx.clock.now();
    const { postId } = await aThread(ctx, { communityId, authorId: founder, title: 'Rinsing' });
    const steward = people.get('steward')?.id as string;
    const [use, sore, gone, away, useAnswer, ask] = Array.from({ length: 6 }, newId) as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    for (const [id, how, shownTo, removedBy] of [
      [use, 'WORKED', 'COMMUNITY', null],
      [sore, 'DID_NOT_WORK', 'CONTRIBUTOR', null],
      [gone, 'WORKED', 'COMMUNITY', founder],
      [away, 'WORKED', 'COMMUNITY', steward],
    ] as const) {
      await rows(
        ctx,
        `insert into use_report (id, community_id, post_id, by_id, how, words, shown_to, created_at, removed_at, removed_by)
         values ($1, $2, $3, $4, $5, 'As we did it.', $6, $7, $8, $9)`,
        [id, communityId, postId, founder, how, shownTo, now, ...[removedBy && now, removedBy]],
      );
    }
    await rows(
      ctx,
      `insert into use_answer (id, report_id, by_id, words, created_at) values ($1, $2, $3, 'Thank you.', $4)`,
      [useAnswer, use, founder, now],
    );
    const { postId: askedOf } = await aThread(ctx, { communityId, authorId: founder });
    days += 1;
    await rows(
      ctx,
      `insert into use_ask (id, person_id, post_id, why, asked_at, asked_on) values ($1, $2, $3, 'BOOKMARK', $4, $5)`,
      [ask, founder, askedOf, now, new Date(days * DAY)],
    );
    return { practice: postId, use, sore, gone, away, useAnswer, ask };
  },
  reads: {
    'read what came of a post': see('use'),
    'read what did not work': see('sore'),
    'read a removed use': see('gone'),
  },
  writes: {
    'say that it was of use': verb(
      'reportUse',
      'ReportUseInput',
      ({ things }) => ({ of: { kind: 'POST', id: things.practice }, how: 'WORKED', ...said() }),
      'trail.reportUse',
    ),
    'edit a use of another': on('editUse', 'EditUseInput', 'use', 'use.edit', () => ({
      version: 1,
      words: 'Mine.',
    })),
    'remove a use of another': on('removeUse', 'UseReportInput', 'use', 'use.remove'),
    'restore a use that was removed': on('restoreUse', 'UseReportInput', 'away', 'away.restore'),
    'restore a use that its author removed': on(
      'restoreUse',
      'UseReportInput',
      'gone',
      'gone.restore',
    ),
    'answer a use': on('answerUse', 'AnswerUseInput', 'use', 'use.answer', said),
    'answer what did not work': on('answerUse', 'AnswerUseInput', 'sore', 'sore.answer', said),
    'take back an answer of another': verb('removeUseAnswer', 'UseAnswerInput', ({ things }) => ({
      answerId: things.useAnswer,
    })),
    'talk over what did not work': on(
      'openUseThread',
      'OpenUseThreadInput',
      'sore',
      'sore.openThread',
      () => ({ title: 'Sore skin', markdown: 'What then?', ...keyed() }),
    ),
    'share again what another used': verb(
      'shareAgain',
      'ShareAgainInput',
      ({ things }) => ({ reportId: things.use, what: { kind: 'POST', id: things.practice } }),
      'use.shareAgain',
    ),
    'answer what another is asked': verb('answerUseAsk', 'AnswerUseAskInput', ({ things }) => ({
      askId: things.ask,
      answer: 'NO',
    })),
    'be asked no more': verb(
      'setRecognitionChoices',
      'SetRecognitionChoicesInput',
      () => ({ asks: false }),
      undefined,
      '{ asks }',
    ),
  },
  reading: [
    block(['read what came of a post'], READS_SHOWN),
    block(['read what did not work', 'read a removed use'], READS_QUIET),
  ],
  writing: [
    block(['say that it was of use'], POSTING),
    block(['edit a use of another', 'share again what another used'], WORDS),
    block(['remove a use of another'], REMOVING),
    block(['answer a use'], ANSWERING),
    block(['answer what did not work', 'talk over what did not work'], TENDING),
    block(['restore a use that was removed', 'take back an answer of another'], BRINGING_BACK),
    block(['restore a use that its author removed'], AUTHOR_ALONE),
    block(['answer what another is asked'], NOBODY),
    block(
      ['be asked no more'],
      `${mayNotEvenAsk}
  outsider elsewhere left removed invited | ok
  pending banned novice member            | ok
  facilitator steward admin               | ok`,
    ),
  ],
  async verdicts(client, { things }, actor) {
    const { data } = await client.ask<{ use: Can; post: { trail: Can } }>(OF_USE, {
      id: things.use,
      postId: things.practice,
    });
    const { data: quiet } = TENDERS.includes(actor)
      ? await client.ask<Record<'sore' | 'gone' | 'away', Can>>(OF_QUIET, {
          sore: things.sore,
          gone: things.gone,
          away: things.away,
        })
      : {};
    return saidOf({
      ...{ use: data?.use ?? null, trail: data?.post?.trail ?? null },
      ...{ sore: quiet?.sore ?? null, gone: quiet?.gone ?? null, away: quiet?.away ?? null },
    });
  },
};
