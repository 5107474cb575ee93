import '../words';
import '../curation-words';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { readFragment } from '../../../gql';
import type { CollectionPartsFragment } from '../../../gql/graphql';
import { resourcePath } from '../../../lib/paths/resources';
import { ButtonLink } from '../../../ui/Button';
import { EmptyState } from '../../../ui/EmptyState';
import { Prose } from '../../../ui/Prose';
import { Row } from '../../../ui/Spread';
import { siteOf } from '../kinds';
import styles from './Collections.module.css';
import { CollectedResource } from './documents';
import { editCollectionPath } from './links';

/** What a collection holds, in its order: numbers in the margin, resources and the words between in the measure. */
export function CollectionView({ collection }: { collection: CollectionPartsFragment }) {
  const intl = useIntl();
  const { items, viewerCan } = collection;
  if (items.length === 0) {
    return (
      <EmptyState
        small
        title={<FormattedMessage id="curation.collection.empty.title" />}
        step={
          viewerCan.edit.allowed && (
            <ButtonLink to={editCollectionPath(collection)}>
              <FormattedMessage id="curation.collection.fill" />
            </ButtonLink>
          )
        }
      >
        <FormattedMessage id="curation.collection.empty.text" />
      </EmptyState>
    );
  }
  let place = 0;
  return (
    <ol
      className={styles.items}
      aria-label={intl.formatMessage({ id: 'curation.collection.items' })}
    >
      {items.map(({ id, html, resource: ref }) => {
        const resource = readFragment(CollectedResource, ref);
        if (!resource) {
          return (
            <Row key={id} as="li" className={styles.between}>
              <Prose html={html} />
            </Row>
          );
        }
        place += 1;
        const { title, summary, type, url, retiredAt, linkBrokenAt, supersededBy } = resource;
        return (
          <Row
            key={id}
            as="li"
            align="baseline"
            className={styles.item}
            margin={
              <span className={styles.place}>
                <span className={styles.type}>
                  <FormattedMessage id={`resources.type.${type}`} />
                </span>
                <span className={styles.number}>{intl.formatNumber(place)}</span>
              </span>
            }
          >
            <h2 className={styles.title}>
              <Link data-line to={resourcePath(resource)}>
                <bdi>{title}</bdi>
              </Link>
            </h2>
            {summary && (
              <p className={styles.summary} dir="auto">
                {summary}
              </p>
            )}
            {url && (
              <p className={styles.site}>
                <bdi>{siteOf(url)}</bdi>
              </p>
            )}
            {html && <Prose className={styles.why} html={html} />}
            {supersededBy ? (
              <p className={styles.note}>
                <FormattedMessage
                  id="curation.collection.superseded"
                  values={{
                    title: (
                      <Link className="gh-quiet" to={resourcePath(supersededBy)}>
                        <bdi>{supersededBy.title}</bdi>
                      </Link>
                    ),
                  }}
                />
              </p>
            ) : retiredAt ? (
              <p className={styles.note}>
                <FormattedMessage id="curation.collection.retired" />
              </p>
            ) : (
              linkBrokenAt && (
                <p className={styles.note}>
                  <FormattedMessage id="curation.collection.broken" />
                </p>
              )
            )}
          </Row>
        );
      })}
    </ol>
  );
}
