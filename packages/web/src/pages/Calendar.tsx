import '../features/events/words';
import { useQuery } from '@apollo/client/react';
import { Suspense } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link, useSearchParams } from 'react-router';
import styles from '../features/events/calendar/Calendar.module.css';
import { CalendarHead } from '../features/events/calendar/CalendarHead';
import { type CalendarView, isDay, today, VIEWS } from '../features/events/calendar/range';
import { EventList } from '../features/events/list/EventList';
import { graphql } from '../gql';
import { useNow } from '../lib/time';
import { ButtonLink } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { later } from '../ui/later';
import { MoreButton } from '../ui/MoreButton';
import { PageHead } from '../ui/PageHead';
import { SignInFirst } from '../ui/SignInFirst';
import { Skeleton } from '../ui/Skeleton';
import { Row, Spread } from '../ui/Spread';

/** Most of a calendar's readers want the list; who wants the grid waits a moment for it. */
const Grid = later(() => import('../features/events/calendar/Grid'));

const CalendarQuery = graphql(`
  query CalendarList($mine: Boolean, $after: String) {
    viewer {
      events(first: 20, mine: $mine, after: $after) {
        edges { cursor node { id ...EventLine } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** The sessions of all of one's communities: as a list, a month or a week. */
export default function CalendarPage() {
  const intl = useIntl();
  const now = useNow();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('view') as CalendarView;
  const view = VIEWS.includes(asked) ? asked : 'list';
  const given = search.get('day');
  const day = isDay(given) ? given : today(intl, now);
  const mine = search.get('whose') === 'mine';

  return (
    <Spread>
      <PageHead
        title={intl.formatMessage({ id: 'events.calendar.page' })}
        lede={<FormattedMessage id="events.calendar.lede" />}
      />
      <Row
        margin={
          <Link className="gh-quiet" to="/settings/calendar">
            <FormattedMessage id="events.calendar.feeds" />
          </Link>
        }
        marginTop="1.9rem"
      >
        <CalendarHead
          {...{ view, day, mine }}
          onChange={(next) => {
            const to = { view, day: given, mine, ...next };
            setSearch(
              {
                ...(to.view !== 'list' && { view: to.view }),
                ...(to.view !== 'list' && to.day && { day: to.day }),
                ...(to.mine && { whose: 'mine' }),
              },
              { preventScrollReset: true, state: { keepFocus: true } },
            );
          }}
        />
      </Row>
      {view === 'list' ? (
        <Coming mine={mine} />
      ) : (
        <div className={styles.wide}>
          <Suspense fallback={<Skeleton lines={6} />}>
            <Grid view={view} day={day} mine={mine} />
          </Suspense>
        </div>
      )}
    </Spread>
  );
}

function Coming({ mine }: { mine: boolean }) {
  const { data, error, refetch, fetchMore } = useQuery(CalendarQuery, {
    variables: { mine },
    fetchPolicy: 'cache-and-network',
  });
  if (data?.viewer === null) return <SignInFirst />;
  const page = data?.viewer?.events;
  if (!page) {
    return (
      <Row>
        {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton lines={8} />}
      </Row>
    );
  }
  if (page.edges.length === 0) {
    return (
      <EmptyState
        small
        title={<FormattedMessage id={`events.calendar.empty.${mine ? 'mine' : 'all'}.title`} />}
        step={
          <ButtonLink to={mine ? '/calendar' : '/communities'}>
            <FormattedMessage id={`events.calendar.empty.${mine ? 'mine' : 'all'}.step`} />
          </ButtonLink>
        }
      >
        <FormattedMessage id={`events.calendar.empty.${mine ? 'mine' : 'all'}.text`} />
      </EmptyState>
    );
  }
  return (
    <EventList
      communities
      events={page.edges.map(({ node }) => node)}
      foot={
        page.pageInfo.hasNextPage && (
          <MoreButton onMore={() => fetchMore({ variables: { after: page.pageInfo.endCursor } })} />
        )
      }
    />
  );
}
