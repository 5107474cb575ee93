import './words';
import './curation-words';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { NavLink } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { libraryPath } from '../../lib/paths/resources';
import { Row } from '../../ui/Spread';
import { collectionsPath } from './collections/links';
import styles from './LibraryPlaces.module.css';
import { reviewPath } from './review/links';

export const LibraryPlacesParts = graphql(`
  fragment LibraryPlacesParts on Community {
    id
    slug
    collections { id }
    firstToReview: resourcesToReview(first: 1) { nodes { id } }
    viewerCan { curate { allowed reason } }
  }
`);

interface LibraryPlacesProps {
  community: FragmentType<typeof LibraryPlacesParts>;
  /** At the end of the line: the one thing to do here. */
  end?: ReactNode;
}

/**
 * The pages of a library: everything, what belongs together, and for those who look after it what is to be looked at
 * again. Nothing as long as there is only one.
 */
export function LibraryPlaces({ community: ref, end }: LibraryPlacesProps) {
  const intl = useIntl();
  const { slug, collections, firstToReview, viewerCan } = readFragment(LibraryPlacesParts, ref);
  const due = firstToReview.nodes.length > 0;
  const curates = viewerCan.curate.allowed;
  const several = collections.length > 0 || due || curates;
  if (!several && !end) return null;
  return (
    <Row>
      <div className={styles.bar}>
        {several && (
          <nav
            className={styles.places}
            aria-label={intl.formatMessage({ id: 'curation.places.label' })}
          >
            <NavLink end to={libraryPath(slug)}>
              <FormattedMessage id="curation.places.all" />
            </NavLink>
            <NavLink to={collectionsPath(slug)}>
              <FormattedMessage id="curation.collections" />
            </NavLink>
            {(due || curates) && (
              <NavLink to={reviewPath(slug)} className={due ? styles.due : undefined}>
                <FormattedMessage id="curation.review" />
              </NavLink>
            )}
          </nav>
        )}
        {end}
      </div>
    </Row>
  );
}
