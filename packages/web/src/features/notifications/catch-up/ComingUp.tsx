import './words';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import type { ComingUpPartsFragment } from '../../../gql/graphql';
import { Row, Section } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import styles from './CatchUp.module.css';

export const ComingUpParts = graphql(`
  fragment ComingUpParts on CommunityEvent {
    id
    title
    startsAt
    community { id slug name }
    viewerRsvp { answer waiting }
  }
`);

/** The next sessions, at a glance: when they are for the reader, and what was answered. */
export function ComingUp({
  events,
}: {
  events: ReadonlyArray<FragmentType<typeof ComingUpParts>>;
}) {
  const sessions = events.map((event) => readFragment(ComingUpParts, event));
  if (sessions.length === 0) return null;
  return (
    <Section title={<FormattedMessage id="catchUp.coming" />}>
      <ul className={styles.coming}>
        {sessions.map((session) => (
          <Row as="li" key={session.id} margin={<TimeStamp at={session.startsAt} precise />}>
            <Link className={styles.session} to={`/c/${session.community.slug}/e/${session.id}`}>
              <bdi>{session.title}</bdi>
            </Link>
            <p className={styles.sessionMeta}>
              {session.community.name} · <FormattedMessage id={answerWords(session)} />
            </p>
          </Row>
        ))}
      </ul>
    </Section>
  );
}

function answerWords({ viewerRsvp }: ComingUpPartsFragment) {
  if (!viewerRsvp) return 'catchUp.coming.OPEN';
  if (viewerRsvp.waiting) return 'catchUp.coming.WAITING';
  return viewerRsvp.answer === 'GOING' ? 'catchUp.coming.GOING' : 'catchUp.coming.MAYBE';
}
