import '../features/threads/bookmarks/words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link, useSearchParams } from 'react-router';
import { BookmarkList } from '../features/threads/bookmarks/BookmarkList';
import { BookmarkRow } from '../features/threads/bookmarks/documents';
import { isKept } from '../features/threads/bookmarks/kept';
import listStyles from '../features/threads/list/ThreadList.module.css';
import { graphql, readFragment } from '../gql';
import { ButtonLink } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { ErrorPage } from '../ui/ErrorState';
import { MoreButton } from '../ui/MoreButton';
import { PageHead } from '../ui/PageHead';
import { SignInFirst } from '../ui/SignInFirst';
import { SkeletonPage } from '../ui/Skeleton';
import { Row, Spread } from '../ui/Spread';

const BookmarksQuery = graphql(`
  query Bookmarks($order: BookmarkOrder!, $after: String) {
    viewer {
      dueBookmarks
      bookmarks(order: $order, first: 20, after: $after) {
        edges { cursor node { id removedAt ...BookmarkRow } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** What one keeps to come back to. */
export default function BookmarksPage() {
  const intl = useIntl();
  const [search] = useSearchParams();
  const byReminder = search.get('order') === 'reminder';
  const { data, error, refetch, fetchMore } = useQuery(BookmarksQuery, {
    variables: { order: byReminder ? 'REMINDER' : 'NEWEST' },
    fetchPolicy: 'cache-and-network',
  });
  if (data?.viewer === null) return <SignInFirst />;
  const page = data?.viewer?.bookmarks;
  if (!page) {
    return error ? <ErrorPage error={error} onRetry={() => refetch()} /> : <SkeletonPage />;
  }
  const bookmarks = page.edges.map(({ node }) => readFragment(BookmarkRow, node));
  const empty = !bookmarks.some(isKept);
  return (
    <Spread>
      <PageHead
        title={intl.formatMessage({ id: 'bookmarks.title' })}
        lede={<FormattedMessage id="bookmarks.lede" />}
      />
      {(!empty || byReminder) && (
        <Row>
          <nav
            className={listStyles.filters}
            aria-label={intl.formatMessage({ id: 'bookmarks.order' })}
          >
            <Link to="/bookmarks" replace aria-current={byReminder ? undefined : 'true'}>
              <FormattedMessage id="bookmarks.order.newest" />
            </Link>
            <Link
              to="/bookmarks?order=reminder"
              replace
              aria-current={byReminder ? 'true' : undefined}
            >
              <FormattedMessage id="bookmarks.order.reminder" />
            </Link>
          </nav>
        </Row>
      )}
      {empty && (
        <EmptyState
          small={byReminder}
          title={
            <FormattedMessage
              id={byReminder ? 'bookmarks.empty.reminder.title' : 'bookmarks.empty.title'}
            />
          }
          step={
            !byReminder && (
              <ButtonLink to="/">
                <FormattedMessage id="bookmarks.empty.step" />
              </ButtonLink>
            )
          }
        >
          <FormattedMessage
            id={byReminder ? 'bookmarks.empty.reminder.text' : 'bookmarks.empty.text'}
          />
        </EmptyState>
      )}
      <BookmarkList
        bookmarks={bookmarks}
        foot={
          page.pageInfo.hasNextPage && (
            <MoreButton
              onMore={() => fetchMore({ variables: { after: page.pageInfo.endCursor } })}
            />
          )
        }
      />
    </Spread>
  );
}
