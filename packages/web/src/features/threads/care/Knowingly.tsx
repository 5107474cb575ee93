import { FormattedMessage } from 'react-intl';
import { CheckField } from '../../../ui/CheckField';
import styles from './Care.module.css';

interface Place {
  id: string;
  name: string;
  visibility: string;
}

/** Whether others than now would read it in another place: then it must be said knowingly. */
export const needsKnowing = (from: Place, to: Place | undefined): boolean =>
  Boolean(to && to.id !== from.id && from.visibility !== 'OPEN');

interface KnowinglyProps {
  from: Place;
  to: Place | undefined;
  knowing: boolean;
  onKnowing: (knowing: boolean) => void;
  fault: string | undefined;
}

/** Who will read it, and a word that one knows it where those are others than now. */
export function Knowingly({ from, to, knowing, onKnowing, fault }: KnowinglyProps) {
  if (!to || to.id === from.id) return null;
  if (needsKnowing(from, to)) {
    return (
      <CheckField
        label={<FormattedMessage id="tending.knowingly" />}
        hint={
          <FormattedMessage id="tending.knowingly.hint" values={{ from: from.name, to: to.name }} />
        }
        error={fault && <FormattedMessage id="tending.knowingly.needed" />}
        checked={knowing}
        onChange={(event) => onKnowing(event.currentTarget.checked)}
      />
    );
  }
  if (to.visibility === 'OPEN') return null;
  return (
    <p className={styles.narrower}>
      <FormattedMessage id="tending.narrower" values={{ to: to.name }} />
    </p>
  );
}
