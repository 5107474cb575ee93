import { FormattedMessage } from 'react-intl';
import type { ResourcePartsFragment } from '../../../gql/graphql';
import { useViewer } from '../../../lib/viewer';
import { Button } from '../../../ui/Button';
import { Face } from '../../../ui/Face';
import { PersonName } from '../../../ui/Person';
import styles from './Resource.module.css';
import type { Care } from './useCare';

interface WhoKeepsProps {
  resource: ResourcePartsFragment;
  care: Care;
}

/** Who answers for it; where nobody does, the way to. */
export function WhoKeeps({ resource, care }: WhoKeepsProps) {
  const { viewer } = useViewer();
  const { steward, removedAt, viewerCan } = resource;
  if (steward) {
    return (
      <span className={styles.keeps}>
        <Face person={steward} size={30} />
        <span>
          {steward.id === viewer?.person.id ? (
            <FormattedMessage id="resources.kept.you" />
          ) : (
            <FormattedMessage
              id="resources.kept.by"
              values={{ name: <PersonName person={steward} className={styles.name} /> }}
            />
          )}
        </span>
      </span>
    );
  }
  if (removedAt) return null;
  return (
    <span className={`${styles.keeps} ${styles.nobody}`}>
      <span>
        <FormattedMessage id="resources.kept.nobody" />
      </span>
      {viewerCan.adopt.allowed && (
        <Button size="small" busy={care.busy} onClick={() => void care.adopt()}>
          <FormattedMessage id="resources.adopt" />
        </Button>
      )}
    </span>
  );
}
