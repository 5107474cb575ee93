import { anEvent } from '../../../src/events/event.factory';
import { newId } from '../../../src/kernel/ids';
import { asking, attempt, type WorldsRoom } from './room';

const at = { startsOn: '2026-07-09T14:00' };
const ICS = [
  ...[
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'UID:worlds@elsewhere',
    'SUMMARY:From a file',
  ],
  ...['DTSTART;TZID=Europe/Lisbon:20270301T100000', 'END:VEVENT', 'END:VCALENDAR'],
].join('\r\n');

/** Feeds of what is secret cannot be made, and a file that names a secret UID says nothing of it. */
export const calendar: WorldsRoom = {
  async hide(ctx, { open }, { community }, people) {
    const made = await anEvent(ctx, {
      ...at,
      createdBy: people('ines').id,
      communityId: community.id,
    });
    return { secretSeries: made.seriesId, secretCommunity: community.id, feedsOf: open.id };
  },
  queries: (_whole, _known, { secretCommunity }) =>
    asking(
      'previewImport',
      `query($input: PreviewImportInput!) { previewImport(input: $input) { events { title outcome problem event { id } } } }`,
      ...[secretCommunity, newId(), 'no id'].map((communityId) => ({
        input: { communityId, ics: ICS },
      })),
    ),
  attempts: ({ secretSeries, secretCommunity }) => [
    ...[secretSeries, newId()].map((seriesId) =>
      attempt(
        'makeCalendarFeed',
        'MakeCalendarFeedInput',
        { scope: 'SERIES', seriesId },
        '{ feed { id } }',
      ),
    ),
    attempt(
      'makeCalendarFeed',
      'MakeCalendarFeedInput',
      { scope: 'COMMUNITY', communityId: secretCommunity },
      '{ feed { id } }',
    ),
    attempt(
      'removeCalendarFeed',
      'RemoveCalendarFeedInput',
      { feedId: newId() },
      '{ calendarFeeds { id } }',
    ),
    attempt(
      'importCalendar',
      'ImportCalendarInput',
      { communityId: secretCommunity, ics: ICS, clientMutationId: newId() },
      '{ events { title } }',
    ),
  ],
};
