import '../words';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { libraryPath } from '../../../lib/paths/resources';
import { Aside } from '../../../ui/Spread';
import type { Shown } from './filter';
import styles from './Library.module.css';

export const LibraryTagsParts = graphql(`
  fragment LibraryTagsParts on Community {
    id
    slug
    resourceTags
  }
`);

/** More are a list that nobody reads. */
const MOST = 20;

interface LibraryTagsProps {
  community: FragmentType<typeof LibraryTagsParts>;
  filter: Shown;
}

/** What the library is about, the most used first. */
export function LibraryTags({ community: ref, filter }: LibraryTagsProps) {
  const { slug, resourceTags } = readFragment(LibraryTagsParts, ref);
  if (resourceTags.length === 0) return null;
  return (
    <Aside title={<FormattedMessage id="resources.tags.title" />}>
      <ul className={styles.tags}>
        {resourceTags.slice(0, MOST).map((tag) => (
          <li key={tag}>
            <Link
              className="gh-quiet"
              preventScrollReset
              state={{ keepFocus: true }}
              aria-current={filter.tag === tag ? 'true' : undefined}
              to={libraryPath(slug, { ...filter, tag })}
            >
              <bdi>{tag}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </Aside>
  );
}
