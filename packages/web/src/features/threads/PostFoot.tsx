import { IconDots } from '@tabler/icons-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { PostPartsFragment, ThreadHeadFragment } from '../../gql/graphql';
import { exactly, useNow, when } from '../../lib/time';
import { Menu } from '../../ui/Menu';
import { Tip } from '../../ui/Tip';
import { useAccept } from './accept';
import { useThreadActions } from './actions';
import { BookmarkMark } from './bookmarks/BookmarkMark';
import { isKept } from './bookmarks/kept';
import styles from './Post.module.css';
import { PostMenu } from './PostMenu';
import { Reactions } from './Reactions';

interface PostFootProps {
  post: PostPartsFragment;
  thread: ThreadHeadFragment;
  onEdit: () => void;
}

/** Under the words: what others made of it, and what one can do with it. */
export function PostFoot({ post, thread, onEdit }: PostFootProps) {
  const intl = useIntl();
  const { onAnswer } = useThreadActions();
  const { accept } = useAccept(thread.id);
  // Choosing another answer is rarer, and stands in the menu.
  const accepting =
    thread.kind === 'QUESTION' && !thread.acceptedPost && post.viewerCan.accept.allowed;
  return (
    <footer className={styles.foot}>
      <Reactions post={post} />
      {isKept(post.viewerBookmark) && <BookmarkMark post={post} bookmark={post.viewerBookmark} />}
      {post.editedAt && <Edited at={post.editedAt} />}
      <span className={styles.acts}>
        {accepting && (
          <button type="button" className={styles.act} onClick={() => accept(post.id)}>
            <FormattedMessage id="threads.accept" />
          </button>
        )}
        <button
          type="button"
          className={styles.act}
          aria-label={intl.formatMessage(
            { id: 'threads.answer.label' },
            { name: post.author.name },
          )}
          onClick={() => onAnswer(post)}
        >
          <FormattedMessage id="threads.answer" />
        </button>
        <Menu
          label={intl.formatMessage(
            { id: 'threads.more' },
            { name: post.author.name, number: post.number },
          )}
          buttonClassName={styles.act}
          button={<IconDots size={18} stroke={1.6} aria-hidden="true" />}
        >
          <PostMenu post={post} thread={thread} onEdit={onEdit} />
        </Menu>
      </span>
    </footer>
  );
}

function Edited({ at }: { at: string }) {
  const intl = useIntl();
  const date = new Date(at);
  const time = when(intl, date, useNow());
  return (
    <Tip text={exactly(intl, date)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the exact hour must be reachable by keyboard */}
      <span className={styles.edited} tabIndex={0}>
        <FormattedMessage id="threads.edited" values={{ time }} />
      </span>
    </Tip>
  );
}
