import '../words';
import '../curation-words';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { resourcePath } from '../../../lib/paths/resources';
import styles from './Kept.module.css';

interface KeptFromProps {
  slug: string;
  resources: readonly { id: string; title: string }[];
}

/** Under a post: what of it is kept in the library. */
export default function KeptFrom({ slug, resources }: KeptFromProps): ReactNode {
  const intl = useIntl();
  const titles = resources.map((resource) => (
    <Link
      key={resource.id}
      className="gh-quiet"
      to={resourcePath({ ...resource, community: { slug } })}
    >
      <bdi>{resource.title}</bdi>
    </Link>
  ));
  return (
    <p className={styles.kept}>
      <FormattedMessage
        id="curation.kept"
        values={{ titles: intl.formatList(titles, { type: 'unit' }) }}
      />
    </p>
  );
}
