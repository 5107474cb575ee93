import '../words';
import { FormattedMessage } from 'react-intl';
import type { Visibility } from '../../../gql/graphql';
import { EmptyState } from '../../../ui/EmptyState';

interface ListingOnlyProps {
  visibility: Visibility;
  /** REQUESTED and INVITED read other words than those who have done nothing yet. */
  state?: string;
}

/** What an outsider reads where the members read threads: that it is closed, and how one comes in. */
export function ListingOnly({ visibility, state }: ListingOnlyProps) {
  const place = state === 'REQUESTED' || state === 'INVITED' ? state : visibility;
  return (
    <EmptyState title={<FormattedMessage id="communities.outside.title" values={{ place }} />}>
      <FormattedMessage id="communities.outside.words" values={{ place }} />
    </EmptyState>
  );
}
