import '../curation-words';
import { Suspense, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, readFragment } from '../../../gql';
import { usePageActions } from '../../../lib/keys';
import { Button } from '../../../ui/Button';
import { later } from '../../../ui/later';
import { Aside } from '../../../ui/Spread';
import styles from './Collections.module.css';
import { CollectionPlacesParts } from './documents';
import { collectionPath } from './links';

const PutIntoDialog = later(() => import('./PutIntoDialog'));

interface CollectionPlacesProps {
  resource: FragmentType<typeof CollectionPlacesParts>;
}

/** Beside a resource: the collections in which it stands, and for those who curate, the way into another. */
export function CollectionPlaces({ resource: ref }: CollectionPlacesProps) {
  const resource = readFragment(CollectionPlacesParts, ref);
  const [choosing, setChoosing] = useState(false);
  const { collections, community, removedAt } = resource;
  const may = community.viewerCan.curate.allowed && !removedAt;
  usePageActions(() =>
    may ? [{ id: 'collection.put', name: 'curation.put', run: () => setChoosing(true) }] : [],
  );
  if (collections.length === 0 && !may) return null;
  return (
    <Aside title={<FormattedMessage id="curation.places" />}>
      {collections.length > 0 && (
        <ul>
          {collections.map(({ collection, place, of }) => (
            <li key={collection.id}>
              <Link className="gh-quiet" to={collectionPath(collection)}>
                <bdi>{collection.title}</bdi>
              </Link>
              <span className={styles.second}>
                <FormattedMessage id="curation.places.place" values={{ place, of }} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {may && (
        <div className={`gh-actions ${styles.put}`}>
          <Button variant="text" size="small" onClick={() => setChoosing(true)}>
            <FormattedMessage id="curation.put" />
          </Button>
        </div>
      )}
      {choosing && (
        <Suspense>
          <PutIntoDialog resource={resource} onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </Aside>
  );
}
