import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import type { InstanceInvitationsQuery } from '../../../gql/graphql';
import { useNow, when } from '../../../lib/time';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { FormProblem } from '../../../ui/FormProblem';
import { Skeleton } from '../../../ui/Skeleton';
import { Row } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import styles from '../Admin.module.css';
import { More } from '../More';

const InstanceInvitations = graphql(`
  query InstanceInvitations($after: String) {
    instanceInvitations(after: $after) {
      nodes {
        id
        email
        usesLeft
        expiresAt
        revokedAt
        createdAt
        invitedBy { id name }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);
const RevokeInvitation = graphql(`
  mutation RevokeInvitation($input: InvitationInput!) {
    revokeInvitation(input: $input) { id revokedAt }
  }
`);

type Invitation = InstanceInvitationsQuery['instanceInvitations']['nodes'][number];

/** Who was asked in and by whom, the newest first. */
export function InvitationList() {
  const { data, error, refetch, fetchMore } = useQuery(InstanceInvitations);
  const list = data?.instanceInvitations;
  if (!list) {
    return (
      <Row>
        {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton lines={4} />}
      </Row>
    );
  }
  if (list.nodes.length === 0) {
    return (
      <EmptyState small title={<FormattedMessage id="admin.invitations.none" />}>
        <FormattedMessage id="admin.invitations.noneText" />
      </EmptyState>
    );
  }
  return (
    <>
      <ul>
        {list.nodes.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
      <More
        pageInfo={list.pageInfo}
        fetchMore={() => fetchMore({ variables: { after: list.pageInfo.endCursor } })}
      />
    </>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const intl = useIntl();
  const announce = useAnnounce();
  const now = useNow();
  const [revoked, setRevoked] = useState(false);
  const [revoke, { loading, error }] = useMutation(RevokeInvitation);
  const { id, email, invitedBy, createdAt } = invitation;
  const state = stateOf(invitation, now);
  const takeBack = async () => {
    try {
      await revoke({ variables: { input: { id } } });
      setRevoked(true);
      announce(intl.formatMessage({ id: 'admin.invitations.isRevoked' }));
    } catch {
      // Shown from `error`.
    }
  };
  return (
    <Row as="li" ruled margin={<TimeStamp at={createdAt} />}>
      <div className={styles.item}>
        <div>
          <p className={styles.name}>
            {email ? <bdi>{email}</bdi> : <FormattedMessage id="admin.invitations.link" />}
          </p>
          {/* The button is gone once it is taken back: then this line has the focus. */}
          <p
            className={styles.detail}
            tabIndex={revoked ? -1 : undefined}
            ref={(line) => {
              if (revoked && document.activeElement === document.body) line?.focus();
            }}
          >
            <span>
              <FormattedMessage
                id={`admin.invitations.${state}`}
                values={{
                  uses: invitation.usesLeft,
                  mail: email ? 'yes' : 'no',
                  date: when(intl, new Date(invitation.expiresAt), now),
                }}
              />
            </span>
            {invitedBy && (
              <span>
                <FormattedMessage
                  id="admin.invitations.by"
                  values={{ name: <bdi>{invitedBy.name}</bdi> }}
                />
              </span>
            )}
          </p>
          {error && <FormProblem error={error} />}
        </div>
        {state === 'open' && (
          <Button
            size="small"
            busy={loading}
            aria-label={intl.formatMessage(
              { id: 'admin.invitations.revokeOne' },
              { who: email ?? intl.formatMessage({ id: 'admin.invitations.link' }) },
            )}
            onClick={takeBack}
          >
            <FormattedMessage id="admin.invitations.revoke" />
          </Button>
        )}
      </div>
    </Row>
  );
}

function stateOf({ revokedAt, usesLeft, expiresAt }: Invitation, now: Date) {
  if (revokedAt) return 'revoked';
  if (usesLeft === 0) return 'used';
  return new Date(expiresAt) <= now ? 'expired' : 'open';
}
