import '../words';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { Aside } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import styles from './Waiting.module.css';

/** So many questions are named; the others are behind the link. */
const NAMED = 4;

export const CommunityWaiting = graphql(`
  fragment CommunityWaiting on Community {
    id
    slug
    waiting: threads(first: 5, unanswered: true) {
      edges {
        cursor
        node { id title openedAt }
      }
    }
  }
`);

interface WaitingProps {
  community: FragmentType<typeof CommunityWaiting>;
}

/** Questions that nobody has answered yet. */
export function Waiting({ community: ref }: WaitingProps) {
  const { slug, waiting } = readFragment(CommunityWaiting, ref);
  const questions = waiting?.edges.map(({ node }) => node) ?? [];
  if (questions.length === 0) return null;
  return (
    <Aside title={<FormattedMessage id="communities.waiting.title" />}>
      <ul>
        {questions.slice(0, NAMED).map(({ id, title, openedAt }) => (
          <li key={id}>
            <Link className="gh-quiet" to={`/c/${slug}/t/${id}`}>
              <bdi>{title}</bdi>
            </Link>
            <span className={styles.since}>
              <FormattedMessage
                id="communities.waiting.since"
                values={{ when: <TimeStamp at={openedAt} /> }}
              />
            </span>
          </li>
        ))}
      </ul>
      {questions.length > NAMED && (
        <p className={styles.all}>
          <Link className="gh-quiet" to={`/c/${slug}/threads?unanswered=1`}>
            <FormattedMessage id="communities.waiting.all" />
          </Link>
        </p>
      )}
    </Aside>
  );
}
