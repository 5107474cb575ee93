import { rows } from '../../../src/kernel/database/statements';
import { newId } from '../../../src/kernel/ids';
import { keyed, verb } from '../actions';
import { type RoomTable, verdictsOf } from '../run';
import { block, strangersInside } from '../table';

const outside = `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden`;

const onSearch = (name: string, type: string, can: string, more: object = {}) =>
  verb(name, type, ({ things }) => ({ searchId: things.search, ...more }), can);

const slot = { on: '2027-02-03T14:00', timeZone: 'UTC' };

/** A search for a time, of the founder. */
export const findTime: RoomTable = {
  async build(ctx, { id: communityId }, people) {
    const search = newId();
    const slots = [newId(), newId(), newId()];
    await rows(
      ctx,
      `insert into time_search (id, community_id, kind, title, duration_minutes, mode, created_by, created_at)
       values ($1, $2, 'MEETING', 'When?', 60, 'REMOTE', $3, $4)`,
      [search, communityId, people.get('founder')?.id, ctx.clock.now()],
    );
    for (const [day, id] of slots.entries()) {
      await rows(
        ctx,
        `insert into time_slot (id, search_id, starts_on, time_zone, starts_at)
         values ($1, $2, $3::timestamp, 'UTC', ($3 || 'Z')::timestamptz)`,
        [id, search, `2027-01-1${day}T14:00`],
      );
    }
    return { search, slot: slots[0] as string };
  },
  reads: {
    'read search for a time': {
      document: 'query($id: ID!) { timeSearch(id: $id) { id title slots { yes } } }',
      variables: ({ things }) => ({ id: things.search }),
    },
    'look for fair times': {
      document: 'query($input: FairSlotsInput!) { fairSlots(input: $input) { startsAt } }',
      variables: ({ community }) => ({
        input: {
          ...{ communityId: community.id, durationMinutes: 60, from: '2027-01-11' },
          ...{ weeks: 4, every: 2 },
        },
      }),
    },
  },
  writes: {
    'find a time': verb('findTime', 'FindTimeInput', ({ community }) => ({
      ...{ communityId: community.id, kind: 'MEETING', title: 'When?', descriptionMarkdown: '' },
      ...{ durationMinutes: 60, mode: 'REMOTE', ...keyed() },
      slots: [slot, { ...slot, on: '2027-02-04T14:00' }],
    })),
    'answer times': verb(
      'answerTimes',
      'AnswerTimesInput',
      ({ things }) => ({
        searchId: things.search,
        answers: [{ slotId: things.slot, answer: 'YES' }],
      }),
      'timeSearch.answer',
    ),
    'offer a further time': onSearch('addTimeSlot', 'AddTimeSlotInput', 'timeSearch.edit', {
      slot,
    }),
    'take a time away': verb(
      'removeTimeSlot',
      'TimeSlotInput',
      ({ things }) => ({ slotId: things.slot }),
      'timeSearch.edit',
    ),
    'choose a time': verb(
      'chooseTime',
      'ChooseTimeInput',
      ({ things }) => ({ searchId: things.search, slotId: things.slot, version: 1 }),
      'timeSearch.choose',
    ),
    'close a search': onSearch('closeTimeSearch', 'CloseTimeSearchInput', 'timeSearch.close', {
      version: 1,
    }),
  },
  reading: [
    block(
      ['read search for a time'],
      `
  visitor                                                | sign-in
  unverified                                             | verify
  visitor* unverified*                                   | ok hidden hidden
  outsider elsewhere pending invited left removed banned | ok hidden hidden
  novice member facilitator steward admin                | ok`,
    ),
    block(
      ['look for fair times'],
      `
  visitor                           | sign-in
  unverified                        | verify
  visitor*                          | sign-in sign-in hidden
  unverified*                       | verify verify hidden
  outsider elsewhere left removed   | join join hidden       | archived join hidden
  pending                           | pending pending hidden | archived pending hidden
  banned                            | banned banned hidden   | archived banned hidden
  invited                           | join                   | archived join join
  novice member facilitator steward | ok                     | archived
  admin                             | join                   | archived`,
    ),
  ],
  writing: [
    block(
      ['find a time'],
      `
  visitor                         | sign-in
  unverified                      | verify
  visitor*                        | sign-in sign-in hidden
  unverified*                     | verify verify hidden
  outsider elsewhere left removed | join join hidden       | archived join hidden
  pending                         | pending pending hidden | archived pending hidden
  banned                          | banned banned hidden   | archived banned hidden
  invited                         | join                   | archived join join
  novice                          | rules                  | archived
  member facilitator steward      | ok                     | archived
  admin                           | join                   | archived`,
    ),
    block(
      ['answer times'],
      `${outside}
  novice member facilitator steward       | ok   | archived
  admin                                   | join | archived`,
    ),
    block(
      ['offer a further time', 'take a time away', 'close a search'],
      `${outside}
  novice                                  | rules       | archived
  member                                  | facilitator | archived
  facilitator steward admin               | ok          | archived`,
    ),
    block(
      ['choose a time'],
      `${outside}
  novice                                  | rules       | archived
  member                                  | facilitator | archived
  facilitator steward                     | ok          | archived
  admin                                   | join        | archived`,
    ),
  ],
  verdicts: verdictsOf(
    `query($id: ID!) { timeSearch(id: $id) { viewerCan {
      answer { allowed reason } edit { allowed reason } choose { allowed reason } close { allowed reason } } } }`,
    ({ things }) => ({ id: things.search }),
  ),
};
