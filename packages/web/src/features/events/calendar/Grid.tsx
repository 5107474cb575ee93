import '../words';
import FullCalendar from '@fullcalendar/react';
import dayGrid from '@fullcalendar/react/daygrid';
import '@fullcalendar/react/skeleton.css';
import classic from '@fullcalendar/react/themes/classic';
import '@fullcalendar/react/themes/classic/theme.css';
import { useQuery } from '@apollo/client/react';
import timeGrid from '@fullcalendar/react/timegrid';
import { useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { localTime } from '../../../lib/local-time';
import { eventPath } from '../../../lib/paths/events';
import { ErrorState } from '../../../ui/ErrorState';
import { hours } from '../times';
import { CalendarRange } from './documents';
import styles from './Grid.module.css';
import { columnOf, rangeOf, today } from './range';

/** The day of a week begins here, unless something begins earlier. */
const FIRST_HOUR = 7;

interface GridProps {
  view: 'month' | 'week';
  day: string;
  mine: boolean;
}

/** A month or a week as a grid. Fetched only when somebody wants it; the list has everything that it shows. */
export default function Grid({ view, day, mine }: GridProps) {
  const intl = useIntl();
  const navigate = useNavigate();
  const variables = { ...rangeOf(view, day), mine };
  const { data, previousData, error, refetch, fetchMore } = useQuery(CalendarRange, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const page = data?.viewer?.events;
  const next = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
  // A grid has no "Show more": the rest of a full month comes by itself.
  useEffect(() => {
    if (next) void fetchMore({ variables: { after: next } });
  }, [next, fetchMore]);
  // On a phone the grid is wider than the window: it begins where today is.
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const column = columnOf(view, day, today(intl, new Date()));
    if (!box.current || column === undefined) return;
    const { scrollWidth, clientWidth } = box.current;
    const to = Math.max(0, (scrollWidth * (column + 0.5)) / 7 - clientWidth / 2);
    box.current.scrollLeft = document.documentElement.dir === 'rtl' ? -to : to;
  }, [view, day, intl]);
  const shown = page ?? previousData?.viewer?.events;
  if (error && !shown) return <ErrorState error={error} onRetry={() => refetch()} />;
  const events = shown?.edges.map(({ node }) => node) ?? [];

  const earliest = Math.min(
    FIRST_HOUR,
    ...events.map(({ startsAt }) =>
      Number(localTime(new Date(startsAt), intl.timeZone).slice(11, 13)),
    ),
  );

  return (
    <section
      ref={box}
      className={styles.grid}
      aria-label={intl.formatMessage({ id: `events.calendar.${view}` })}
    >
      <FullCalendar
        key={`${view} ${day}`}
        plugins={[dayGrid, timeGrid, classic]}
        initialView={view === 'week' ? 'timeGridWeek' : 'dayGridMonth'}
        initialDate={day}
        timeZone={intl.timeZone ?? 'local'}
        locale={intl.locale}
        direction={document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'}
        firstDay={1}
        headerToolbar={false}
        height="auto"
        allDaySlot={false}
        nowIndicator
        slotMinTime={`${String(earliest).padStart(2, '0')}:00:00`}
        dayMaxEvents={4}
        eventDisplay="block"
        blockEventTitleClass={styles.title}
        rowEventInnerClass={styles.inner}
        eventTimeFormat={{ hour: '2-digit', minute: '2-digit', hour12: false }}
        slotHeaderFormat={{ hour: '2-digit', minute: '2-digit', hour12: false }}
        events={events.map((event) => ({
          id: event.id,
          title: event.title,
          start: event.startsAt,
          end: event.endsAt,
          url: eventPath(event),
          className:
            event.state === 'CANCELLED'
              ? styles.off
              : event.viewerRsvp?.answer === 'GOING'
                ? styles.going
                : styles.open,
          extendedProps: {
            label: intl.formatMessage(
              { id: 'events.calendar.label' },
              {
                ...{ title: event.title, community: event.community.name },
                ...{ state: event.state, hours: hours(intl, event) },
              },
            ),
          },
        }))}
        eventDidMount={({ el, event }) => {
          el.setAttribute('aria-label', String(event.extendedProps.label));
        }}
        eventClick={({ jsEvent, event }) => {
          if (!event.url || jsEvent.metaKey || jsEvent.ctrlKey || jsEvent.shiftKey) return;
          jsEvent.preventDefault();
          navigate(event.url);
        }}
      />
      <p className={styles.legend}>
        <span className={styles.goingKey} aria-hidden="true" />
        <FormattedMessage id="events.calendar.key.going" />
        <span className={styles.openKey} aria-hidden="true" />
        <FormattedMessage id="events.calendar.key.open" />
      </p>
    </section>
  );
}
