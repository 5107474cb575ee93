import { useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import type { EventMinutesPartsFragment } from '../../../gql/graphql';
import { Button } from '../../../ui/Button';
import { Difference } from '../../../ui/Difference';
import styles from './Minutes.module.css';
import type { MinutesWords } from './minutes';

interface MinutesConflictProps {
  /** What stands there now. */
  theirs: EventMinutesPartsFragment;
  mine: MinutesWords;
  onMine: () => void;
  onTheirs: () => void;
  onBoth: () => void;
}

/** Somebody else was first. Their text stands above with what differs, one's own below in the fields. */
export function MinutesConflict(props: MinutesConflictProps) {
  const { theirs, mine, onMine, onTheirs, onBoth } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.conflict}>
      <p>
        <strong>
          <FormattedMessage
            id="minutes.conflict"
            values={{ name: theirs.minutesBy?.name ?? '', known: theirs.minutesBy ? 'yes' : 'no' }}
          />
        </strong>
      </p>
      {(['outcomeMarkdown', 'minutesMarkdown'] as const).map((part) => (
        <section key={part}>
          <h3>
            <FormattedMessage id={`minutes.conflict.${part}`} />
          </h3>
          <Difference whole before={mine[part]} after={theirs[part]} />
        </section>
      ))}
      <div className="gh-actions">
        <Button size="small" onClick={onBoth}>
          <FormattedMessage id="minutes.conflict.both" />
        </Button>
        <Button size="small" onClick={onMine}>
          <FormattedMessage id="minutes.conflict.keepMine" />
        </Button>
        <Button size="small" variant="text" onClick={onTheirs}>
          <FormattedMessage id="minutes.conflict.keepTheirs" />
        </Button>
      </div>
      <h3>
        <FormattedMessage id="minutes.conflict.mine" />
      </h3>
    </div>
  );
}
