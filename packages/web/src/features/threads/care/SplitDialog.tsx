import './words';
import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import type { ThreadHeadFragment } from '../../../gql/graphql';
import { mutationId } from '../../../lib/mutation-id';
import { threadPath } from '../../../lib/paths/threads';
import { useAnnounce } from '../../../ui/Announcer';
import { AreaField, SelectField, TextField } from '../../../ui/Field';
import { isKind, KINDS } from '../kinds';
import { CareDialog } from './CareDialog';
import { stopChoosing } from './choosing';
import { splitThread } from './deeds';

interface SplitDialogProps {
  thread: ThreadHeadFragment;
  ids: string[];
  onClose: () => void;
}

/** Names the thread that chosen posts are to become. */
export default function SplitDialog({ thread, ids, onClose }: SplitDialogProps) {
  const intl = useIntl();
  const client = useApolloClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<string>('DISCUSSION');
  const [reason, setReason] = useState('');
  const [key] = useState(mutationId);
  const split = async () => {
    const made = await splitThread(client, {
      ...{ id: thread.id, postIds: ids, title: title.trim(), reason: reason.trim() },
      ...{ kind: isKind(kind) ? kind : 'DISCUSSION', clientMutationId: key },
    });
    if (!made) return;
    stopChoosing();
    announce(intl.formatMessage({ id: 'tending.split.done' }));
    navigate(threadPath(made));
  };
  return (
    <CareDialog
      title={<FormattedMessage id="tending.split.title" />}
      confirm={<FormattedMessage id="tending.split.confirm" />}
      onConfirm={split}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <p>
            <FormattedMessage id="tending.split.text" values={{ count: ids.length }} />
          </p>
          <AreaField
            minRows={1}
            label={<FormattedMessage id="tending.split.name" />}
            error={fault('title')}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <SelectField
            label={<FormattedMessage id="tending.split.kind" />}
            data={KINDS.filter((one) => one !== 'ANNOUNCEMENT').map((value) => ({
              value,
              label: intl.formatMessage({ id: `threads.kind.${value}` }),
            }))}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value)}
          />
          <TextField
            optional
            label={<FormattedMessage id="tending.reason" />}
            hint={<FormattedMessage id="tending.reason.hint" />}
            error={fault('reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      )}
    </CareDialog>
  );
}
