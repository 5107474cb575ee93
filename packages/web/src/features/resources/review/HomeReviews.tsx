import '../curation-words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { Aside } from '../../../ui/Spread';
import { OwnToReview } from './documents';
import { reviewPath } from './links';
import styles from './Review.module.css';

/** So many are named; the others are found with them. */
const NAMED = 4;

/** On the home page, beside the communities: what one answers for and has not looked at for long. */
export default function HomeReviews() {
  const { data } = useQuery(OwnToReview, { fetchPolicy: 'cache-and-network' });
  const due = data?.viewer?.resourcesToReview ?? [];
  if (due.length === 0) return null;
  return (
    <Aside title={<FormattedMessage id="curation.review" />}>
      <ul>
        {due.slice(0, NAMED).map(({ id, title, linkBrokenAt, community }) => (
          <li key={id}>
            <Link className="gh-quiet" to={reviewPath(community.slug)}>
              <bdi>{title}</bdi>
            </Link>
            <span className={styles.second}>
              {linkBrokenAt ? (
                <FormattedMessage id="curation.review.home.broken" />
              ) : (
                <bdi>{community.name}</bdi>
              )}
            </span>
          </li>
        ))}
      </ul>
      {due.length > NAMED && (
        <p>
          <FormattedMessage id="curation.review.home.more" values={{ count: due.length - NAMED }} />
        </p>
      )}
    </Aside>
  );
}
