import './words';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { useNow } from '../../lib/time';
import { Row } from '../../ui/Spread';
import { PutToUse } from './PutToUse';
import { Trail } from './trail/Trail';
import styles from './trail/Trail.module.css';

export const EventTrailParts = graphql(`
  fragment EventTrailParts on CommunityEvent {
    id
    title
    state
    startsAt
    community { id slug }
    host { id name }
    proposedBy { id name }
    trail { useCount }
  }
`);

/** What people made of a session, once there has been one. */
export function EventTrail({ event: ref }: { event: FragmentType<typeof EventTrailParts> }) {
  const event = readFragment(EventTrailParts, ref);
  const now = useNow();
  if (!event.trail || event.state !== 'SCHEDULED' || new Date(event.startsAt) > now) return null;
  // Like the API's: who hosts it; where nobody does, who arranged it.
  const giver = event.host ?? event.proposedBy;
  const of = {
    kind: 'EVENT' as const,
    id: event.id,
    title: event.title,
    by: giver ? [giver] : [],
    community: event.community,
  };
  return (
    <>
      <Trail quiet of={of} />
      <Row className={styles.event}>
        <div className="gh-actions">
          <PutToUse plain of={of} />
        </div>
      </Row>
    </>
  );
}
