import '../features/resources/words';
import '../features/resources/curation-words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useParams } from 'react-router';
import { CollectionEditor } from '../features/resources/collections/CollectionEditor';
import { crumbsOf } from '../features/resources/collections/crumbs';
import { CollectionPage, CollectionParts } from '../features/resources/collections/documents';
import { collectionPath } from '../features/resources/collections/links';
import { readFragment } from '../gql';
import { reasonMessage } from '../lib/problem';
import { ButtonLink } from '../ui/Button';
import { Crumbs } from '../ui/Crumbs';
import { ErrorPage } from '../ui/ErrorState';
import { PageHead } from '../ui/PageHead';
import { SkeletonPage } from '../ui/Skeleton';
import { Row, Spread } from '../ui/Spread';

/** A collection is put together: what stands in it, in which order, and the words between. */
export default function EditCollectionPage() {
  const intl = useIntl();
  const { collectionId = '' } = useParams();
  // What others change meanwhile is shown on saving; a form does not change under the hand.
  const { data, error, refetch } = useQuery(CollectionPage, {
    variables: { id: collectionId },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const collection = readFragment(CollectionParts, data?.collection);
  if (!collection) {
    return error ? <ErrorPage error={error} onRetry={() => refetch()} /> : <SkeletonPage />;
  }
  const { title, community, viewerCan } = collection;
  const crumb = { label: title, to: collectionPath(collection) };
  return (
    <Spread>
      <PageHead
        title={intl.formatMessage({ id: 'curation.edit.title' })}
        tab={intl.formatMessage({ id: 'curation.edit.tab' }, { title })}
        crumbs={<Crumbs steps={[...crumbsOf(intl, community), crumb]} />}
      />
      {viewerCan.edit.allowed ? (
        <CollectionEditor key={collection.id} collection={collection} />
      ) : (
        <Row>
          <p>
            <FormattedMessage
              id={reasonMessage(viewerCan.edit.reason) ?? 'errors.code.FORBIDDEN'}
            />
          </p>
          <div className="gh-actions">
            <ButtonLink to={collectionPath(collection)}>
              <FormattedMessage id="curation.collection.back" />
            </ButtonLink>
          </div>
        </Row>
      )}
    </Spread>
  );
}
