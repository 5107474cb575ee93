import '../features/communities/words';
import '../features/resources/words';
import '../features/resources/curation-words';
import { useQuery } from '@apollo/client/react';
import { Suspense, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useParams } from 'react-router';
import { CommunityPage } from '../features/communities/frame/CommunityPage';
import { communityGate } from '../features/communities/frame/gate';
import { ListingOnly } from '../features/communities/now/ListingOnly';
import { CollectionList } from '../features/resources/collections/CollectionList';
import styles from '../features/resources/collections/Collections.module.css';
import { LibraryPlaces } from '../features/resources/LibraryPlaces';
import { graphql } from '../gql';
import { usePageActions } from '../lib/keys';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { later } from '../ui/later';
import { Row } from '../ui/Spread';

const CreateCollectionDialog = later(
  () => import('../features/resources/collections/CreateCollectionDialog'),
);

const CollectionsQuery = graphql(`
  query CommunityCollections($slug: String!) {
    community(slug: $slug) {
      id
      slug
      visibility
      charter { number }
      viewerMembership { id state }
      collections { id ...CollectionLine }
      startHere { id }
      viewerCan { curate { allowed reason } }
      ...CommunityFrame
      ...LibraryPlacesParts
    }
  }
`);

/** What of the library belongs together, in an order. */
export default function CommunityCollectionsPage() {
  const intl = useIntl();
  const { slug = '' } = useParams();
  const [creating, setCreating] = useState(false);
  const asked = useQuery(CollectionsQuery, {
    variables: { slug },
    fetchPolicy: 'cache-and-network',
  });
  const community = asked.data?.community;
  const may = community?.viewerCan.curate.allowed === true;
  usePageActions(() =>
    may
      ? [
          {
            id: 'collection.start',
            name: 'curation.collection.start',
            run: () => setCreating(true),
          },
        ]
      : [],
  );
  if (!community) return communityGate(asked);
  const { collections, visibility, viewerMembership } = community;
  const start = may && (
    <Button onClick={() => setCreating(true)}>
      <FormattedMessage id="curation.collection.start" />
    </Button>
  );
  return (
    <CommunityPage community={community} tab={intl.formatMessage({ id: 'curation.collections' })}>
      {!community.charter ? (
        <ListingOnly visibility={visibility} state={viewerMembership?.state} />
      ) : (
        <>
          <LibraryPlaces community={community} end={collections.length > 0 && start} />
          {collections.length === 0 ? (
            <EmptyState
              small
              title={<FormattedMessage id="curation.collections.empty.title" />}
              step={start}
            >
              <FormattedMessage
                id="curation.collections.empty.text"
                values={{ may: may ? 'yes' : 'no' }}
              />
            </EmptyState>
          ) : (
            <>
              <Row className={styles.lede}>
                <h2 className="gh-lede">
                  <FormattedMessage id="curation.collections.lede" />
                </h2>
              </Row>
              <CollectionList collections={collections} />
            </>
          )}
        </>
      )}
      {creating && (
        <Suspense>
          <CreateCollectionDialog
            communityId={community.id}
            hasStart={Boolean(community.startHere)}
            onClose={() => setCreating(false)}
          />
        </Suspense>
      )}
    </CommunityPage>
  );
}
