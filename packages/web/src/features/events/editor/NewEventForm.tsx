import './words';
import '../words';
import { useMutation } from '@apollo/client/react';
import { useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { inDays, localTime } from '../../../lib/local-time';
import { mutationId } from '../../../lib/mutation-id';
import { eventPath } from '../../../lib/paths/events';
import { useAnnounce } from '../../../ui/Announcer';
import { ScheduleEvent } from './documents';
import { EventForm, type ZoneControl } from './EventForm';
import { anEvent, type EventDraft, planOf } from './plan';

/** What is planned is mostly planned for next week, in the afternoon, when more than one country is at work. */
const DAYS_AHEAD = 7;
const USUAL_HOUR = '14:00';

interface NewEventFormProps {
  communityId: string;
  viewer: { id: string; name: string; timeZone: string };
  zoneField: ZoneControl;
  /** Whether it stands at once, or is proposed to those who decide. */
  proposes: boolean;
  /** The day that somebody came from, of a calendar. */
  day?: string | undefined;
}

/** A session, or a whole series of them. */
export function NewEventForm(props: NewEventFormProps) {
  const { communityId, viewer, zoneField, proposes, day } = props;
  const intl = useIntl();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const sent = useRef<{ text: string; id: string }>(undefined);
  const [schedule, { loading, error }] = useMutation(ScheduleEvent, {
    onError: () => undefined,
    update: (cache) => {
      cache.evict({ fieldName: 'events' });
      cache.modify({
        id: cache.identify({ __typename: 'Community', id: communityId }),
        fields: { events: (_, { DELETE }) => DELETE, proposedEvents: (_, { DELETE }) => DELETE },
      });
    },
  });
  const soon = inDays(localTime(new Date(), viewer.timeZone), DAYS_AHEAD, USUAL_HOUR);

  const send = async (draft: EventDraft) => {
    const plan = planOf(draft);
    const text = JSON.stringify(plan);
    // The same words again after a lost answer are the same event.
    if (sent.current?.text !== text) sent.current = { text, id: mutationId() };
    const { data } = await schedule({
      variables: { input: { communityId, plan, clientMutationId: sent.current.id } },
    });
    if (!data) return;
    const { state } = data.scheduleEvent;
    announce(
      intl.formatMessage({ id: `event-editor.made.${state === 'PROPOSED' ? state : 'SCHEDULED'}` }),
    );
    navigate(eventPath(data.scheduleEvent), { replace: true });
  };

  return (
    <EventForm
      initial={{
        ...anEvent(day ?? soon.slice(0, 10), USUAL_HOUR, viewer.timeZone),
        hostId: viewer.id,
      }}
      communityId={communityId}
      people={[viewer]}
      zoneField={zoneField}
      send={<FormattedMessage id={proposes ? 'event-editor.propose' : 'event-editor.schedule'} />}
      busy={loading}
      error={error}
      onSend={send}
    />
  );
}
