import { FormattedMessage } from 'react-intl';
import { ClaimList } from '../features/admin/people/ClaimList';
import { PeoplePage } from '../features/admin/people/PeoplePage';
import { Section } from '../ui/Spread';

/** Who says that an imported author is them. */
export default function AdminClaimsPage() {
  return (
    <PeoplePage>
      <Section title={<FormattedMessage id="admin.claims.title" />}>
        <ClaimList />
      </Section>
    </PeoplePage>
  );
}
