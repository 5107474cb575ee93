import '../features/resources/words';
import '../features/resources/curation-words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useParams } from 'react-router';
import { CollectionActions } from '../features/resources/collections/CollectionActions';
import styles from '../features/resources/collections/Collections.module.css';
import { CollectionView } from '../features/resources/collections/CollectionView';
import { crumbsOf } from '../features/resources/collections/crumbs';
import { CollectionPage, CollectionParts } from '../features/resources/collections/documents';
import { readFragment } from '../gql';
import { Crumbs } from '../ui/Crumbs';
import { ErrorPage } from '../ui/ErrorState';
import { PageHead } from '../ui/PageHead';
import { SkeletonPage } from '../ui/Skeleton';
import { Row, Spread } from '../ui/Spread';

/** One collection: what belongs together, in the order in which somebody put it, with words between. */
export default function CollectionPageOf() {
  const intl = useIntl();
  const { collectionId = '' } = useParams();
  const { data, error, refetch } = useQuery(CollectionPage, {
    variables: { id: collectionId },
    fetchPolicy: 'cache-and-network',
  });
  const collection = readFragment(CollectionParts, data?.collection);
  if (!collection) {
    return error ? <ErrorPage error={error} onRetry={() => refetch()} /> : <SkeletonPage />;
  }
  const { title, summary, startHere, removedAt, community, items } = collection;
  const count = items.filter(({ resource }) => resource).length;
  return (
    <Spread>
      <PageHead
        title={title}
        tab={intl.formatMessage({ id: 'resources.tab' }, { title, community: community.name })}
        crumbs={<Crumbs steps={crumbsOf(intl, community)} />}
        margin={
          <>
            <FormattedMessage id="curation.collection" />
            <span className={styles.second}>
              <FormattedMessage id="curation.collection.count" values={{ count }} />
            </span>
          </>
        }
        lede={summary && <bdi>{summary}</bdi>}
        actions={<CollectionActions collection={collection} />}
      />
      {removedAt ? (
        <Row className={styles.save}>
          <p>
            <FormattedMessage id="curation.collection.isRemoved" />
          </p>
        </Row>
      ) : (
        startHere && (
          <Row>
            <p className={styles.startHere}>
              <FormattedMessage id="curation.startHere.mark" />
            </p>
          </Row>
        )
      )}
      <CollectionView collection={collection} />
    </Spread>
  );
}
