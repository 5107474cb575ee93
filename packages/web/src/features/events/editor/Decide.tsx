import './words';
import '../words';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { answered } from '../../../lib/answered';
import { useAnnounce } from '../../../ui/Announcer';
import { Button, PrimaryButton } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { AreaField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { ConfirmEvent, DeclineEvent } from './documents';

export const EventDecision = graphql(`
  fragment EventDecision on CommunityEvent {
    id
    version
    state
    viewerCan { decide { allowed } }
  }
`);

/** Somebody proposed it: yes, with all of its series, or no, with a reason. */
export function Decide({ event: ref }: { event: FragmentType<typeof EventDecision> }) {
  const intl = useIntl();
  const announce = useAnnounce();
  const { id: eventId, version, viewerCan } = readFragment(EventDecision, ref);
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState('');
  const options = { onError: () => undefined, refetchQueries: ['EventPage'] };
  const [confirm, { loading: confirming, error }] = useMutation(ConfirmEvent, options);
  const [decline, { loading: refusing, error: refused }] = useMutation(DeclineEvent, options);
  if (!viewerCan.decide.allowed) return null;
  const yes = async () => {
    const data = await answered(confirm({ variables: { input: { eventId, version } } }));
    if (data) announce(intl.formatMessage({ id: 'event-editor.confirmed' }));
  };
  const no = async () => {
    const data = await answered(
      decline({ variables: { input: { eventId, reason: reason.trim() || null } } }),
    );
    if (!data) return;
    setDeclining(false);
    announce(intl.formatMessage({ id: 'event-editor.declined' }));
  };
  return (
    <>
      <div className="gh-actions">
        <PrimaryButton busy={confirming} onClick={() => void yes()}>
          <FormattedMessage id="event-editor.confirm" />
        </PrimaryButton>
        <Button variant="text" onClick={() => setDeclining(true)}>
          <FormattedMessage id="event-editor.decline" />
        </Button>
      </div>
      <FormProblem error={error} />
      <Dialog
        open={declining}
        onClose={() => setDeclining(false)}
        title={<FormattedMessage id="event-editor.decline.title" />}
        actions={
          <>
            <PrimaryButton busy={refusing} onClick={() => void no()}>
              <FormattedMessage id="event-editor.decline" />
            </PrimaryButton>
            <Button variant="text" onClick={() => setDeclining(false)}>
              <FormattedMessage id="app.cancel" />
            </Button>
          </>
        }
      >
        <AreaField
          optional
          dir="auto"
          label={<FormattedMessage id="event-editor.decline.reason" />}
          hint={<FormattedMessage id="event-editor.decline.hint" />}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FormProblem error={refused} />
      </Dialog>
    </>
  );
}
