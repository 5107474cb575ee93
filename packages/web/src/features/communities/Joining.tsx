import './words';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { refocusAfter } from '../../lib/refocus';
import { ActionButton } from '../../ui/ActionButton';
import { useAnnounce } from '../../ui/Announcer';
import { Button } from '../../ui/Button';
import { FormProblem } from '../../ui/FormProblem';
import { useUndo } from '../../ui/UndoBar';
import { AskToJoin } from './AskToJoin';
import styles from './Joining.module.css';

export const CommunityJoining = graphql(`
  fragment CommunityJoining on Community {
    id
    slug
    name
    visibility
    viewerMembership { id role state message }
    viewerCan {
      join { allowed reason }
      requestToJoin { allowed reason }
      leave { allowed reason }
    }
  }
`);

const Join = graphql(`
  mutation JoinCommunity($input: CommunityInput!) {
    joinCommunity(input: $input) { ...CommunityJoining }
  }
`);

const TakeBack = graphql(`
  mutation LeaveCommunity($input: CommunityInput!) {
    leaveCommunity(input: $input) { ...CommunityJoining }
  }
`);

const Answer = graphql(`
  mutation AnswerCommunityInvitation($input: AnswerInvitationInput!) {
    answerInvitation(input: $input) { id state }
  }
`);

interface JoiningProps {
  community: FragmentType<typeof CommunityJoining>;
  /** As the one primary action of a page. */
  primary?: boolean;
}

/**
 * The way in, for those who are not members: join, ask, take a request back, answer an invitation. What one
 * sees changes with it everywhere, so all that is on the page is asked anew.
 */
export function Joining({ community: ref, primary }: JoiningProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const offerUndo = useUndo();
  const community = readFragment(CommunityJoining, ref);
  const { id: communityId, name, viewerMembership: place, viewerCan } = community;
  const [asking, setAsking] = useState(false);
  const everywhere = { refetchQueries: 'active', awaitRefetchQueries: true } as const;
  const [join, joining] = useMutation(Join, everywhere);
  const [takeBack, takingBack] = useMutation(TakeBack, everywhere);
  const [answer, answering] = useMutation(Answer, everywhere);
  const look = {
    variant: primary ? 'primary' : 'plain',
    size: primary ? 'medium' : 'small',
  } as const;
  const input = { communityId };

  const enter = async () => {
    await join({ variables: { input } });
    offerUndo({
      message: intl.formatMessage({ id: 'communities.joining.joined' }, { name }),
      onUndo: () => quietly(takeBack({ variables: { input } })),
    });
  };
  const say = async (accept: boolean, membershipId: string) => {
    await answer({ variables: { input: { membershipId, accept } } });
    const id = accept ? 'communities.joining.joined' : 'communities.joining.declined';
    announce(intl.formatMessage({ id }, { name }));
  };
  const error = joining.error ?? takingBack.error ?? answering.error;
  // The problem is told where the button stands; nothing is left to catch.
  const quietly = (work: Promise<unknown>) => {
    const refocus = refocusAfter();
    void work.then(refocus, () => undefined);
  };

  return (
    <div className={styles.joining}>
      <div className="gh-actions">
        {place?.state === 'REQUESTED' ? (
          <>
            <span className="gh-small gh-ink2">
              <FormattedMessage id="communities.joining.pending" />
            </span>
            <Button
              variant="text"
              size="small"
              busy={takingBack.loading}
              onClick={() => quietly(takeBack({ variables: { input } }))}
            >
              <FormattedMessage id="communities.joining.takeBack" />
            </Button>
          </>
        ) : place?.state === 'INVITED' ? (
          <>
            <Button {...look} busy={answering.loading} onClick={() => quietly(say(true, place.id))}>
              <FormattedMessage id="communities.joining.accept" />
            </Button>
            <Button
              variant="text"
              size={look.size}
              busy={answering.loading}
              onClick={() => quietly(say(false, place.id))}
            >
              <FormattedMessage id="communities.joining.decline" />
            </Button>
          </>
        ) : community.visibility === 'CLOSED' ? (
          <ActionButton
            {...look}
            permission={viewerCan.requestToJoin}
            onClick={() => setAsking(true)}
          >
            <FormattedMessage id="communities.joining.ask" />
          </ActionButton>
        ) : (
          <ActionButton
            {...look}
            permission={viewerCan.join}
            busy={joining.loading}
            onClick={() => quietly(enter())}
          >
            <FormattedMessage id="communities.joining.join" />
          </ActionButton>
        )}
      </div>
      <FormProblem error={error} />
      {asking && <AskToJoin community={community} onClose={() => setAsking(false)} />}
    </div>
  );
}
