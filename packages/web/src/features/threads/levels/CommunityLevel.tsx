import './words';
import { useMutation } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import type { ReadingLevel } from '../../../gql/graphql';
import { useAnnounce } from '../../../ui/Announcer';
import { useSayProblem } from '../../../ui/ProblemText';
import { Aside } from '../../../ui/Spread';
import { useUndo } from '../../../ui/UndoBar';
import { SetCommunityLevel } from './documents';
import { LevelMenu } from './LevelMenu';
import styles from './Levels.module.css';

export const CommunityFollowing = graphql(`
  fragment CommunityFollowing on Community {
    id
    name
    viewerMembership { id state viewerReading { level unreadThreads newThreads } }
  }
`);

interface CommunityLevelProps {
  community: FragmentType<typeof CommunityFollowing>;
}

/** How one follows all threads of a community that one has not chosen for by themselves. For its members. */
export function CommunityLevel({ community: ref }: CommunityLevelProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const undo = useUndo();
  const sayProblem = useSayProblem();
  const { id, name, viewerMembership } = readFragment(CommunityFollowing, ref);
  const [set] = useMutation(SetCommunityLevel, {
    onError: sayProblem,
    // What is unread, new or muted in it is another now.
    refetchQueries: ['CommunityThreads'],
  });
  const reading = viewerMembership?.viewerReading;
  if (!reading) return null;
  const level = reading.level ?? 'NORMAL';
  const levelWords = (one: ReadingLevel) => intl.formatMessage({ id: `levels.${one}` });

  const choose = async (wanted: ReadingLevel) => {
    // Normal is how it is without a choice: threads then say nothing of the community.
    const input = { communityId: id, level: wanted === 'NORMAL' ? null : wanted };
    const { data } = await set({ variables: { input } });
    if (data) announce(levelWords(wanted));
    return Boolean(data);
  };
  const onChoose = async (wanted: ReadingLevel) => {
    if (wanted === level || !(await choose(wanted)) || wanted !== 'MUTED') return;
    undo({
      message: <FormattedMessage id="levels.muted.community" values={{ name }} />,
      onUndo: () => void choose(level),
    });
  };

  return (
    <Aside title={<FormattedMessage id="levels.community.title" />}>
      <LevelMenu
        of="community"
        level={level}
        label={intl.formatMessage(
          { id: 'levels.community.label' },
          { name, level: levelWords(level) },
        )}
        onChoose={onChoose}
      />
      <p className={styles.meaning}>
        <FormattedMessage id={`levels.community.${level}`} />
      </p>
    </Aside>
  );
}
