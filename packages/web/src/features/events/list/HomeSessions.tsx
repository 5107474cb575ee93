import '../words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { graphql } from '../../../gql';
import { Row, Section } from '../../../ui/Spread';
import { EventList } from './EventList';
import styles from './EventList.module.css';

const HomeSessionsQuery = graphql(`
  query HomeSessions {
    viewer {
      mine: events(first: 3, mine: true) { nodes { id ...EventLine } }
      next: events(first: 6) {
        nodes { id viewerRsvp { answer } ...EventLine }
      }
    }
  }
`);

/** So many that wait for one's answer stand on the home page; the calendar has all. */
const ASKED = 2;

/** The next sessions that one goes to, and the next ones that wait for an answer. Nothing while there are none. */
export default function HomeSessions() {
  const { data } = useQuery(HomeSessionsQuery, { fetchPolicy: 'cache-and-network' });
  const viewer = data?.viewer;
  if (!viewer || viewer.next.nodes.length === 0) return null;
  const mine = viewer.mine.nodes;
  const asked = viewer.next.nodes
    .filter(({ id, viewerRsvp }) => !viewerRsvp && !mine.some((one) => one.id === id))
    .slice(0, ASKED);
  if (mine.length + asked.length === 0) return null;
  return (
    <Section
      title={<FormattedMessage id="events.home.title" />}
      end={
        <Link className="gh-quiet" to="/calendar">
          <FormattedMessage id="events.home.all" />
        </Link>
      }
    >
      {mine.length > 0 ? (
        <EventList communities events={mine} />
      ) : (
        <Row ruled>
          <p className={styles.nothing}>
            <FormattedMessage id="events.home.none" />
          </p>
        </Row>
      )}
      {asked.length > 0 && (
        <>
          <Row>
            <h3 className={styles.asked}>
              <FormattedMessage id="events.home.asked" />
            </h3>
          </Row>
          <EventList communities events={asked} />
        </>
      )}
    </Section>
  );
}
