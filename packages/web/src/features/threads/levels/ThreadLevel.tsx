import './words';
import { useMutation } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { readFragment } from '../../../gql';
import type { ReadingLevel, ThreadReadingPartsFragment } from '../../../gql/graphql';
import { useAnnounce } from '../../../ui/Announcer';
import { MenuItem, MenuSeparator } from '../../../ui/Menu';
import { useSayProblem } from '../../../ui/ProblemText';
import { useUndo } from '../../../ui/UndoBar';
import { ThreadReadingParts } from '../fragments';
import { SetThreadLevel } from './documents';
import { LevelMenu } from './LevelMenu';

export interface ThreadLevelProps {
  threadId: string;
  reading: NonNullable<ThreadReadingPartsFragment['viewerReading']>;
  /** Once somebody has chosen to follow it. */
  offer: ReactNode;
}

/** The level of one thread, why it is that, and the choice of another. Null lets it come by itself. */
export default function ThreadLevel({ threadId, reading, offer }: ThreadLevelProps): ReactNode {
  const intl = useIntl();
  const announce = useAnnounce();
  const undo = useUndo();
  const sayProblem = useSayProblem();
  const [set] = useMutation(SetThreadLevel, { onError: sayProblem });
  const [followed, setFollowed] = useState(false);
  const { level, reason } = reading;
  const chosen = reason === 'CHOSEN';

  const say = (now: { level: ReadingLevel; reason: string }) =>
    intl.formatMessage(
      { id: 'levels.chosen' },
      {
        level: intl.formatMessage({ id: `levels.${now.level}` }),
        because: intl.formatMessage({ id: 'levels.because' }, { reason: now.reason }),
      },
    );
  const choose = async (wanted: ReadingLevel | null) => {
    const { data } = await set({ variables: { input: { threadId, level: wanted } } });
    const now = data && readFragment(ThreadReadingParts, data.setThreadLevel).viewerReading;
    if (now) announce(say(now));
    return Boolean(now);
  };
  const onChoose = async (wanted: ReadingLevel) => {
    if (wanted === level && chosen) return;
    if (!(await choose(wanted))) return;
    setFollowed(wanted === 'WATCHING' || wanted === 'TRACKING');
    if (wanted !== 'MUTED') return;
    undo({
      message: <FormattedMessage id="levels.muted.thread" />,
      onUndo: () => void choose(chosen ? level : null),
    });
  };

  return (
    <>
      <LevelMenu
        of="thread"
        level={level}
        label={intl.formatMessage(
          { id: 'levels.label' },
          { level: intl.formatMessage({ id: `levels.${level}` }) },
        )}
        onChoose={onChoose}
      >
        <MenuSeparator />
        {chosen && (
          <MenuItem onSelect={() => choose(null)}>
            <FormattedMessage id="levels.byItself" />
          </MenuItem>
        )}
        <MenuItem to="/settings/notifications?why=POST">
          <FormattedMessage id="levels.told" />
        </MenuItem>
      </LevelMenu>
      <span>
        <FormattedMessage id="levels.because" values={{ reason }} />
      </span>
      {followed && offer}
    </>
  );
}
