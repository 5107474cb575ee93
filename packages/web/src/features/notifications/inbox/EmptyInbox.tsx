import { FormattedMessage } from 'react-intl';
import type { InboxView } from '../../../gql/graphql';
import { ButtonLink } from '../../../ui/Button';
import { EmptyState } from '../../../ui/EmptyState';

/** Where nothing is: what comes here, and what decides it. */
export function EmptyInbox({ view }: { view: InboxView }) {
  return (
    <EmptyState
      small
      title={<FormattedMessage id={`inbox.empty.${view}.title`} />}
      step={
        view === 'OPEN' ? (
          <ButtonLink to="/settings/notifications">
            <FormattedMessage id="inbox.empty.settings" />
          </ButtonLink>
        ) : (
          <ButtonLink to="/inbox" variant="text">
            <FormattedMessage id="inbox.empty.all" />
          </ButtonLink>
        )
      }
    >
      <FormattedMessage id={`inbox.empty.${view}.text`} />
    </EmptyState>
  );
}
