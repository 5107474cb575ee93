import type { CSSProperties, ReactNode } from 'react';
import { cx } from '../lib/cx';
import styles from './Spread.module.css';

interface SpreadProps {
  /** Across the whole page, above the columns. */
  head?: ReactNode;
  /** Beside the text on a wide screen, after it on others: `<Aside>`s. */
  aside?: ReactNode;
  /** Where the aside begins, so that its first line stands level with the title. */
  asideTop?: string;
  /** Rows. */
  children: ReactNode;
}

/** The page: margin, gutter, measure, and an aside only where it helps. */
export function Spread({ head, aside, asideTop, children }: SpreadProps) {
  return (
    <div className={styles.spread}>
      {head && <div className={styles.head}>{head}</div>}
      <div className={styles.body}>{children}</div>
      {aside && (
        <aside
          className={styles.aside}
          style={asideTop ? ({ '--aside-top': asideTop } as CSSProperties) : undefined}
        >
          {aside}
        </aside>
      )}
    </div>
  );
}

interface RowProps {
  as?: 'div' | 'li' | 'article' | 'section' | 'header' | 'footer';
  /** Who and when. */
  margin?: ReactNode;
  /** Space above the margin's words, so that they stand level with the text's first line. */
  marginTop?: string;
  align?: 'start' | 'baseline';
  /** A hairline above the words, as between the rows of a list. */
  ruled?: boolean;
  id?: string;
  className?: string;
  /** What: the words, in the measure. */
  children: ReactNode;
}

/** Who and when in the margin, what in the measure. On a phone the margin becomes a line above. */
export function Row(props: RowProps) {
  const { as: Tag = 'div', margin, marginTop, align, ruled, id, className, children } = props;
  return (
    <Tag
      id={id}
      className={cx(
        styles.row,
        align === 'baseline' && styles.baseline,
        ruled && styles.ruled,
        className,
      )}
    >
      <div
        className={styles.margin}
        style={marginTop ? ({ '--margin-top': marginTop } as CSSProperties) : undefined}
        data-top={marginTop ? true : undefined}
      >
        {margin}
      </div>
      <div className={styles.text}>{children}</div>
    </Tag>
  );
}

interface SectionProps {
  title: ReactNode;
  /** In the margin beside the title. */
  margin?: ReactNode;
  /** At the end of the title's line: a quiet link or two. */
  end?: ReactNode;
  id?: string;
  /** Rows, or a list of them. */
  children: ReactNode;
}

/** A part of a page under its own heading. */
export function Section({ title, margin, end, id, children }: SectionProps) {
  return (
    <section className={styles.section} id={id}>
      <Row as="header" align="baseline" margin={margin}>
        <div className={styles.sectionHead}>
          <h2>{title}</h2>
          {end && <div className={styles.sectionEnd}>{end}</div>}
        </div>
      </Row>
      {children}
    </section>
  );
}

/** One note in the aside, under an italic heading. */
export function Aside({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.note}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
