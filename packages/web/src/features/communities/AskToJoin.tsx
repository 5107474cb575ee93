import './words';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../gql';
import { useAnnounce } from '../../ui/Announcer';
import { Button, PrimaryButton } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { AreaField } from '../../ui/Field';
import { FormProblem } from '../../ui/FormProblem';
import { MESSAGE_MAX } from './limits';

const Request = graphql(`
  mutation RequestToJoinCommunity($input: RequestToJoinInput!) {
    requestToJoin(input: $input) { ...CommunityJoining }
  }
`);

interface AskToJoinProps {
  community: { id: string; name: string };
  onClose: () => void;
}

/** A request to a closed community, with a few words for those who decide. */
export function AskToJoin({ community, onClose }: AskToJoinProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const [message, setMessage] = useState('');
  const [request, { loading, error }] = useMutation(Request, {
    refetchQueries: 'active',
    awaitRefetchQueries: true,
  });

  const send = async () => {
    try {
      await request({ variables: { input: { communityId: community.id, message } } });
    } catch {
      // Told above the buttons.
      return;
    }
    announce(intl.formatMessage({ id: 'communities.joining.asked' }));
    onClose();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={<FormattedMessage id="communities.ask.title" values={{ name: community.name }} />}
      actions={
        <>
          <PrimaryButton busy={loading} onClick={send}>
            <FormattedMessage id="communities.ask.send" />
          </PrimaryButton>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage id="communities.ask.words" />
      </p>
      <AreaField
        optional
        label={<FormattedMessage id="communities.ask.message" />}
        hint={<FormattedMessage id="communities.ask.hint" />}
        maxLength={MESSAGE_MAX}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
      <FormProblem error={error} />
    </Dialog>
  );
}
