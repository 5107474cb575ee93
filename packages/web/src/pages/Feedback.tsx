import '../features/recognition/words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link, useSearchParams } from 'react-router';
import { FeedbackParts, FeedbackQuery } from '../features/recognition/feedback/documents';
import styles from '../features/recognition/feedback/Feedback.module.css';
import { FeedbackLine } from '../features/recognition/feedback/FeedbackLine';
import { readFragment } from '../gql';
import { EmptyState } from '../ui/EmptyState';
import { ErrorPage, NotFoundPage } from '../ui/ErrorState';
import { MoreButton } from '../ui/MoreButton';
import { PageHead } from '../ui/PageHead';
import { SignInFirst } from '../ui/SignInFirst';
import { SkeletonPage } from '../ui/Skeleton';
import { Aside, Row, Spread } from '../ui/Spread';

/** What others said to one, and what one said to others: for these two alone. */
export default function FeedbackPage() {
  const intl = useIntl();
  const [search] = useSearchParams();
  const given = search.has('given');
  const { data, error, refetch, fetchMore } = useQuery(FeedbackQuery, {
    variables: { given },
    fetchPolicy: 'cache-and-network',
  });
  if (!data) {
    return error ? <ErrorPage error={error} onRetry={() => refetch()} /> : <SkeletonPage />;
  }
  if (!data.viewer) return <SignInFirst />;
  // Switched off in this house: then there is no such page.
  if (!data.instance.recognition) return <NotFoundPage />;
  const { edges, pageInfo } = data.viewer.feedback;
  const all = readFragment(
    FeedbackParts,
    edges.map(({ node }) => node),
  );
  const shown = all.filter(({ putAwayAt }) => given || !putAwayAt);
  const away = all.filter(({ putAwayAt }) => !given && putAwayAt);
  const line = (feedback: (typeof all)[number]) => (
    <FeedbackLine key={feedback.id} feedback={feedback} given={given} onChanged={() => refetch()} />
  );
  return (
    <Spread
      aside={
        <Aside title={<FormattedMessage id="use.who" />}>
          <p>
            <FormattedMessage id="feedback.who" />
          </p>
        </Aside>
      }
    >
      <PageHead
        title={intl.formatMessage({ id: given ? 'feedback.page.given' : 'feedback.page' })}
        lede={<FormattedMessage id={given ? 'feedback.lede.given' : 'feedback.lede'} />}
        actions={
          <Link className="gh-quiet" to={given ? '/feedback' : '/feedback?given'}>
            <FormattedMessage id={given ? 'feedback.toOwn' : 'feedback.toGiven'} />
          </Link>
        }
      />
      {shown.length === 0 && (
        <div className={styles.tabs}>
          <EmptyState
            small
            title={<FormattedMessage id={given ? 'feedback.empty.given' : 'feedback.empty'} />}
          >
            <FormattedMessage id={given ? 'feedback.empty.given.text' : 'feedback.empty.text'} />
          </EmptyState>
        </div>
      )}
      {shown.length > 0 && <ol className={styles.tabs}>{shown.map(line)}</ol>}
      {pageInfo.hasNextPage && (
        <Row>
          <MoreButton
            onMore={() => fetchMore({ variables: { given, after: pageInfo.endCursor } })}
          />
        </Row>
      )}
      {away.length > 0 && (
        <details className={styles.away}>
          <summary>
            <FormattedMessage id="feedback.putAway.shown" values={{ count: away.length }} />
          </summary>
          <ol>{away.map(line)}</ol>
        </details>
      )}
    </Spread>
  );
}
