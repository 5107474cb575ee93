import { FormattedMessage } from 'react-intl';
import { InvitationList } from '../features/admin/people/InvitationList';
import { Invite } from '../features/admin/people/Invite';
import { PeoplePage } from '../features/admin/people/PeoplePage';
import { Row, Section } from '../ui/Spread';

/** Asking people into the house, and who was asked. */
export default function AdminInvitationsPage() {
  return (
    <PeoplePage>
      <Section title={<FormattedMessage id="admin.invite.title" />}>
        <Row>
          <Invite />
        </Row>
      </Section>
      <Section title={<FormattedMessage id="admin.invitations.title" />}>
        <InvitationList />
      </Section>
    </PeoplePage>
  );
}
