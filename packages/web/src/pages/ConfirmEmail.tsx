import '../features/accounts/words';
import { useMutation } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useParams } from 'react-router';
import styles from '../features/accounts/door/Door.module.css';
import { DoorText } from '../features/accounts/door/DoorText';
import { TokenProblem } from '../features/accounts/door/TokenProblem';
import { useOnce } from '../features/accounts/door/useOnce';
import { graphql } from '../gql';
import { ButtonLink } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';

const ConfirmEmailChange = graphql(`
  mutation ConfirmEmailChange($input: TokenInput!) {
    confirmEmailChange(input: $input) { email pendingEmail }
  }
`);

/** One of the two links that confirm a new address; the address changes with the second. */
export default function ConfirmEmailPage() {
  const intl = useIntl();
  const { token = '' } = useParams();
  const [confirm, { data, error }] = useMutation(ConfirmEmailChange);
  const run = () => {
    confirm({ variables: { input: { token } } }).catch(() => undefined);
  };
  useOnce(run);

  const title = intl.formatMessage({ id: 'accounts.confirmEmail.title' });
  const settings = (
    <ButtonLink to="/settings/account" variant="primary">
      <FormattedMessage id="accounts.confirmEmail.settings" />
    </ButtonLink>
  );
  if (error) {
    return (
      <TokenProblem
        error={error}
        title={title}
        onRetry={run}
        oldText="accounts.confirmEmail.old"
        oldWayOn={settings}
      />
    );
  }
  if (!data) {
    return (
      <DoorText title={title}>
        <Skeleton lines={2} />
      </DoorText>
    );
  }
  const viewer = data.confirmEmailChange;
  const done = viewer && !viewer.pendingEmail;
  const address = <bdi className={styles.address}>{viewer?.pendingEmail ?? viewer?.email}</bdi>;
  return (
    <DoorText
      key="confirmed"
      title={intl.formatMessage({
        id: done ? 'accounts.confirmEmail.done' : 'accounts.confirmEmail.one',
      })}
      text={
        <FormattedMessage
          id={
            done
              ? 'accounts.confirmEmail.doneText'
              : viewer
                ? 'accounts.confirmEmail.oneText'
                : 'accounts.confirmEmail.signedOutText'
          }
          values={{ email: address }}
        />
      }
      actions={settings}
    />
  );
}
