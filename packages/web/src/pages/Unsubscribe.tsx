import '../features/notifications/mail/words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useParams } from 'react-router';
import { DoorText } from '../features/accounts/door/DoorText';
import { UnsubscribeForm } from '../features/notifications/mail/UnsubscribeForm';
import { graphql } from '../gql';
import { ButtonLink } from '../ui/Button';
import { ErrorState } from '../ui/ErrorState';
import { Skeleton } from '../ui/Skeleton';

const UnsubscriptionQuery = graphql(`
  query Unsubscription($token: String!) {
    unsubscription(token: $token) { ...UnsubscriptionParts }
  }
`);

/** Where an unsubscribe link of a mail leads: what would end, and one button. Nobody signs in for it. */
export default function UnsubscribePage() {
  const intl = useIntl();
  const { token = '' } = useParams();
  const { data, error, refetch } = useQuery(UnsubscriptionQuery, { variables: { token } });
  if (!data) {
    return error ? (
      <DoorText title={intl.formatMessage({ id: 'unsubscribe.title' })}>
        <ErrorState error={error} onRetry={() => refetch()} />
      </DoorText>
    ) : (
      <Skeleton title lines={3} />
    );
  }
  if (!data.unsubscription) {
    return (
      <DoorText
        title={intl.formatMessage({ id: 'unsubscribe.old' })}
        text={<FormattedMessage id="unsubscribe.oldText" />}
        actions={
          <ButtonLink to="/settings/notifications" variant="primary">
            <FormattedMessage id="unsubscribe.settings" />
          </ButtonLink>
        }
      />
    );
  }
  return <UnsubscribeForm key={token} token={token} found={data.unsubscription} />;
}
