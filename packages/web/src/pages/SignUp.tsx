import '../features/accounts/words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Navigate, useSearchParams } from 'react-router';
import { DoorText } from '../features/accounts/door/DoorText';
import { InvitedBy } from '../features/accounts/door/InvitedBy';
import { SignUpForm } from '../features/accounts/door/SignUpForm';
import { graphql } from '../gql';
import { insidePath } from '../lib/paths/inside';
import { toProblem } from '../lib/problem';
import { useViewer } from '../lib/viewer';
import { ButtonLink } from '../ui/Button';
import { ErrorState } from '../ui/ErrorState';
import { Skeleton } from '../ui/Skeleton';

const InvitationQuery = graphql(`
  query SignUpInvitation($token: String!) {
    invitation(token: $token) {
      id
      email
      communityName
      invitedBy { id handle name photo { small large } }
    }
  }
`);

/**
 * Making an account, as far as the house takes new people. `?invitation=` is the secret of an invitation,
 * `?to=` where one was going; both are kept.
 */
export default function SignUpPage() {
  const intl = useIntl();
  const [params] = useSearchParams();
  const token = params.get('invitation') ?? '';
  const to = insidePath(params.get('to'));
  const signIn = to === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`;
  const { instance, viewer, error, refetch } = useViewer();
  const invited = useQuery(InvitationQuery, { variables: { token }, skip: !token });

  if (error && !instance) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (viewer) return <Navigate to={to} replace />;
  if (!instance || (token && invited.loading)) return <Skeleton title lines={5} />;

  const oldInvitation = Boolean(token) && toProblem(invited.error).code === 'NOT_FOUND';
  const invitation = invited.data?.invitation;
  const wayIn = (
    <ButtonLink to={signIn} variant="primary">
      <FormattedMessage id="accounts.signIn.submit" />
    </ButtonLink>
  );

  if (instance.signUpPolicy === 'CLOSED') {
    return (
      <DoorText
        title={intl.formatMessage({ id: 'accounts.signUp.closed' })}
        text={
          <FormattedMessage id="accounts.signUp.closedText" values={{ house: instance.name }} />
        }
        actions={wayIn}
      />
    );
  }
  if (token && invited.error && !oldInvitation) {
    return <ErrorState error={invited.error} onRetry={() => invited.refetch()} />;
  }
  if (!invitation && !instance.viewerCan.signUp.allowed) {
    return (
      <DoorText
        title={intl.formatMessage({
          id: oldInvitation ? 'accounts.signUp.oldInvitation' : 'accounts.signUp.byInvitation',
        })}
        text={
          <FormattedMessage
            id={
              oldInvitation
                ? 'accounts.signUp.oldInvitationText'
                : 'accounts.signUp.byInvitationText'
            }
            values={{ house: instance.name }}
          />
        }
        actions={wayIn}
      />
    );
  }
  return (
    <DoorText
      title={intl.formatMessage({ id: 'accounts.signUp.title' })}
      lede={<FormattedMessage id="accounts.signIn.lede" values={{ house: instance.name }} />}
    >
      {invitation && <InvitedBy invitation={invitation} />}
      <SignUpForm
        email={invitation?.email}
        invitationToken={invitation ? token : undefined}
        to={to}
        signIn={signIn}
      />
    </DoorText>
  );
}
