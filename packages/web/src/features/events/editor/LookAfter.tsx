import './words';
import '../words';
import { useMutation } from '@apollo/client/react';
import { IconChevronDown } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { usePageActions } from '../../../lib/keys';
import { editEventPath } from '../../../lib/paths/events';
import { later } from '../../../ui/later';
import { Menu, MenuItem } from '../../../ui/Menu';
import { useSayProblem } from '../../../ui/ProblemText';
import styles from '../frame/Event.module.css';
import { EventToEdit, FollowSeries, RestoreEvent } from './documents';

const CancelDialog = later(() => import('./CancelDialog'));

export const EventLookAfter = graphql(`
  fragment EventLookAfter on CommunityEvent {
    id
    viewerCan { lookAfter { allowed reason } }
    ...EventToEdit
  }
`);

/** What those who look after a session do with it: change it, call it off, let it follow its series again. */
export function LookAfter({ event: ref }: { event: FragmentType<typeof EventLookAfter> }) {
  const intl = useIntl();
  const navigate = useNavigate();
  const sayProblem = useSayProblem();
  const event = readFragment(EventToEdit, readFragment(EventLookAfter, ref));
  const { viewerCan } = readFragment(EventLookAfter, ref);
  const [cancelling, setCancelling] = useState(false);
  const options = {
    onError: sayProblem,
    refetchQueries: ['EventPage'],
  };
  const [restore] = useMutation(RestoreEvent, options);
  const [follow] = useMutation(FollowSeries, options);
  const { id: eventId, version, own, state } = event;
  const allowed = viewerCan.lookAfter.allowed;
  const off = state === 'CANCELLED';
  usePageActions(() =>
    allowed && !off
      ? [
          {
            id: 'event edit',
            name: 'event-editor.menu.edit',
            keys: 'e',
            run: () => navigate(editEventPath(event)),
          },
          { id: 'event cancel', name: 'event-editor.cancel', run: () => setCancelling(true) },
        ]
      : [],
  );
  if (!allowed || state === 'DECLINED') return null;

  return (
    <>
      {own.length > 0 && event.series.rule && !off && (
        <p className={styles.own}>
          <FormattedMessage
            id="event-editor.own"
            values={{
              fields: intl.formatList(
                own.map((field) => intl.formatMessage({ id: `event-editor.field.${field}` })),
              ),
            }}
          />{' '}
          <button
            type="button"
            className="gh-quiet"
            onClick={() => void follow({ variables: { input: { eventId, version, fields: own } } })}
          >
            <FormattedMessage id="event-editor.follow" />
          </button>
        </p>
      )}
      <Menu
        buttonClassName={styles.menu}
        button={
          <>
            <FormattedMessage id="event-editor.menu" />
            <IconChevronDown size={15} stroke={1.8} aria-hidden="true" />
          </>
        }
      >
        {off ? (
          <MenuItem
            onSelect={() =>
              void restore({ variables: { input: { eventId, version, scope: 'THIS' } } })
            }
          >
            <FormattedMessage id="event-editor.restore" />
          </MenuItem>
        ) : (
          <>
            <MenuItem to={editEventPath(event)}>
              <FormattedMessage id="event-editor.menu.edit" />
            </MenuItem>
            <MenuItem danger onSelect={() => setCancelling(true)}>
              <FormattedMessage id="event-editor.cancel" />
            </MenuItem>
          </>
        )}
      </Menu>
      {cancelling && (
        <Suspense>
          <CancelDialog event={event} onClose={() => setCancelling(false)} />
        </Suspense>
      )}
    </>
  );
}
