import { FormattedDate, FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import type { ResourcePartsFragment } from '../../../gql/graphql';
import { resourcePath } from '../../../lib/paths/resources';
import { Button } from '../../../ui/Button';
import styles from './Resource.module.css';
import type { Care } from './useCare';

interface BannerProps {
  resource: ResourcePartsFragment;
  care: Care;
}

/** That it was removed, that something newer took its place, or that it is retired; and the way on. */
export function Banner({ resource, care }: BannerProps) {
  const { removedAt, removalReason, retiredAt, supersededBy, viewerCan } = resource;
  if (removedAt) {
    return (
      <div className={styles.banner}>
        <p>
          <strong>
            <FormattedMessage id="resources.removed" />
          </strong>{' '}
          {removalReason && <bdi>{removalReason}</bdi>}
        </p>
        {viewerCan.restore.allowed && (
          <Button size="small" busy={care.busy} onClick={() => void care.restore()}>
            <FormattedMessage id="resources.restore" />
          </Button>
        )}
      </div>
    );
  }
  if (!retiredAt) return null;
  return (
    <div className={styles.banner}>
      <p>
        {supersededBy ? (
          <FormattedMessage
            id="resources.superseded"
            values={{
              link: (
                <Link className="gh-link" to={resourcePath(supersededBy)}>
                  <bdi>{supersededBy.title}</bdi>
                </Link>
              ),
            }}
          />
        ) : (
          <FormattedMessage
            id="resources.retiredBanner"
            values={{ day: <FormattedDate value={retiredAt} dateStyle="long" /> }}
          />
        )}
      </p>
    </div>
  );
}
