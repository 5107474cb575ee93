import '../words';
import '../curation-words';
import { FormattedMessage } from 'react-intl';
import { Link, useNavigate } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { usePageActions } from '../../../lib/keys';
import { resourcePath, shareResourcePath } from '../../../lib/paths/resources';
import { ButtonLink } from '../../../ui/Button';
import { Row, Section } from '../../../ui/Spread';
import styles from './Kept.module.css';

export const EventKeptParts = graphql(`
  fragment EventKeptParts on CommunityEvent {
    id
    recordingUrl
    resources { id type title community { id slug } }
    community { id slug viewerCan { shareResource { allowed reason } } }
  }
`);

/** What of a session is kept in the library, and the way to keep its recording there. */
export function EventKept({ event: ref }: { event: FragmentType<typeof EventKeptParts> }) {
  const navigate = useNavigate();
  const { id, recordingUrl, resources, community } = readFragment(EventKeptParts, ref);
  const path = shareResourcePath(community.slug, { event: id });
  const kept = resources.some(({ type }) => type === 'RECORDING');
  const may = Boolean(recordingUrl) && !kept && community.viewerCan.shareResource.allowed;
  usePageActions(() =>
    may ? [{ id: 'event.keep', name: 'curation.keep.recording', run: () => navigate(path) }] : [],
  );
  if (resources.length === 0 && !may) return null;
  return (
    <Section id="kept" title={<FormattedMessage id="curation.keep.title" />}>
      <Row>
        {resources.length > 0 && (
          <ul className={styles.list}>
            {resources.map((resource) => (
              <li key={resource.id}>
                <Link className="gh-link" to={resourcePath(resource)}>
                  <bdi>{resource.title}</bdi>
                </Link>
                <span className={styles.type}>
                  <FormattedMessage id={`resources.type.${resource.type}`} />
                </span>
              </li>
            ))}
          </ul>
        )}
        {may && (
          <>
            {resources.length === 0 && (
              <p className="gh-ink2">
                <FormattedMessage id="curation.keep.text" />
              </p>
            )}
            <div className="gh-actions">
              <ButtonLink size="small" to={path}>
                <FormattedMessage id="curation.keep.recording" />
              </ButtonLink>
            </div>
          </>
        )}
      </Row>
    </Section>
  );
}
