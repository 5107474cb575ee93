import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import type { ResourcePartsFragment } from '../../../gql/graphql';
import { libraryPath } from '../../../lib/paths/resources';
import { Aside } from '../../../ui/Spread';
import library from '../library/Library.module.css';

/** Its topics and fields of practice. */
export function AboutIt({ resource }: { resource: ResourcePartsFragment }) {
  const { tags, domains, community } = resource;
  if (tags.length === 0 && domains.length === 0) return null;
  return (
    <Aside title={<FormattedMessage id="resources.about.title" />}>
      <ul className={library.tags}>
        {tags.map((tag) => (
          <li key={tag}>
            <Link className="gh-quiet" to={libraryPath(community.slug, { tag })}>
              <bdi>{tag}</bdi>
            </Link>
          </li>
        ))}
        {domains.map(({ id, slug, name }) => (
          <li key={id}>
            <Link className="gh-quiet" to={`/communities?domain=${slug}`}>
              <bdi>{name}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </Aside>
  );
}
