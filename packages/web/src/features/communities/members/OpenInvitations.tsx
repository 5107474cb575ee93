import '../words';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { ConfirmDialog } from '../../../ui/Dialog';
import { useProblemWords } from '../../../ui/ProblemText';
import { Row } from '../../../ui/Spread';
import styles from './OpenInvitations.module.css';

export const CommunityInvitation = graphql(`
  fragment CommunityInvitation on Invitation {
    id
    email
    role
    usesLeft
    expiresAt
    revokedAt
    invitedBy { id name }
  }
`);

const Revoke = graphql(`
  mutation RevokeCommunityInvitation($input: InvitationInput!) {
    revokeInvitation(input: $input) { id revokedAt }
  }
`);

interface OpenInvitationsProps {
  invitations: readonly (FragmentType<typeof CommunityInvitation> & { id: string })[];
}

/** Invitations that still open the door. */
export function OpenInvitations({ invitations }: OpenInvitationsProps) {
  const open = readFragment(CommunityInvitation, invitations).filter(
    ({ revokedAt, usesLeft }) => !revokedAt && usesLeft > 0,
  );
  if (open.length === 0) return null;
  return (
    <>
      <Row className={styles.head}>
        <h3>
          <FormattedMessage id="communities.invitations.title" />
        </h3>
      </Row>
      <ul>
        {open.map((invitation) => (
          <OpenInvitation key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </>
  );
}

interface OpenInvitationProps {
  invitation: {
    id: string;
    email?: string | null;
    role?: 'MEMBER' | 'FACILITATOR' | 'STEWARD' | null;
    usesLeft: number;
    expiresAt: string;
    invitedBy?: { name: string } | null;
  };
}

function OpenInvitation({ invitation }: OpenInvitationProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const problemWords = useProblemWords();
  const [sure, setSure] = useState(false);
  const { id, email, role, usesLeft, expiresAt, invitedBy } = invitation;
  const [revoke, { loading, error }] = useMutation(Revoke, {
    refetchQueries: 'active',
    awaitRefetchQueries: true,
  });

  const end = async () => {
    try {
      await revoke({ variables: { input: { id } } });
      announce(intl.formatMessage({ id: 'communities.invitations.revoked' }));
      setSure(false);
    } catch {
      // Told in the dialog.
    }
  };

  return (
    <Row
      as="li"
      ruled
      margin={
        <FormattedMessage
          id="communities.invitations.until"
          values={{ date: <FormattedDate value={expiresAt} day="numeric" month="short" /> }}
        />
      }
    >
      <div className={styles.invitation}>
        <div className={styles.words}>
          <span>
            {email ?? (
              <FormattedMessage id="communities.invitations.link" values={{ count: usesLeft }} />
            )}
          </span>
          <span className={styles.detail}>
            <FormattedMessage
              id="communities.invitations.detail"
              values={{
                role: role ?? 'MEMBER',
                known: invitedBy ? 'yes' : 'no',
                name: invitedBy?.name,
              }}
            />
          </span>
        </div>
        <Button size="small" variant="text" onClick={() => setSure(true)}>
          <FormattedMessage id="communities.invitations.revoke" />
        </Button>
      </div>
      <ConfirmDialog
        open={sure}
        onClose={() => setSure(false)}
        title={<FormattedMessage id="communities.invitations.sure" />}
        confirm={<FormattedMessage id="communities.invitations.revoke" />}
        busy={loading}
        onConfirm={() => void end()}
      >
        <p>
          <FormattedMessage id="communities.invitations.sureWords" />
        </p>
        {error && <p role="alert">{problemWords(error)}</p>}
      </ConfirmDialog>
    </Row>
  );
}
