import { type ReactNode, Suspense, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { BookmarkRowFragment } from '../../../gql/graphql';
import { threadPath } from '../../../lib/paths/threads';
import { useNow, when } from '../../../lib/time';
import { Button } from '../../../ui/Button';
import { later } from '../../../ui/later';
import { Row } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import listStyles from '../list/ThreadList.module.css';
import styles from './Bookmarks.module.css';
import { isKept } from './kept';
import { useBookmarkVerbs } from './useBookmarkVerbs';

const BookmarkDialog = later(() => import('./BookmarkDialog'));

interface BookmarkListProps {
  bookmarks: readonly BookmarkRowFragment[];
  foot?: ReactNode;
}

/** What somebody keeps: where it is, their note, and when they are reminded. */
export function BookmarkList({ bookmarks, foot }: BookmarkListProps) {
  const intl = useIntl();
  const list = useRef<HTMLOListElement>(null);
  const { onRemove } = useBookmarkVerbs();
  const [editing, setEditing] = useState<BookmarkRowFragment>();
  const remove = async (bookmark: BookmarkRowFragment) => {
    await onRemove(bookmark);
    // The button that had the focus is gone with its row.
    list.current?.focus();
  };
  return (
    <>
      <ol
        ref={list}
        tabIndex={-1}
        className={listStyles.list}
        aria-label={intl.formatMessage({ id: 'bookmarks.title' })}
      >
        {bookmarks.filter(isKept).map((bookmark) => (
          <Row
            key={bookmark.id}
            as="li"
            ruled
            className={listStyles.row}
            margin={
              <span className={listStyles.when}>
                <TimeStamp at={bookmark.createdAt} />
              </span>
            }
          >
            <Where bookmark={bookmark} />
            {bookmark.note && <p className={styles.note}>{bookmark.note}</p>}
            <p className={listStyles.meta}>
              <Reminder bookmark={bookmark} />
              {(['edit', 'remove'] as const).map((verb) => (
                <Button
                  key={verb}
                  variant="text"
                  size="small"
                  aria-label={intl.formatMessage(
                    { id: `bookmarks.${verb}.label` },
                    {
                      title:
                        bookmark.post?.thread.title ?? intl.formatMessage({ id: 'bookmarks.gone' }),
                    },
                  )}
                  onClick={() => (verb === 'edit' ? setEditing(bookmark) : remove(bookmark))}
                >
                  <FormattedMessage id={`bookmarks.${verb}`} />
                </Button>
              ))}
            </p>
          </Row>
        ))}
      </ol>
      {foot && (
        <Row>
          <div className={listStyles.foot}>{foot}</div>
        </Row>
      )}
      {editing && (
        <Suspense>
          <BookmarkDialog bookmark={editing} onClose={() => setEditing(undefined)} />
        </Suspense>
      )}
    </>
  );
}

function Where({ bookmark: { post } }: { bookmark: BookmarkRowFragment }) {
  if (!post) {
    return (
      <>
        <p className={styles.gone}>
          <FormattedMessage id="bookmarks.gone" />
        </p>
        <p className={listStyles.meta}>
          <FormattedMessage id="bookmarks.gone.text" />
        </p>
      </>
    );
  }
  const { thread, number, author } = post;
  return (
    <>
      <Link data-line className={listStyles.title} to={threadPath(thread, number)}>
        <bdi>{thread.title}</bdi>
      </Link>
      <p className={listStyles.meta}>
        <Link to={`/c/${thread.community.slug}`}>{thread.community.name}</Link>
        <span>
          <FormattedMessage id="bookmarks.where" values={{ number, name: author.name }} />
        </span>
      </p>
    </>
  );
}

function Reminder({ bookmark: { remindAt, due } }: { bookmark: BookmarkRowFragment }) {
  const intl = useIntl();
  const now = useNow();
  if (!remindAt) return null;
  return (
    <span className={due ? styles.due : undefined}>
      <FormattedMessage
        id={due ? 'bookmarks.due' : 'bookmarks.remindAt'}
        values={{ when: when(intl, new Date(remindAt), now, true) }}
      />
    </span>
  );
}
