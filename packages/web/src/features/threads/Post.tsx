import { memo, Suspense, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { PostPartsFragment, ThreadHeadFragment } from '../../gql/graphql';
import { cx } from '../../lib/cx';
import { threadPath } from '../../lib/paths/threads';
import { patiently } from '../../lib/patiently';
import { useViewer } from '../../lib/viewer';
import { Leaf } from '../../ui/Leaf';
import { later } from '../../ui/later';
import { Byline } from '../../ui/Person';
import { Prose } from '../../ui/Prose';
import { Row } from '../../ui/Spread';
import { TimeStamp } from '../../ui/TimeStamp';
import { useChoosing } from './care/choosing';
import { useEditByKey } from './keys/post-edits';
import { PostLinks } from './linked/PostLinks';
import styles from './Post.module.css';
import { PostFoot } from './PostFoot';
import { SourceCredit } from './SourceCredit';
import { usePost } from './usePost';

const EditPost = later(() => patiently(() => import('./EditPost')));
const RemovedPost = later(() => import('./RemovedPost'));
const MovedPost = later(() => import('./care/MovedPost'));
const ChoosePost = later(() => import('./care/ChoosePost'));

/** A post is read without it, when it cannot be fetched. */
const PostTrail = later(() =>
  import('../recognition/trail/PostTrail').catch(() => ({ default: () => null })),
);
const KeptFrom = later(() =>
  import('../resources/share-from/KeptFrom').catch(() => ({ default: () => null })),
);
const PollCard = later(() => import('./polls/PollCard'));

/** Links inside a thread: the page stays, and the post that one goes to takes the focus. */
export const INSIDE = { preventScrollReset: true, state: { keepFocus: true } } as const;

interface PostProps {
  id: string;
  thread: ThreadHeadFragment;
  /** The accepted answer, shown once more under the question: not the place that links lead to. */
  copy?: boolean;
}

/** One post: who and when in the margin, the words in the measure, no box. */
export const Post = memo(function Post({ id, thread, copy }: PostProps) {
  const intl = useIntl();
  const post = usePost(id);
  const [wanted, setEditing] = useState(() => location.hash === `#edit-${id}`);
  const editable = !copy && post?.viewerCan.edit.allowed;
  useEditByKey(id, editable ? () => setEditing(true) : undefined);
  const choosing = useChoosing(thread.id);
  if (!post) return null;
  const choice = choosing && !copy && post.number > 1 && (
    <Suspense>
      <ChoosePost post={post} choosing={choosing} />
    </Suspense>
  );
  const editing = wanted && post.viewerCan.edit.allowed && !copy;
  const place = copy ? {} : { 'data-number': post.number, id: `post-${post.number}` };
  const accepted = thread.acceptedPost?.id === id;
  // Right under the question already: once is enough.
  const leaf = copy || (accepted && post.number === 2);
  const name = intl.formatMessage(
    { id: 'threads.post.label' },
    { number: post.number, name: post.author.name },
  );

  const shown = (
    <>
      <Answers post={post} thread={thread} />
      <Prose html={post.html} />
      {post.poll && !copy && (
        <Suspense>
          <PollCard post={post} poll={post.poll} />
        </Suspense>
      )}
      {post.source && post.number > 1 && <SourceCredit source={post.source} votes={post.votes} />}
      {!copy && <PostLinks number={post.number} />}
      {!copy && post.resources.length > 0 && (
        <Suspense>
          <KeptFrom slug={thread.community.slug} resources={post.resources} />
        </Suspense>
      )}
      <PostFoot post={post} thread={thread} onEdit={() => setEditing(true)} />
    </>
  );
  const words = editing ? (
    <Suspense fallback={shown}>
      <EditPost
        post={post}
        community={thread.community}
        where={{ title: thread.title, path: threadPath(thread, post.number) }}
        onDone={() => setEditing(false)}
        onAgain={() => setEditing(true)}
      />
    </Suspense>
  ) : (
    shown
  );

  return (
    <article
      {...place}
      data-post={id}
      tabIndex={-1}
      aria-label={name}
      className={cx(styles.post, leaf && styles.leaf)}
    >
      {post.moved ? (
        <Suspense>
          <MovedPost post={post} thread={thread} />
        </Suspense>
      ) : post.removedAt ? (
        <Suspense>
          <RemovedPost post={post} thread={thread} />
        </Suspense>
      ) : (
        <Row
          margin={
            <Byline
              person={post.author}
              role={intl.formatList([post.author.role, post.author.organisation].filter(Boolean), {
                type: 'unit',
              })}
              time={<TimeStamp at={post.createdAt} precise to={threadPath(thread, post.number)} />}
            />
          }
        >
          {choice}
          {leaf ? (
            <Leaf seal={<Seal thread={thread} />} note={<Note thread={thread} post={post} />}>
              {words}
            </Leaf>
          ) : (
            <>
              {accepted && (
                <p className={styles.accepted}>
                  <Seal thread={thread} />
                </p>
              )}
              {words}
            </>
          )}
          {hasTrail(post) && (
            <Suspense>
              <PostTrail post={post} thread={thread} />
            </Suspense>
          )}
        </Row>
      )}
    </article>
  );
});

/** Nearly every post has none, and costs no question. */
const hasTrail = ({ trail, thanks }: PostPartsFragment): boolean =>
  trail != null && (trail.toShow || thanks.some(({ removedAt }) => !removedAt));

function Answers({ post, thread }: { post: PostPartsFragment; thread: ThreadHeadFragment }) {
  const { viewer } = useViewer();
  const { answers } = post;
  // Nearly every post answers the question; only the others say whom.
  if (!answers || answers.number === 1) return null;
  const you = answers.author.id === viewer?.person.id;
  return (
    <p className={styles.answers}>
      <FormattedMessage
        id="threads.answering"
        values={{
          you,
          name: answers.author.name,
          link: (words) => (
            <Link className="gh-quiet" to={threadPath(thread, answers.number)} {...INSIDE}>
              {words}
            </Link>
          ),
        }}
      />
    </p>
  );
}

function Seal({ thread }: { thread: ThreadHeadFragment }) {
  return thread.acceptedBy ? (
    <FormattedMessage id="threads.acceptedBy" values={{ name: thread.acceptedBy.name }} />
  ) : (
    <FormattedMessage id="threads.accepted" />
  );
}

const DAY_MS = 86_400_000;

/** "after five days": how long it took until the answer had proved itself. */
function Note({ thread, post }: { thread: ThreadHeadFragment; post: PostPartsFragment }) {
  if (!thread.acceptedAt) return null;
  const waited = Date.parse(thread.acceptedAt) - Date.parse(post.createdAt);
  const days = Math.floor(waited / DAY_MS);
  return days < 1 ? null : <FormattedMessage id="threads.acceptedAfter" values={{ days }} />;
}
