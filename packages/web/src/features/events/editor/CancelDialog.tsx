import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { EventScope, EventToEditFragment } from '../../../gql/graphql';
import { answered } from '../../../lib/answered';
import { useAnnounce } from '../../../ui/Announcer';
import { TextField } from '../../../ui/Field';
import { useSayProblem } from '../../../ui/ProblemText';
import { useUndo } from '../../../ui/UndoBar';
import { useRefused } from '../agenda/useRefused';
import { CancelEvent, PreviewCancel, RestoreEvent } from './documents';
import { ScopeDialog } from './ScopeDialog';

interface CancelDialogProps {
  event: EventToEditFragment;
  onClose: () => void;
}

/** Calls off one session, those from here on, or all; everybody who comes is told, and it can be taken back. */
export default function CancelDialog({ event, onClose }: CancelDialogProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const undo = useUndo();
  const [scope, setScope] = useState<EventScope>('THIS');
  const [reason, setReason] = useState('');
  const asked = useQuery(PreviewCancel, {
    variables: { input: { eventId: event.id, scope } },
    fetchPolicy: 'no-cache',
  });
  const { error, onError } = useRefused();
  const [cancel, { loading }] = useMutation(CancelEvent, {
    onError,
    refetchQueries: ['EventPage'],
  });
  // By then this dialog is closed: the foot of the page says why it was not taken back.
  const sayProblem = useSayProblem();
  const [restore] = useMutation(RestoreEvent, {
    onError: sayProblem,
    refetchQueries: ['EventPage'],
  });
  const confirm = async () => {
    const data = await answered(
      cancel({
        variables: {
          input: {
            ...{ eventId: event.id, version: event.version, scope },
            reason: reason.trim() || null,
          },
        },
      }),
    );
    if (!data) return;
    onClose();
    announce(intl.formatMessage({ id: 'event-editor.cancelled' }));
    const { version } = data.cancelEvent as unknown as EventToEditFragment;
    undo({
      message: <FormattedMessage id="event-editor.cancelled" />,
      onUndo: () =>
        void answered(restore({ variables: { input: { eventId: event.id, version, scope } } })),
    });
  };
  return (
    <ScopeDialog
      danger
      title={<FormattedMessage id="event-editor.cancel.title" />}
      confirm={<FormattedMessage id="event-editor.cancel" />}
      scopes={event.series.rule ? ['THIS', 'FOLLOWING', 'ALL'] : ['THIS']}
      scope={scope}
      onScope={setScope}
      preview={asked.data?.previewCancel}
      problem={asked.error}
      onRetry={() => void asked.refetch()}
      busy={loading}
      error={error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <TextField
        optional
        dir="auto"
        label={<FormattedMessage id="event-editor.cancel.reason" />}
        hint={<FormattedMessage id="event-editor.cancel.hint" />}
        value={reason}
        onChange={(change) => setReason(change.currentTarget.value)}
      />
    </ScopeDialog>
  );
}
