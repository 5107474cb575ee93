import { anEvent } from '../../../src/events/event.factory';
import { newId } from '../../../src/kernel/ids';
import type { Action } from '../actions';
import type { RoomTable } from '../run';
import { block, mayNotEvenAsk } from '../table';

const ICS = [
  ...[
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'UID:table@elsewhere',
    'SUMMARY:From a file',
  ],
  ...['DTSTART;TZID=Europe/Lisbon:20270301T100000', 'END:VEVENT', 'END:VCALENDAR'],
].join('\r\n');

const making = (
  scope: string,
  of: (things: Record<string, string>, id: string) => object,
): Action => ({
  document: 'mutation($input: MakeCalendarFeedInput!) { makeCalendarFeed(input: $input) { url } }',
  variables: ({ things, community }) => ({ input: { scope, ...of(things, community.id) } }),
});

/** Feeds read as their person; a file is taken by who may schedule. */
export const calendar: RoomTable = {
  async build(ctx, { id: communityId }, people) {
    const createdBy = people.get('founder')?.id as string;
    const { seriesId } = await anEvent(ctx, {
      communityId,
      createdBy,
      startsOn: '2027-01-15T14:00',
    });
    return { feedSeries: seriesId };
  },
  reads: {
    'preview a calendar file': {
      document:
        'query($input: PreviewImportInput!) { previewImport(input: $input) { events { title } } }',
      variables: ({ community }) => ({ input: { communityId: community.id, ics: ICS } }),
    },
  },
  writes: {
    'make a feed of a community': making('COMMUNITY', (_things, communityId) => ({ communityId })),
    'make a feed of a series': making('SERIES', ({ feedSeries }) => ({ seriesId: feedSeries })),
    'import a calendar file': {
      document:
        'mutation($input: ImportCalendarInput!) { importCalendar(input: $input) { events { title } } }',
      variables: ({ community }) => ({
        input: { communityId: community.id, ics: ICS, clientMutationId: newId() },
      }),
    },
  },
  reading: [
    block(
      ['preview a calendar file'],
      `
  visitor             | sign-in
  unverified          | verify
  visitor*            | sign-in sign-in hidden
  unverified*         | verify verify hidden
  outsider elsewhere left removed | join join hidden | archived join hidden
  pending             | pending pending hidden | archived pending hidden
  invited             | join | archived join join
  banned              | banned banned hidden | archived banned hidden
  novice              | rules | archived
  member              | facilitator | archived
  facilitator steward | ok | archived
  admin               | join | archived`,
    ),
  ],
  writing: [
    block(
      ['make a feed of a community'],
      `${mayNotEvenAsk}
  outsider elsewhere left removed                        | ok join hidden
  pending                                                | ok pending hidden
  invited                                                | ok join join
  banned                                                 | ok banned hidden
  novice member facilitator steward admin                | ok`,
    ),
    block(
      ['make a feed of a series'],
      `${mayNotEvenAsk}
  outsider elsewhere pending invited left removed banned | ok hidden hidden
  novice member facilitator steward admin                | ok`,
    ),
    block(
      ['import a calendar file'],
      `
  visitor             | sign-in
  unverified          | verify
  visitor*            | sign-in sign-in hidden
  unverified*         | verify verify hidden
  outsider elsewhere left removed | join join hidden | archived join hidden
  pending             | pending pending hidden | archived pending hidden
  invited             | join | archived join join
  banned              | banned banned hidden | archived banned hidden
  novice              | rules | archived
  member              | facilitator | archived
  facilitator steward | ok | archived
  admin               | join | archived`,
    ),
  ],
};
