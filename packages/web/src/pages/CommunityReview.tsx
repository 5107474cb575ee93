import '../features/communities/words';
import '../features/resources/words';
import '../features/resources/curation-words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useParams } from 'react-router';
import { CommunityPage } from '../features/communities/frame/CommunityPage';
import { communityGate } from '../features/communities/frame/gate';
import { ListingOnly } from '../features/communities/now/ListingOnly';
import { LibraryPlaces } from '../features/resources/LibraryPlaces';
import styles from '../features/resources/review/Review.module.css';
import { ReviewQueue } from '../features/resources/review/ReviewQueue';
import { graphql } from '../gql';
import { libraryPath } from '../lib/paths/resources';
import { ButtonLink } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { MoreButton } from '../ui/MoreButton';
import { Row } from '../ui/Spread';

const ReviewQuery = graphql(`
  query CommunityReview($slug: String!, $after: String) {
    community(slug: $slug) {
      id
      slug
      visibility
      charter { number }
      viewerMembership { id state }
      resourcesToReview(first: 20, after: $after) {
        edges { cursor node { id ...ReviewLineParts } }
        pageInfo { hasNextPage endCursor }
      }
      ...CommunityFrame
      ...LibraryPlacesParts
    }
  }
`);

/** What of the library somebody has to look at again. */
export default function CommunityReviewPage() {
  const intl = useIntl();
  const { slug = '' } = useParams();
  const asked = useQuery(ReviewQuery, { variables: { slug }, fetchPolicy: 'cache-and-network' });
  const community = asked.data?.community;
  if (!community) return communityGate(asked);
  const { charter, visibility, viewerMembership, resourcesToReview: page } = community;
  return (
    <CommunityPage community={community} tab={intl.formatMessage({ id: 'curation.review' })}>
      {!charter ? (
        <ListingOnly visibility={visibility} state={viewerMembership?.state} />
      ) : (
        <>
          <LibraryPlaces community={community} />
          {page.edges.length === 0 ? (
            <EmptyState
              small
              title={<FormattedMessage id="curation.review.empty.title" />}
              step={
                <ButtonLink to={libraryPath(slug)}>
                  <FormattedMessage id="curation.review.empty.step" />
                </ButtonLink>
              }
            >
              <FormattedMessage id="curation.review.empty.text" />
            </EmptyState>
          ) : (
            <>
              <Row className={styles.lede}>
                <h2 className="gh-lede">
                  <FormattedMessage id="curation.review.lede" />
                </h2>
              </Row>
              <ReviewQueue
                resources={page.edges.map(({ node }) => node)}
                onChanged={() => asked.refetch({ slug })}
              />
              {page.pageInfo.hasNextPage && (
                <Row>
                  <MoreButton
                    onMore={() =>
                      asked.fetchMore({ variables: { after: page.pageInfo.endCursor } })
                    }
                  />
                </Row>
              )}
            </>
          )}
        </>
      )}
    </CommunityPage>
  );
}
