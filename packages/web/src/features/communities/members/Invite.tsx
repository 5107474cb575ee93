import '../words';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { Row, Section } from '../../../ui/Spread';
import styles from './Invite.module.css';
import { InviteByLink } from './InviteByLink';
import { InvitePerson } from './InvitePerson';

interface InviteProps {
  communityId: string;
  /** Only who gives roles may invite as something else than a member. */
  rolesToo: boolean;
  /** The open invitations. */
  children?: ReactNode;
}

/** Two ways to bring somebody in: by name or email, or by a link to pass on. */
export function Invite({ communityId, rolesToo, children }: InviteProps) {
  return (
    <Section id="invite" title={<FormattedMessage id="communities.invite.title" />}>
      <Row>
        <div className={styles.ways}>
          <InvitePerson communityId={communityId} rolesToo={rolesToo} />
          <InviteByLink communityId={communityId} rolesToo={rolesToo} />
        </div>
      </Row>
      {children}
    </Section>
  );
}
