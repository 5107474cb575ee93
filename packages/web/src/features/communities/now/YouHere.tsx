import '../words';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { refocusAfter } from '../../../lib/refocus';
import { ActionButton } from '../../../ui/ActionButton';
import { ConfirmDialog } from '../../../ui/Dialog';
import { FormProblem } from '../../../ui/FormProblem';
import { Aside } from '../../../ui/Spread';
import { useUndo } from '../../../ui/UndoBar';
import styles from './YouHere.module.css';

export const CommunityYouHere = graphql(`
  fragment CommunityYouHere on Community {
    id
    name
    visibility
    viewerMembership { id role state joinedAt acceptedRulesNumber }
    viewerCan { leave { allowed reason } }
  }
`);

const Leave = graphql(`
  mutation LeaveFromHere($input: CommunityInput!) {
    leaveCommunity(input: $input) { ...CommunityJoining ...CommunityYouHere }
  }
`);

const Rejoin = graphql(`
  mutation RejoinFromHere($input: CommunityInput!) {
    joinCommunity(input: $input) { ...CommunityJoining ...CommunityYouHere }
  }
`);

interface YouHereProps {
  community: FragmentType<typeof CommunityYouHere>;
}

/** What one is in this community, since when, and the way out. Nothing for those who are not in it. */
export function YouHere({ community: ref }: YouHereProps) {
  const intl = useIntl();
  const navigate = useNavigate();
  const offerUndo = useUndo();
  const community = readFragment(CommunityYouHere, ref);
  const { name, visibility, viewerMembership: place, viewerCan } = community;
  const [sure, setSure] = useState(false);
  const [leave, { loading, error }] = useMutation(Leave);
  const [rejoin] = useMutation(Rejoin, { refetchQueries: 'active', awaitRefetchQueries: true });
  if (place?.state !== 'ACTIVE') return null;
  const variables = { input: { communityId: community.id } };
  // Coming back is up to oneself only where joining is free, and only as a plain member.
  const canComeBack = visibility === 'OPEN' && place.role === 'MEMBER';

  const go = async () => {
    // Nobody stands before a page that no longer exists for them.
    const away = visibility === 'PRIVATE';
    const refocus = refocusAfter();
    try {
      await leave({
        variables,
        refetchQueries: away ? ['Viewer'] : 'active',
        awaitRefetchQueries: true,
      });
    } catch {
      setSure(false);
      return;
    }
    setSure(false);
    if (away) navigate('/communities');
    else refocus();
    if (!canComeBack) return;
    offerUndo({
      message: intl.formatMessage({ id: 'communities.here.left' }, { name }),
      onUndo: () => void rejoin({ variables }).then(refocusAfter(), () => undefined),
    });
  };

  return (
    <Aside title={<FormattedMessage id="communities.here.title" />}>
      <p>
        <FormattedMessage
          id="communities.here.since"
          values={{
            role: intl.formatMessage({ id: `communities.role.${place.role}` }),
            known: place.joinedAt ? 'yes' : 'no',
            date: place.joinedAt && (
              <FormattedDate value={place.joinedAt} month="long" year="numeric" />
            ),
          }}
        />
      </p>
      {place.acceptedRulesNumber && (
        <p className="gh-ink2">
          <FormattedMessage
            id="communities.here.rules"
            values={{ number: place.acceptedRulesNumber }}
          />
        </p>
      )}
      <div className={`gh-actions ${styles.leave}`}>
        <ActionButton
          variant="text"
          size="small"
          permission={viewerCan.leave}
          busy={loading}
          onClick={() => (canComeBack ? go() : setSure(true))}
        >
          <FormattedMessage id="communities.here.leave" />
        </ActionButton>
      </div>
      <FormProblem error={error} />
      <ConfirmDialog
        open={sure}
        onClose={() => setSure(false)}
        title={<FormattedMessage id="communities.here.sure" values={{ name }} />}
        confirm={<FormattedMessage id="communities.here.leave" />}
        busy={loading}
        onConfirm={go}
      >
        <p>
          <FormattedMessage id={`communities.here.back.${visibility}`} />
        </p>
      </ConfirmDialog>
    </Aside>
  );
}
