import '../words';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { useViewer } from '../../../lib/viewer';
import { ActionButton } from '../../../ui/ActionButton';
import { Button, ButtonLink } from '../../../ui/Button';
import { Row } from '../../../ui/Spread';
import styles from './EventsBar.module.css';

export const EventsBarParts = graphql(`
  fragment EventsBarParts on Community {
    id
    slug
    viewerCan {
      scheduleEvent { allowed reason }
      proposeEvent { allowed reason }
    }
  }
`);

interface EventsBarProps {
  community: FragmentType<typeof EventsBarParts>;
  past: boolean;
  onImport: () => void;
}

/** Coming or past, and the way to a new session: scheduled by who may, proposed by every member. */
export function EventsBar({ community: ref, past, onImport }: EventsBarProps) {
  const intl = useIntl();
  const { viewer } = useViewer();
  const { id, slug, viewerCan } = readFragment(EventsBarParts, ref);
  const schedules = viewerCan.scheduleEvent.allowed;
  const permission = schedules ? viewerCan.scheduleEvent : viewerCan.proposeEvent;
  const at = `/c/${slug}/events`;
  return (
    <Row>
      <div className={styles.bar}>
        <nav className={styles.filters} aria-label={intl.formatMessage({ id: 'events.when' })}>
          <Link
            to={at}
            preventScrollReset
            state={{ keepFocus: true }}
            aria-current={past ? undefined : 'page'}
          >
            <FormattedMessage id="events.coming" />
          </Link>
          <Link
            to={`${at}?when=past`}
            preventScrollReset
            state={{ keepFocus: true }}
            aria-current={past ? 'page' : undefined}
          >
            <FormattedMessage id="events.past" />
          </Link>
        </nav>
        <ActionButton size="small" to={`/c/${slug}/new-event`} permission={permission}>
          <FormattedMessage id={schedules ? 'events.schedule' : 'events.propose'} />
        </ActionButton>
        {viewer?.memberships.some(({ community }) => community.id === id) && (
          <ButtonLink size="small" variant="text" to={`/settings/calendar?community=${id}`}>
            <FormattedMessage id="events.calendar.subscribe" />
          </ButtonLink>
        )}
        {schedules && (
          <Button size="small" variant="text" onClick={onImport}>
            <FormattedMessage id="events.import" />
          </Button>
        )}
      </div>
    </Row>
  );
}
