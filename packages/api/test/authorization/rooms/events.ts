import { anEvent } from '../../../src/events/event.factory';
import { EventState } from '../../../src/events/event.types';
import type { RoomTable } from '../run';
import { block } from '../table';

/** The event itself. What is done with it stands in files beside this one, a room's part each. */
export const events: RoomTable = {
  async build(ctx, { id: communityId }, people) {
    const founder = people.get('founder')?.id as string;
    const made = (state: EventState) =>
      anEvent(ctx, { communityId, createdBy: founder, startsOn: '2027-01-14T14:00', state });
    return {
      event: (await made(EventState.SCHEDULED)).id,
      proposedEvent: (await made(EventState.PROPOSED)).id,
    };
  },
  reads: {
    'read event': {
      document: 'query($id: ID!) { event(id: $id) { id title place } }',
      variables: ({ things }) => ({ id: things.event }),
    },
    'read proposed event': {
      document: 'query($id: ID!) { event(id: $id) { id title } }',
      variables: ({ things }) => ({ id: things.proposedEvent }),
    },
  },
  reading: [
    block(
      ['read event'],
      `
  visitor                                                | sign-in
  unverified                                             | verify
  visitor* unverified*                                   | ok hidden hidden
  outsider elsewhere pending invited left removed banned | ok hidden hidden
  novice member facilitator steward admin                | ok`,
    ),
    block(
      ['read proposed event'],
      `
  visitor                                                | sign-in
  unverified                                             | verify
  visitor* unverified*                                   | hidden
  outsider elsewhere pending invited left removed banned | hidden
  novice member                                          | hidden
  facilitator steward admin                              | ok`,
    ),
  ],
  writing: [],
};
