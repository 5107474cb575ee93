import '../features/events/words';
import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { EventAgenda } from '../features/events/agenda/EventAgenda';
import { Attendance } from '../features/events/attendance/Attendance';
import { Decide } from '../features/events/editor/Decide';
import { LookAfter } from '../features/events/editor/LookAfter';
import { EventFacts } from '../features/events/frame/EventFacts';
import { EventHead } from '../features/events/frame/EventHead';
import { EventKeys } from '../features/events/frame/EventKeys';
import { EventGuests } from '../features/events/guests/EventGuests';
import { EventMinutes } from '../features/events/minutes/EventMinutes';
import { EventRecap } from '../features/events/recap/EventRecap';
import { InYourCalendar } from '../features/events/rsvp/Reminders';
import { RsvpButtons } from '../features/events/rsvp/RsvpButtons';
import { SeriesAnswer } from '../features/events/rsvp/SeriesAnswer';
import { WhoComes } from '../features/events/rsvp/WhoComes';
import { SeriesDots } from '../features/events/series/SeriesDots';
import { EventTurn } from '../features/facilitation/turn/EventTurn';
import { EventTrail } from '../features/recognition/EventTrail';
import { EventKept } from '../features/resources/share-from/EventKept';
import { graphql } from '../gql';
import { useNow } from '../lib/time';
import { useFresh } from '../lib/useFresh';
import { ErrorPage } from '../ui/ErrorState';
import { SkeletonPage } from '../ui/Skeleton';
import { Spread } from '../ui/Spread';

const EventQuery = graphql(`
  query EventPage($id: ID!) {
    event(id: $id) {
      id
      state
      startsAt
      endsAt
      ...EventHeadParts
      ...EventFacts
      ...EventAnswer
      ...EventSeriesAnswer
      ...EventWhoComes
      ...EventReminders
      ...EventSeriesDots
      ...EventAttendanceParts
      ...EventLookAfter
      ...EventDecision
      turn { id }
      ...EventTurn
      ...EventAgendaParts
      ...EventMinutesParts
      ...EventKeptParts
      ...EventRecapParts
      ...EventGuestsParts
      ...EventTrailParts
    }
    viewer { eventSettings { reminders } }
  }
`);

/** One session, at the same address before, while and after it is held. */
export default function EventPage() {
  const { eventId = '' } = useParams();
  const now = useNow();
  const { data, error, refetch } = useQuery(EventQuery, {
    variables: { id: eventId },
    fetchPolicy: 'cache-and-network',
  });
  useFresh(EventQuery, { id: eventId });
  const event = data?.event;
  if (!event) {
    return error ? <ErrorPage error={error} onRetry={() => refetch()} /> : <SkeletonPage />;
  }
  const held = event.state === 'SCHEDULED';
  const over = new Date(event.endsAt) <= now;
  return (
    <Spread
      aside={
        <>
          {held && <WhoComes event={event} over={over} />}
          {held && !over && data.viewer && (
            <InYourCalendar event={event} usual={data.viewer.eventSettings.reminders} />
          )}
          <SeriesDots event={event} />
        </>
      }
    >
      <EventHead
        event={event}
        actions={
          <>
            {event.state === 'PROPOSED' && <Decide event={event} />}
            {held && <RsvpButtons event={event} />}
            {held && <SeriesAnswer event={event} />}
            <LookAfter event={event} />
            <EventKeys event={event} />
          </>
        }
      />
      <EventFacts event={event} turn={event.turn && <EventTurn event={event} />} />
      <EventGuests event={event} />
      <EventRecap event={event} />
      <EventAgenda event={event} />
      <EventMinutes event={event} />
      <EventKept event={event} />
      <Attendance event={event} />
      <EventTrail event={event} />
    </Spread>
  );
}
