import '../words';
import { useMutation } from '@apollo/client/react';
import { FormattedMessage } from 'react-intl';
import { useNavigate } from 'react-router';
import { graphql } from '../../../gql';
import { PrimaryButton } from '../../../ui/Button';
import { FormProblem } from '../../../ui/FormProblem';
import styles from './AcceptInvitation.module.css';

const Accept = graphql(`
  mutation AcceptCommunityInvitation($input: TokenInput!) {
    acceptInvitation(input: $input) { id slug viewerMembership { id state role } }
  }
`);

/** Uses the invitation and goes in. */
export function AcceptInvitation({ token, name }: { token: string; name: string }) {
  const navigate = useNavigate();
  const [accept, { loading, error }] = useMutation(Accept, { refetchQueries: ['Viewer'] });

  const enter = async () => {
    try {
      const { data } = await accept({ variables: { input: { token } } });
      if (data) navigate(`/c/${data.acceptInvitation.slug}`, { replace: true });
    } catch {
      // Told under the button.
    }
  };

  return (
    <div className={styles.accept}>
      <PrimaryButton wide busy={loading} onClick={() => void enter()}>
        <FormattedMessage id="communities.invitation.accept" values={{ name }} />
      </PrimaryButton>
      <FormProblem error={error} />
    </div>
  );
}
