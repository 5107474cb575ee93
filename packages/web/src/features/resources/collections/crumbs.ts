import type { IntlShape } from 'react-intl';
import { libraryPath } from '../../../lib/paths/resources';
import type { Crumb } from '../../../ui/Crumbs';
import { collectionsPath } from './links';

/** The way from the community to its collections. */
export const crumbsOf = (
  intl: IntlShape,
  { slug, name }: { slug: string; name: string },
): Crumb[] => [
  { label: name, to: `/c/${slug}` },
  { label: intl.formatMessage({ id: 'resources.library' }), to: libraryPath(slug) },
  { label: intl.formatMessage({ id: 'curation.collections' }), to: collectionsPath(slug) },
];
