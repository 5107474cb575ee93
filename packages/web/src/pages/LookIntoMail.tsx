import '../features/accounts/words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Navigate, useLocation, useNavigate } from 'react-router';
import styles from '../features/accounts/door/Door.module.css';
import { DoorText } from '../features/accounts/door/DoorText';
import { AskForMail, SendAgain } from '../features/accounts/door/Resend';
import { graphql } from '../gql';
import { ButtonLink } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';

const OwnEmail = graphql(`
  query OwnEmail {
    viewer { email emailVerified }
  }
`);

/** After signing up: where the link went, and what to do when it does not come. Also the way to a new link. */
export default function LookIntoMailPage() {
  const intl = useIntl();
  const navigate = useNavigate();
  const { state } = useLocation() as { state: { email?: string } | null };
  const { data, loading } = useQuery(OwnEmail);

  if (loading && !data) return <Skeleton title />;
  if (data?.viewer?.emailVerified) return <Navigate to="/" replace />;
  const email = state?.email ?? data?.viewer?.email;
  if (!email) {
    return (
      <DoorText
        title={intl.formatMessage({ id: 'accounts.mail.askTitle' })}
        text={<FormattedMessage id="accounts.mail.askText" />}
      >
        <AskForMail
          onSent={(sentTo) => navigate('/verify', { state: { email: sentTo }, replace: true })}
        />
      </DoorText>
    );
  }
  return (
    <DoorText
      title={intl.formatMessage({ id: 'accounts.mail.title' })}
      text={
        <FormattedMessage
          id="accounts.mail.text"
          values={{ email: <bdi className={styles.address}>{email}</bdi> }}
        />
      }
    >
      <p className={styles.after}>
        <FormattedMessage id="accounts.mail.notThere" />
      </p>
      <SendAgain email={email} />
      <p className={styles.after}>
        <ButtonLink to="/sign-up" variant="text" size="small">
          <FormattedMessage id="accounts.mail.otherAddress" />
        </ButtonLink>
      </p>
    </DoorText>
  );
}
