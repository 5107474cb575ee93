import type { CSSProperties } from 'react';
import { FormattedMessage } from 'react-intl';
import { cx } from '../lib/cx';
import { Delayed } from './Delayed';
import styles from './Skeleton.module.css';
import { Row, Spread } from './Spread';
import { VisuallyHidden } from './VisuallyHidden';

/** Per cent of the measure; the last line of a paragraph is short. */
const WIDTHS = [100, 96, 99, 92, 97, 58];

interface SkeletonProps {
  /** Lines of text that are expected. */
  lines?: number;
  /** With a title above them. */
  title?: boolean;
}

/** Lines of the real shape, after 200 ms. Never over content that is there. */
export function Skeleton({ lines = 4, title }: SkeletonProps) {
  const widths = WIDTHS.slice(-lines);
  return (
    <Delayed>
      <div className={styles.lines} role="status">
        <VisuallyHidden>
          <FormattedMessage id="app.loading" />
        </VisuallyHidden>
        {title && <Line width={72} className={styles.title} />}
        {widths.map((width) => (
          <Line key={width} width={width} />
        ))}
      </div>
    </Delayed>
  );
}

function Line({ width, className }: { width: number; className?: string }) {
  return (
    <div
      className={cx(styles.line, className)}
      style={{ '--width': `${width}%` } as CSSProperties}
    />
  );
}

/** A whole page that is on its way. */
export function SkeletonPage() {
  return (
    <Spread>
      <Row>
        <Skeleton title lines={6} />
      </Row>
    </Spread>
  );
}
