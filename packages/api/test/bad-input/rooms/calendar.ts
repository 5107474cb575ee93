import { CalendarScope } from '../../../src/events/calendar/feed.types';
import { makeCalendarFeed } from '../../../src/events/calendar/feeds.service';
import { anEvent } from '../../../src/events/event.factory';
import { makeContext } from '../../../src/kernel/context';
import type { HouseRoom } from '.';

const ICS = [
  ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:bad@elsewhere', 'SUMMARY:From a file'],
  ...[
    'DTSTART;TZID=Europe/Lisbon:20270301T100000',
    'RRULE:FREQ=WEEKLY;COUNT=3',
    'END:VEVENT',
    'END:VCALENDAR',
  ],
].join('\r\n');

export const calendar: HouseRoom = {
  async build(ctx, { communityId, allId }) {
    await anEvent(ctx, {
      communityId,
      createdBy: allId,
      startsOn: '2026-09-02T14:00',
    });
    const viewer = await ctx.services.viewers.ofPerson(ctx, allId);
    if (!viewer) throw new Error('who may everything is gone');
    const { feed } = await makeCalendarFeed(makeContext(ctx.services, viewer), {
      scope: CalendarScope.ME,
    });
    const good: Record<string, Record<string, unknown>> = {
      makeCalendarFeed: { scope: 'ME', communityId: null, seriesId: null },
      removeCalendarFeed: { feedId: feed.id },
      previewImport: { communityId, ics: ICS },
      importCalendar: { communityId, ics: ICS },
    };
    return (operation) => good[operation];
  },
};
