import './words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { graphql } from '../../../gql';
import type { PostPartsFragment, ThreadHeadFragment } from '../../../gql/graphql';
import { threadPath } from '../../../lib/paths/threads';
import { Row } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import styles from './Care.module.css';

const WhereMoved = graphql(`
  query WhereMoved($id: ID!) {
    post(id: $id) {
      id
      movedTo { id number thread { id title community { id slug } } }
    }
  }
`);

/** What is left at the place of a post that was split off: the way to it. */
export default function MovedPost({
  post,
  thread,
}: {
  post: PostPartsFragment;
  thread: ThreadHeadFragment;
}) {
  const { data, error } = useQuery(WhereMoved, { variables: { id: post.id } });
  const to = data?.post?.movedTo;
  return (
    <Row margin={<TimeStamp at={post.createdAt} precise to={threadPath(thread, post.number)} />}>
      <p className={styles.moved}>
        {to ? (
          <FormattedMessage
            id="tending.movedPost"
            values={{ to: <Link to={threadPath(to.thread, to.number)}>{to.thread.title}</Link> }}
          />
        ) : (
          (data || error) && <FormattedMessage id="tending.movedPost.unseen" />
        )}
      </p>
    </Row>
  );
}
