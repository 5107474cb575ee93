import './words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { Row, Section } from '../../../ui/Spread';
import { CalendarFeeds } from './documents';
import styles from './Feeds.module.css';

/** Beside what ends sessions: addresses that calendar programs read are none, and go on until one takes them away. */
export function FeedsGoOn() {
  const { data } = useQuery(CalendarFeeds, { fetchPolicy: 'cache-and-network' });
  const count = data?.viewer?.calendarFeeds.length ?? 0;
  if (count === 0) return null;
  return (
    <Section title={<FormattedMessage id="calendar.goOn.title" />}>
      <Row>
        <p className={styles.text}>
          <FormattedMessage id="calendar.goOn.text" values={{ count }} />
        </p>
        <p>
          <Link className="gh-quiet" to="/settings/calendar">
            <FormattedMessage id="calendar.goOn.see" />
          </Link>
        </p>
      </Row>
    </Section>
  );
}
