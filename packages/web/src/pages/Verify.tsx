import { useMutation } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate, useParams } from 'react-router';
import { DoorText } from '../features/accounts/door/DoorText';
import { TokenProblem } from '../features/accounts/door/TokenProblem';
import { useOnce } from '../features/accounts/door/useOnce';
import { takeWanted } from '../features/accounts/wanted';
import { graphql } from '../gql';
import { personChanged } from '../lib/session';
import { useAnnounce } from '../ui/Announcer';
import { ButtonLink } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';

const VerifyEmail = graphql(`
  mutation VerifyEmail($input: TokenInput!) {
    verifyEmail(input: $input) {
      person { id }
    }
  }
`);

/** The link of the first mail: confirms the address, signs in and goes where one was going. */
export default function VerifyPage() {
  const intl = useIntl();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { token = '' } = useParams();
  const [verify, { error }] = useMutation(VerifyEmail);

  const confirm = async () => {
    try {
      await verify({ variables: { input: { token } } });
      await personChanged();
      navigate(takeWanted(), { replace: true });
      announce(intl.formatMessage({ id: 'accounts.verify.done' }));
    } catch {
      // Shown from `error`.
    }
  };
  useOnce(confirm);

  const title = intl.formatMessage({ id: 'accounts.verify.title' });
  if (error) {
    return (
      <TokenProblem
        error={error}
        title={title}
        onRetry={confirm}
        oldText="accounts.verify.old"
        oldWayOn={
          <>
            <ButtonLink to="/sign-in" variant="primary">
              <FormattedMessage id="accounts.signIn.submit" />
            </ButtonLink>
            <ButtonLink to="/verify" variant="text">
              <FormattedMessage id="accounts.verify.newLink" />
            </ButtonLink>
          </>
        }
      />
    );
  }
  return (
    <DoorText title={title}>
      <Skeleton lines={2} />
    </DoorText>
  );
}
