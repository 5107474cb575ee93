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
import { useHashTarget } from '../useHashTarget';
import styles from './Requests.module.css';

export const CommunityRequest = graphql(`
  fragment CommunityRequest on Membership {
    id
    state
    message
    person { id handle name role organisation photo { small } }
    viewerCan {
      approve { allowed reason }
      refuse { allowed reason }
    }
  }
`);

const Approve = graphql(`
  mutation ApproveCommunityRequest($input: MembershipInput!) {
    approveRequest(input: $input) { id state }
  }
`);

const Refuse = graphql(`
  mutation RefuseCommunityRequest($input: MembershipInput!) {
    refuseRequest(input: $input) { id state }
  }
`);

interface RequestsProps {
  requests: readonly (FragmentType<typeof CommunityRequest> & { id: string })[];
}

/** Who asks to come in, with their words, and the two answers. */
export function Requests({ requests }: RequestsProps) {
  useHashTarget('requests', requests.length > 0);
  if (requests.length === 0) return null;
  return (
    <Section id="requests" title={<FormattedMessage id="communities.requests.title" />}>
      <ul>
        {requests.map((request) => (
          <Request key={request.id} request={request} />
        ))}
      </ul>
    </Section>
  );
}

function Request({ request: ref }: { request: FragmentType<typeof CommunityRequest> }) {
  const intl = useIntl();
  const announce = useAnnounce();
  const { id, message, person, viewerCan } = readFragment(CommunityRequest, ref);
  const [approve, approving] = useMutation(Approve, {
    refetchQueries: 'active',
    awaitRefetchQueries: true,
  });
  const [refuse, refusing] = useMutation(Refuse, {
    refetchQueries: 'active',
    awaitRefetchQueries: true,
  });
  const busy = approving.loading || refusing.loading;
  const work = [person.role, person.organisation].filter(Boolean).join(', ');

  const decide = async (yes: boolean) => {
    const variables = { input: { membershipId: id } };
    const refocus = refocusAfter();
    try {
      await (yes ? approve({ variables }) : refuse({ variables }));
      const said = yes ? 'communities.requests.approved' : 'communities.requests.refused';
      announce(intl.formatMessage({ id: said }, { name: person.name }));
      refocus();
    } catch {
      // Told under the words.
    }
  };

  return (
    <Row as="li" ruled>
      <Person person={person} detail={work} size={40} />
      {message && (
        <blockquote className={styles.words} dir="auto">
          {message}
        </blockquote>
      )}
      <div className={`gh-actions ${styles.actions}`}>
        <ActionButton
          size="small"
          permission={viewerCan.approve}
          busy={busy}
          onClick={() => void decide(true)}
        >
          <FormattedMessage id="communities.requests.approve" />
        </ActionButton>
        <ActionButton
          size="small"
          variant="text"
          permission={viewerCan.refuse}
          busy={busy}
          onClick={() => void decide(false)}
        >
          <FormattedMessage id="communities.requests.refuse" />
        </ActionButton>
      </div>
      <FormProblem error={approving.error ?? refusing.error} />
    </Row>
  );
}
