import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './Leaf.module.css';

interface LeafProps {
  /** "Accepted by Hana", with a tick before it. */
  seal?: ReactNode;
  /** After the seal, quieter: "after trying it for a week". */
  note?: ReactNode;
  children: ReactNode;
}

/** The green leaf under an accepted answer or what was chosen. It stands in the measure and reaches into the gutter. */
export function Leaf({ seal, note, children }: LeafProps) {
  return (
    <div className={styles.leaf}>
      {seal && (
        <p className={styles.seal}>
          <strong>
            <IconCheck size={17} stroke={2} aria-hidden="true" />
            {seal}
          </strong>
          {note && <span>{note}</span>}
        </p>
      )}
      {children}
    </div>
  );
}
