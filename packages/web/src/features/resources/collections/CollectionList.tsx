import '../curation-words';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, readFragment } from '../../../gql';
import { Row } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import styles from './Collections.module.css';
import { CollectionLine } from './documents';
import { collectionPath } from './links';

interface CollectionListProps {
  collections: readonly FragmentType<typeof CollectionLine>[];
}

/** Collections one under another: how much is in them in the margin, what for in the measure. */
export function CollectionList({ collections }: CollectionListProps) {
  const intl = useIntl();
  return (
    <ol className={styles.list} aria-label={intl.formatMessage({ id: 'curation.collections' })}>
      {readFragment(CollectionLine, collections).map((collection) => {
        const { id, title, summary, startHere, changedAt, items } = collection;
        const count = items.filter(({ resource }) => resource).length;
        return (
          <Row
            key={id}
            as="li"
            ruled
            margin={
              <>
                <FormattedMessage id="curation.collection.count" values={{ count }} />
                <span className={styles.when}>
                  <TimeStamp at={changedAt} />
                </span>
              </>
            }
          >
            <Link data-line className={styles.title} to={collectionPath(collection)}>
              <bdi>{title}</bdi>
            </Link>
            {summary && (
              <p className={styles.summary} dir="auto">
                {summary}
              </p>
            )}
            {startHere && (
              <p className={styles.startHere}>
                <FormattedMessage id="curation.startHere.mark" />
              </p>
            )}
          </Row>
        );
      })}
    </ol>
  );
}
