import '../words';
import { useMutation } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { refocusAfter } from '../../../lib/refocus';
import { ActionButton } from '../../../ui/ActionButton';
import { useAnnounce } from '../../../ui/Announcer';
import { FormProblem } from '../../../ui/FormProblem';
import { Person } from '../../../ui/Person';
import { Row, Section } from '../../../ui/Spread';
import styles from './MemberRow.module.css';

export const CommunityBan = graphql(`
  fragment CommunityBan on Membership {
    id
    state
    message
    person { id handle name photo { small } }
    viewerCan { unban { allowed reason } }
  }
`);

const Unban = graphql(`
  mutation UnbanCommunityMember($input: MembershipInput!) {
    unbanMember(input: $input) { id state }
  }
`);

interface BannedProps {
  bans: readonly (FragmentType<typeof CommunityBan> & { id: string })[];
}

/** Who may not come back, until somebody lifts it. */
export function Banned({ bans }: BannedProps) {
  if (bans.length === 0) return null;
  return (
    <Section title={<FormattedMessage id="communities.banned.title" />}>
      <ul>
        {bans.map((ban) => (
          <Ban key={ban.id} ban={ban} />
        ))}
      </ul>
    </Section>
  );
}

function Ban({ ban: ref }: { ban: FragmentType<typeof CommunityBan> }) {
  const intl = useIntl();
  const announce = useAnnounce();
  const { id, message, person, viewerCan } = readFragment(CommunityBan, ref);
  const [unban, { loading, error }] = useMutation(Unban, {
    refetchQueries: 'active',
    awaitRefetchQueries: true,
  });

  const lift = async () => {
    const refocus = refocusAfter();
    try {
      await unban({ variables: { input: { membershipId: id } } });
      announce(intl.formatMessage({ id: 'communities.banned.lifted' }, { name: person.name }));
      refocus();
    } catch {
      // Told under the name.
    }
  };

  return (
    <Row as="li" ruled>
      <div className={styles.member}>
        <Person person={person} detail={message} />
        <ActionButton
          size="small"
          variant="text"
          permission={viewerCan.unban}
          busy={loading}
          onClick={() => void lift()}
        >
          <FormattedMessage id="communities.banned.lift" />
        </ActionButton>
      </div>
      <FormProblem error={error} />
    </Row>
  );
}
