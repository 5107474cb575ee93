import { Suspense } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { PostPartsFragment, ThreadHeadFragment } from '../../gql/graphql';
import { shareResourcePath } from '../../lib/paths/resources';
import { threadPath } from '../../lib/paths/threads';
import { useAnnounce } from '../../ui/Announcer';
import { later } from '../../ui/later';
import { MenuItem, MenuSeparator } from '../../ui/Menu';
import { useAccept } from './accept';
import { useThreadActions } from './actions';
import { isKept } from './bookmarks/kept';
import { copyText } from './copy-text';

const RecognitionItems = later(() => import('../recognition/RecognitionItems'));

interface PostMenuProps {
  post: PostPartsFragment;
  thread: ThreadHeadFragment;
  onEdit: () => void;
}

/** Everything else that can be done with a post. What the API refuses says why. */
export function PostMenu({ post, thread, onEdit }: PostMenuProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const {
    onRemove,
    onBookmark,
    onQuote,
    onGrow,
    onUnread,
    onAddPoll,
    onEditThread,
    onHistory,
    onRecognise,
  } = useThreadActions();
  const { accept, withdraw } = useAccept(thread.id);
  const opening = post.number === 1;
  const accepted = thread.acceptedPost?.id === post.id;

  const copy = async () => {
    await copyText(location.origin + threadPath(thread, post.number));
    announce(intl.formatMessage({ id: 'threads.copied' }));
  };

  return (
    <>
      <MenuItem permission={post.viewerCan.reply} onSelect={() => onQuote(post)}>
        <FormattedMessage id="links.quote" />
      </MenuItem>
      <MenuItem onSelect={() => onGrow(post)}>
        <FormattedMessage id="links.grow" />
      </MenuItem>
      {post.trail && (
        <Suspense>
          <RecognitionItems trail={post.trail} onSelect={(what) => onRecognise(what, post)} />
        </Suspense>
      )}
      <MenuItem onSelect={copy}>
        <FormattedMessage id="threads.copyLink" />
      </MenuItem>
      <MenuItem
        permission={thread.community.viewerCan.shareResource}
        to={shareResourcePath(thread.community.slug, { post: post.id })}
      >
        <FormattedMessage id="threads.keep" />
      </MenuItem>
      <MenuItem permission={post.viewerCan.bookmark} onSelect={() => onBookmark(post)}>
        <FormattedMessage
          id={isKept(post.viewerBookmark) ? 'threads.bookmark.edit' : 'threads.bookmark.make'}
        />
      </MenuItem>
      {onUnread && (
        <MenuItem onSelect={() => onUnread(post)}>
          <FormattedMessage id="threads.unreadFrom" />
        </MenuItem>
      )}
      <MenuItem permission={post.viewerCan.edit} onSelect={onEdit}>
        <FormattedMessage id="threads.edit" />
      </MenuItem>
      {!post.poll && post.viewerCan.edit.allowed && (
        <MenuItem onSelect={() => onAddPoll(post)}>
          <FormattedMessage id="threads.addPoll" />
        </MenuItem>
      )}
      {post.editedAt && (
        <MenuItem onSelect={() => onHistory(post)}>
          <FormattedMessage id="care.history" />
        </MenuItem>
      )}
      {thread.kind === 'QUESTION' && !opening && !accepted && (
        <MenuItem permission={post.viewerCan.accept} onSelect={() => accept(post.id)}>
          <FormattedMessage id="threads.accept" />
        </MenuItem>
      )}
      {accepted && (
        <MenuItem permission={thread.viewerCan.accept} onSelect={withdraw}>
          <FormattedMessage id="threads.withdraw" />
        </MenuItem>
      )}
      {opening && (
        <MenuItem permission={thread.viewerCan.edit} onSelect={onEditThread}>
          <FormattedMessage id="threads.editThread" />
        </MenuItem>
      )}
      <MenuSeparator />
      {opening ? (
        <MenuItem
          danger
          permission={thread.viewerCan.remove}
          onSelect={() => onRemove({ what: 'thread', id: thread.id, authorId: post.author.id })}
        >
          <FormattedMessage id="threads.removeThread" />
        </MenuItem>
      ) : (
        <MenuItem
          danger
          permission={post.viewerCan.remove}
          onSelect={() => onRemove({ what: 'post', id: post.id, authorId: post.author.id })}
        >
          <FormattedMessage id="threads.remove" />
        </MenuItem>
      )}
    </>
  );
}
