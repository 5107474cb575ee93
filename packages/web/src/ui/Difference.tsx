import { diffWords } from 'diff';
import { useMemo } from 'react';
import { FormattedMessage } from 'react-intl';
import styles from './Difference.module.css';
import { VisuallyHidden } from './VisuallyHidden';

/** Characters of unchanged text that are kept beside a change, so that one sees where it stands. */
const CONTEXT = 160;

interface DifferenceProps {
  /** Plain words or Markdown. */
  before: string;
  after: string;
  /** All of the text, not only what stands near a change. */
  whole?: boolean;
}

/** Markdown without the signs that only shape it; what is compared is what people read. */
const readable = (markdown: string) =>
  markdown.replace(/(\*\*|__)(?=\S)(.+?)\1/g, '$2').replace(/^#{1,6} /gm, '');

/** What changed between two texts, by words: taken out is struck through, added is underlined. */
export function Difference({ before, after, whole }: DifferenceProps) {
  const parts = useMemo(() => diffWords(readable(before), readable(after)), [before, after]);
  if (parts.every(({ added, removed }) => !added && !removed)) {
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

function shortened(text: string, { first, last }: { first: boolean; last: boolean }): string {
  const kept = first || last ? CONTEXT : 2 * CONTEXT;
  if (text.length <= kept * 1.5) return text;
  const start = first ? '' : text.slice(0, CONTEXT);
  const end = last ? '' : text.slice(-CONTEXT);
  return `${start} … ${end}`;
}
