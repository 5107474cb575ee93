import { useMutation } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../gql';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { FormProblem } from '../ui/FormProblem';
import { Row, Section } from '../ui/Spread';
import styles from './Home.module.css';

const HomeInvitation = graphql(`
  fragment HomeInvitation on Membership {
    id
    invitedBy { id name }
    community { id slug name purpose }
  }
`);

const AnswerInvitation = graphql(`
  mutation AnswerInvitation($input: AnswerInvitationInput!) {
    answerInvitation(input: $input) {
      id
      state
      community { id slug viewerMembership { id state } }
    }
  }
`);

interface HomeInvitationsProps {
  invitations: readonly FragmentType<typeof HomeInvitation>[];
  onAnswered: () => void;
}

/** Communities that would like one to come in. */
export function HomeInvitations({ invitations, onAnswered }: HomeInvitationsProps) {
  if (invitations.length === 0) return null;
  return (
    <Section title={<FormattedMessage id="threads.home.invitations" />}>
      <ul>
        {invitations.map((ref) => {
          const invitation = readFragment(HomeInvitation, ref);
          return <One key={invitation.id} invitation={ref} onAnswered={onAnswered} />;
        })}
      </ul>
    </Section>
  );
}

interface OneProps {
  invitation: FragmentType<typeof HomeInvitation>;
  onAnswered: () => void;
}

function One({ invitation: ref, onAnswered }: OneProps) {
  const intl = useIntl();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { id, invitedBy, community } = readFragment(HomeInvitation, ref);
  const [answer, { loading, error }] = useMutation(AnswerInvitation, {
    refetchQueries: ['Viewer'],
  });

  const say = async (accept: boolean) => {
    try {
      await answer({ variables: { input: { membershipId: id, accept } } });
    } catch {
      return; // `error` says it under the buttons.
    }
    if (accept) return navigate(`/c/${community.slug}`);
    announce(intl.formatMessage({ id: 'threads.home.declined' }, { name: community.name }));
    onAnswered();
  };

  return (
    <Row as="li" ruled margin={invitedBy && <bdi>{invitedBy.name}</bdi>}>
      <h3>{community.name}</h3>
      <p className={styles.purpose}>{community.purpose}</p>
      <div className={`gh-actions ${styles.answers}`}>
        <Button size="small" busy={loading} onClick={() => say(true)}>
          <FormattedMessage id="threads.home.accept" />
        </Button>
        <Button size="small" variant="text" busy={loading} onClick={() => say(false)}>
          <FormattedMessage id="threads.home.decline" />
        </Button>
      </div>
      <FormProblem error={error} />
    </Row>
  );
}
