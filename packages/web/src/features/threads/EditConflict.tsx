import { useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from '../../ui/Button';
import { Prose } from '../../ui/Prose';
import styles from './Post.module.css';

interface EditConflictProps {
  /** What stands there now. */
  html: string;
  onMine: () => void;
  onTheirs: () => void;
}

/** Two texts for one place: the saved one above, one's own below in the editor. */
export function EditConflict({ html, onMine, onTheirs }: EditConflictProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.conflict}>
      <p>
        <FormattedMessage id="threads.conflict" />
      </p>
      <h3>
        <FormattedMessage id="threads.conflict.theirs" />
      </h3>
      <Prose html={html} className={styles.theirs} />
      <div className="gh-actions">
        <Button size="small" onClick={onMine}>
          <FormattedMessage id="threads.conflict.keepMine" />
        </Button>
        <Button size="small" variant="text" onClick={onTheirs}>
          <FormattedMessage id="threads.conflict.keepTheirs" />
        </Button>
      </div>
      <h3>
        <FormattedMessage id="threads.conflict.mine" />
      </h3>
    </div>
  );
}
