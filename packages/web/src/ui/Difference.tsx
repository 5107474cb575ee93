import { useMemo } from 'react';
import { FormattedMessage } from 'react-intl';
import { changesBetween, shortened } from './changes';
import styles from './Difference.module.css';
import { VisuallyHidden } from './VisuallyHidden';

interface DifferenceProps {
  /** Plain words or Markdown. */
  before: string;
  after: string;
  /** All of the text, not only what stands near a change. */
  whole?: boolean;
}

/** What changed between two texts, by words: taken out is struck through, added is underlined. */
export function Difference({ before, after, whole }: DifferenceProps) {
  const parts = useMemo(() => changesBetween(before, after), [before, after]);
  if (parts.length === 0) {
    return (
      <p className="gh-small gh-ink2">
        <FormattedMessage id="app.difference.none" />
      </p>
    );
  }
  let at = 0;
  return (
    <div className={styles.text} dir="auto">
      {parts.map(({ value, added, removed }, index) => {
        at += value.length;
        const key = `${at} ${added} ${removed}`;
        if (added) return <Change key={key} as="ins" words={value} />;
        if (removed) return <Change key={key} as="del" words={value} />;
        const place = { first: index === 0, last: index === parts.length - 1 };
        return <span key={key}>{whole ? value : shortened(value, place)}</span>;
      })}
    </div>
  );
}

/** Screen readers mostly pass over `ins` and `del`, so the word is said as well. */
function Change({ as: Tag, words }: { as: 'ins' | 'del'; words: string }) {
  return (
    <Tag>
      <VisuallyHidden>
        <FormattedMessage id={`app.difference.${Tag}`} />{' '}
      </VisuallyHidden>
      {words}
    </Tag>
  );
}
