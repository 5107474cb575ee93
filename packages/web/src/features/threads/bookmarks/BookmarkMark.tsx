import { FormattedMessage, useIntl } from 'react-intl';
import type { PostPartsFragment } from '../../../gql/graphql';
import { cx } from '../../../lib/cx';
import { useThreadActions } from '../actions';
import postStyles from '../Post.module.css';
import type { OwnBookmark } from './kept';

interface BookmarkMarkProps {
  post: PostPartsFragment;
  bookmark: OwnBookmark;
}

/** At a post that one keeps: that it is, and the way to its note and reminder. */
export function BookmarkMark({ post, bookmark }: BookmarkMarkProps) {
  const intl = useIntl();
  const { onBookmark } = useThreadActions();
  return (
    <button
      type="button"
      className={cx(postStyles.act, bookmark.due ? postStyles.due : postStyles.mine)}
      title={intl.formatMessage({ id: 'threads.bookmark.label' })}
      onClick={() => onBookmark(post)}
    >
      <FormattedMessage id={bookmark.due ? 'threads.bookmark.due' : 'threads.bookmark.mark'} />
    </button>
  );
}
