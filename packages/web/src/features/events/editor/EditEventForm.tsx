import './words';
import '../words';
import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { type FragmentType, readFragment } from '../../../gql';
import type { EventChangeInput, EventScope, EventToEditFragment } from '../../../gql/graphql';
import { answered } from '../../../lib/answered';
import { eventPath } from '../../../lib/paths/events';
import { toProblem } from '../../../lib/problem';
import { isNewerVersion } from '../../../lib/refusal';
import { useAnnounce } from '../../../ui/Announcer';
import { ButtonLink } from '../../../ui/Button';
import { both } from '../minutes/minutes';
import { EditEvent, EventNow, EventToEdit, PreviewEventChange } from './documents';
import { EventForm, type ZoneControl } from './EventForm';
import { NewerEvent } from './NewerEvent';
import { changeOf, draftOf, type EventDraft, rebased } from './plan';
import { ScopeDialog } from './ScopeDialog';

interface EditEventFormProps {
  event: FragmentType<typeof EventToEdit>;
  viewer: { id: string; name: string };
  zoneField: ZoneControl;
}

/** Changes one session, or a series from here on, or all of it; what that means for each is shown before. */
export function EditEventForm({ event: ref, viewer, zoneField }: EditEventFormProps) {
  const intl = useIntl();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const client = useApolloClient();
  const event = readFragment(EventToEdit, ref);
  // The form goes on from what it began with, also when the event changes elsewhere meanwhile.
  const [began, setBegan] = useState({ draft: draftOf(event), version: event.version });
  const [initial, setInitial] = useState(began.draft);
  const [mine, setMine] = useState(began.draft);
  const [theirs, setTheirs] = useState<EventToEditFragment>();
  const [change, setChange] = useState<EventChangeInput>();
  const [scope, setScope] = useState<EventScope>('THIS');
  const asked = useQuery(PreviewEventChange, {
    variables: { input: { eventId: event.id, scope, change: change ?? {} } },
    skip: !change,
    fetchPolicy: 'no-cache',
  });
  const [edit, { loading, error, reset }] = useMutation(EditEvent, {
    onError: (problem) => {
      if (isNewerVersion(problem)) void compare();
    },
  });
  /** Somebody else was first: what they have is shown beside one's own. */
  const compare = async () => {
    const now = await client
      .query({ query: EventNow, variables: { id: event.id }, fetchPolicy: 'network-only' })
      .catch(() => undefined);
    const newest = readFragment(EventToEdit, now?.data?.event);
    if (!newest) return;
    setChange(undefined);
    setTheirs(newest);
  };
  const series = event.series.rule !== null && event.series.rule !== undefined;
  const scopes: EventScope[] = !series
    ? ['THIS']
    : change && 'rule' in change
      ? ['FOLLOWING', 'ALL']
      : ['THIS', 'FOLLOWING', 'ALL'];
  const { id: eventId, host } = event;

  const look = (draft: EventDraft, from: EventDraft = began.draft) => {
    setMine(draft);
    // First it is to be seen what somebody else has saved.
    if (theirs && from === began.draft) return;
    const next = changeOf(from, draft);
    if (Object.keys(next).length === 0) return navigate(eventPath(event));
    reset();
    setScope(series && 'rule' in next ? 'FOLLOWING' : 'THIS');
    setChange(next);
  };
  const save = async () => {
    if (!change) return;
    const data = await answered(
      edit({
        variables: { input: { eventId, version: began.version, scope, change } },
        update: (cache) => {
          // Sessions may have come or gone.
          if (scope !== 'THIS' || 'rule' in change) cache.evict({ fieldName: 'events' });
        },
      }),
    );
    // What fields say stands beside them, behind the dialog.
    if (!data) return;
    announce(intl.formatMessage({ id: 'event-editor.saved' }));
    navigate(eventPath(data.editEvent as never), { replace: true });
  };
  /** Goes on from what they have saved. @returns the draft that the form holds then, and what it began from */
  const goOn = (newest: EventToEditFragment, part: Partial<EventDraft> = {}) => {
    const from = draftOf(newest);
    const draft = { ...rebased(began.draft, mine, from), ...part };
    setBegan({ draft: from, version: newest.version });
    setInitial(draft);
    setMine(draft);
    setTheirs(undefined);
    return [draft, from] as const;
  };
  const people = [viewer, host, theirs?.host].filter(
    (one, place, all) => one && all.findIndex((other) => other?.id === one.id) === place,
  ) as { id: string; name: string }[];
  const fielded = toProblem(error).fields.length > 0;

  return (
    <>
      {theirs && (
        <NewerEvent
          began={began.draft}
          mine={mine}
          theirs={draftOf(theirs)}
          people={people}
          onMine={() => look(...goOn(theirs))}
          onBoth={() =>
            goOn(theirs, { description: both(theirs.descriptionMarkdown, mine.description) })
          }
          onTheirs={() => navigate(eventPath(event))}
        />
      )}
      <EventForm
        key={began.version}
        initial={initial}
        communityId={event.community.id}
        people={people}
        zoneField={zoneField}
        send={<FormattedMessage id="event-editor.look" />}
        busy={loading}
        error={fielded ? error : undefined}
        onSend={look}
      >
        <ButtonLink variant="text" to={eventPath(event)}>
          <FormattedMessage id="app.cancel" />
        </ButtonLink>
      </EventForm>
      {change && !fielded && (
        <ScopeDialog
          title={<FormattedMessage id="event-editor.save.title" />}
          confirm={<FormattedMessage id="app.save" />}
          scopes={scopes}
          scope={scope}
          onScope={setScope}
          preview={asked.data?.previewEventChange}
          problem={asked.error}
          onRetry={() => void asked.refetch()}
          busy={loading}
          error={error}
          onConfirm={() => void save()}
          onClose={() => setChange(undefined)}
        />
      )}
    </>
  );
}
