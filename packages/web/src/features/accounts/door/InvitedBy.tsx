import '../words';
import { FormattedMessage } from 'react-intl';
import { Person } from '../../../ui/Person';
import styles from './Door.module.css';

interface InvitedByProps {
  invitation: {
    communityName?: string | null;
    invitedBy?: {
      id: string;
      handle: string;
      name: string;
      photo?: { small: string } | null;
    } | null;
  };
}

/** Who asked one in, and to what. */
export function InvitedBy({ invitation: { invitedBy, communityName } }: InvitedByProps) {
  const words = communityName ? (
    <FormattedMessage
      id="accounts.signUp.invitedTo"
      values={{ community: <bdi>{communityName}</bdi> }}
    />
  ) : (
    <FormattedMessage id="accounts.signUp.invitedHere" />
  );
  return (
    <div className={styles.inviter}>
      {invitedBy ? <Person person={invitedBy} size={34} plain detail={words} /> : words}
    </div>
  );
}
