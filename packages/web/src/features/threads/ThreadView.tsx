import { useApolloClient } from '@apollo/client/react';
import { type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import type { PostPartsFragment } from '../../gql/graphql';
import { placePath } from '../../lib/paths/threads';
import { useAnnounce } from '../../ui/Announcer';
import { ErrorPage, ErrorState } from '../../ui/ErrorState';
import { later } from '../../ui/later';
import { SkeletonPage } from '../../ui/Skeleton';
import { Row, Spread } from '../../ui/Spread';
import { useRecognising } from '../recognition/useRecognising';
import { Arrivals } from './Arrivals';
import { type ThreadActions, ThreadActionsProvider } from './actions';
import { useBookmarking } from './bookmarks/useBookmarking';
import { useChoosing } from './care/choosing';
import { useElsewhere } from './care/useElsewhere';
import { useHistory } from './care/useHistory';
import { type Asked, ReplyDock } from './composer/ReplyDock';
import { ReplyRefused } from './composer/ReplyRefused';
import { useThreadKeys } from './keys/useThreadKeys';
import { LinksProvider, useLinksOf } from './linked/useLinks';
import { PostStream } from './PostStream';
import { useAddPoll } from './polls/useAddPoll';
import { postShown } from './quoting/post-shown';
import { useQuoting } from './quoting/useQuoting';
import { ThreadAgain } from './reading/documents';
import { useAddress, useReadingPosition } from './reading/position';
import { follows } from './reading/thread-window';
import { useRecordReading, useViewerReading } from './reading/useReading';
import { useSendingFirst } from './reading/useSendingFirst';
import { useThreadLive } from './reading/useThreadLive';
import { useThreadWindow } from './reading/useThreadWindow';
import { useUnreadFrom } from './reading/useUnreadFrom';
import styles from './Thread.module.css';
import { ThreadAside } from './ThreadAside';
import { ThreadHeader } from './ThreadHeader';
import { useThreadHead } from './usePost';
import { useRemoval } from './useRemoval';

const EditThread = later(() => import('./EditThread'));
const SplitBar = later(() => import('./care/SplitBar'));

interface ThreadViewProps {
  threadId: string;
  /** The post to begin at; without it the beginning. */
  number?: number;
  /** Names the navigation, so that a link to the same post leads there again. */
  visit: string;
  /** The community's ground rules with their acceptance, for those who must accept before they write. */
  rules: (communitySlug: string, onAccepted: () => void) => ReactNode;
  /** What is offered to somebody who has just chosen to follow it. */
  offer: ReactNode;
  /** Where else it can be brought. */
  beside?: ReactNode;
}

/** A thread, read in windows, kept current, and answered at its foot. */
export function ThreadView({ threadId, number, visit, rules, offer, beside }: ThreadViewProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const client = useApolloClient();
  const list = useRef<HTMLDivElement>(null);
  const reader = useThreadWindow(threadId, number, visit, list);
  const { window, change, goTo, opened } = reader;
  const thread = useThreadHead(threadId);
  const [lost, setLost] = useState(false);
  const [asked, setAsked] = useState<Asked>({
    times: 0,
  });
  const [editing, setEditing] = useState(false);
  const { onRemove, dialog } = useRemoval();
  const { onBookmark, bookmarkDialog } = useBookmarking();
  const { onPost, onSending } = useSendingFirst(
    useCallback(({ id, number }) => change({ type: 'arrived', id, number }), [change]),
  );
  const { onAddPoll, pollDialog } = useAddPoll();
  const { onHistory, historyDialog } = useHistory();
  const { onRecognise, recognitionDialog } = useRecognising(thread);
  const choosing = useChoosing(threadId);
  const latest = useRef(window);
  latest.current = window;
  const reading = useReadingPosition(list, window.shown);
  const read = useViewerReading(threadId);
  const known = Boolean(thread && read);
  const recording = useRecordReading(threadId, list, known && opened?.found === true);
  const onUnread = useUnreadFrom(threadId, recording, reader.setSince);
  // Without a number the address would lead on to where one was.
  const bare = (read?.readNumber ?? 0) < 2;
  useAddress(thread && opened && list.current ? placePath(thread, reading, bare) : undefined);

  useThreadLive(threadId, opened?.found ? opened.seq : undefined, {
    onPost,
    onReordered: () => reader.open(reading),
    onLost: () => setLost(true),
  });

  const links = useLinksOf(threadId);
  const { onQuote, onGrow, quoteButton } = useQuoting(
    thread,
    (id) => postShown(client, id),
    reading,
    thread?.viewerCan.reply.allowed
      ? (quote) => setAsked(({ times }) => ({ quote, times: times + 1 }))
      : undefined,
  );

  const actions = useMemo<ThreadActions>(
    () => ({
      onAnswer: ({ id, number, author }: PostPartsFragment) =>
        setAsked(({ times }) => ({
          post: number > 1 ? { id, number, name: author.name } : undefined,
          times: times + 1,
        })),
      onRemove,
      onBookmark,
      onQuote,
      onGrow,
      onUnread: known ? onUnread : undefined,
      onAddPoll,
      onEditThread: () => setEditing(true),
      onHistory,
      onRecognise,
    }),
    [onAddPoll, onHistory, onRecognise, onRemove, onBookmark, onQuote, onGrow, onUnread, known],
  );

  useThreadKeys({
    thread,
    reading,
    actions,
    onReply: () => setAsked(({ times }) => ({ times: times + 1 })),
    onFirst: () => goTo(1),
    onNewest: () => goTo('last'),
  });

  const onArrived = useCallback(
    ({ id, number }: { id: string; number: number }) => {
      change({ type: 'arrived', id, number });
      // State is read back after the change has been drawn.
      if (follows(latest.current)) change({ type: 'revealed' });
    },
    [change],
  );

  const { waiting } = window;
  const showArrivals = async () => {
    const first = waiting[0];
    if (!first) return;
    if (follows(window)) change({ type: 'revealed' });
    await goTo(first.number);
  };
  const atEnd = () => {
    if (!follows(latest.current)) {
      reader.more('later');
      return;
    }
    const count = latest.current.waiting.length;
    change({ type: 'revealed' });
    announce(intl.formatMessage({ id: 'threads.arrived' }, { count }));
  };

  const onAccepted = () => {
    client.query({
      query: ThreadAgain,
      variables: { threadId },
      fetchPolicy: 'network-only',
    });
  };

  useEffect(() => {
    if (lost) announce(intl.formatMessage({ id: 'threads.gone.title' }));
  }, [lost, announce, intl]);

  const elsewhere = useElsewhere({ threadId, thread, number, visit, lost, reader });
  if (elsewhere.instead) return elsewhere.instead;
  if (!opened || !thread) {
    return reader.error ? (
      <ErrorPage error={reader.error} onRetry={() => reader.open(number)} />
    ) : (
      <SkeletonPage />
    );
  }

  const arrivals = (
    <Arrivals
      count={waiting.length}
      onShow={showArrivals}
      reading={reading}
      last={thread.lastPostNumber}
      onNewest={() => goTo('last')}
    />
  );
  return (
    <ThreadActionsProvider value={actions}>
      <LinksProvider value={links}>
        <div className={styles.page}>
          <Spread
            aside={
              <ThreadAside
                thread={thread}
                reading={reading}
                onFirst={() => goTo(1)}
                onNewest={() => goTo('last')}
              />
            }
          >
            <ThreadHeader thread={thread} offer={offer} beside={beside} />
            <PostStream
              thread={thread}
              window={window}
              place={reader.place}
              since={reader.since}
              list={list}
              onMore={reader.more}
              onEnd={atEnd}
            />
            {reader.error !== undefined && (
              <Row>
                <ErrorState error={reader.error} onRetry={() => reader.more('later')} />
              </Row>
            )}
          </Spread>
        </div>
        {elsewhere.beside}
        {choosing ? (
          <Suspense>
            <SplitBar thread={thread} />
          </Suspense>
        ) : thread.viewerCan.reply.allowed ? (
          <ReplyDock
            thread={thread}
            asked={asked}
            onSending={onSending}
            onArrived={onArrived}
            onPosted={(post) => {
              onArrived(post);
              goTo(post.number);
            }}
            onRefused={onAccepted}
            above={arrivals}
          />
        ) : (
          <ReplyRefused
            thread={thread}
            asked={asked}
            rules={(done) => rules(thread.community.slug, done)}
            onAccepted={onAccepted}
            above={arrivals}
          />
        )}
        {dialog}
        {bookmarkDialog}
        {pollDialog}
        {historyDialog}
        {recognitionDialog}
        {editing && (
          <Suspense>
            <EditThread thread={thread} onClose={() => setEditing(false)} />
          </Suspense>
        )}
        {quoteButton}
      </LinksProvider>
    </ThreadActionsProvider>
  );
}
