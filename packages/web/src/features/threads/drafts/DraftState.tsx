import './words';
import { useEffect } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { lasts } from '../../../lib/shelf';
import type { MessageId } from '../../../messages';
import { useAnnounce } from '../../../ui/Announcer';
import styles from './Drafts.module.css';
import { isEmpty, type Kept } from './kept';
import { type Progress, useProgress } from './progress';

interface DraftStateProps {
  /** Where it is kept. */
  of: string;
  kept: Kept | undefined;
}

/** Where the words are safe by now; nothing, as long as there are none. */
export function DraftState({ of, kept }: DraftStateProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const progress = useProgress(of);
  const id = stateOf(of, kept, progress);
  const alarming = id && id !== 'drafts.state.saved' && id !== 'drafts.state.saving';

  // Each save would be too much to hear; that one is not kept as usual is not.
  useEffect(() => {
    if (alarming) announce(intl.formatMessage({ id }));
  }, [alarming, id, announce, intl]);

  if (!id) return null;
  return (
    <span className={alarming ? styles.alarming : styles.state}>
      <FormattedMessage id={id} />
    </span>
  );
}

function stateOf(key: string, kept: Kept | undefined, progress?: Progress): MessageId | undefined {
  if (!kept?.begun || (isEmpty(kept.words) && kept.saved)) return undefined;
  if (kept.saved) return 'drafts.state.saved';
  if (!lasts(key)) return 'drafts.state.page';
  if (kept.other) return 'drafts.state.here';
  switch (progress) {
    case 'away':
      return 'drafts.state.here';
    case 'signIn':
      return 'drafts.state.signIn';
    case 'full':
      return 'drafts.state.full';
    case 'refused':
      return 'drafts.state.refused';
    default:
      return isEmpty(kept.words) ? undefined : 'drafts.state.saving';
  }
}
