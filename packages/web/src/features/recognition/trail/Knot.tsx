import type { UseOutcome } from '../../../gql/graphql';
import { cx } from '../../../lib/cx';
import styles from './Trail.module.css';

const LOOKS = { WORKED: undefined, ADAPTED: styles.half, DID_NOT_WORK: styles.hollow };

interface KnotProps {
  /** Without it the beginning, or what comes next. */
  how?: UseOutcome;
  className?: string | undefined;
}

/** The mark of one step; the words beside it say the same. */
export function Knot({ how, className }: KnotProps) {
  return (
    <span
      aria-hidden="true"
      className={cx(styles.knot, how ? LOOKS[how] : styles.hollow, className)}
    />
  );
}
