import '../words';
import { FormattedMessage } from 'react-intl';
import { Difference } from '../../../ui/Difference';
import styles from './Revisions.module.css';

/** What is compared of two versions; what one of them leaves out is not. */
export interface Compared {
  title: string;
  summary: string;
  markdown: string;
  tags: readonly string[];
  url?: string | null;
  file?: { name: string } | null;
  licence?: string;
  source?: string;
}

const PARTS = [
  'title',
  'summary',
  'url',
  'file',
  'markdown',
  'tags',
  'licence',
  'source',
] as const satisfies (keyof Compared)[];

type Part = (typeof PARTS)[number];

function textOf(words: Compared, part: Part): string | undefined {
  switch (part) {
    case 'tags':
      return words.tags.join(', ');
    case 'file':
      return words.file === undefined ? undefined : (words.file?.name ?? '');
    case 'url':
      return words.url === undefined ? undefined : (words.url ?? '');
    default:
      return words[part];
  }
}

/** The parts in which two versions differ. */
export const changedParts = (before: Compared, after: Compared): Part[] =>
  PARTS.filter((part) => {
    const [was, is] = [textOf(before, part), textOf(after, part)];
    return was !== undefined && is !== undefined && was !== is;
  });

interface ChangedProps {
  before: Compared;
  after: Compared;
  /** All of the text, not only what stands near a change. */
  whole?: boolean;
}

/** What changed between two versions, part by part and word by word. */
export function Changed({ before, after, whole }: ChangedProps) {
  const parts = changedParts(before, after);
  if (parts.length === 0) {
    return (
      <p className="gh-small gh-ink2">
        <FormattedMessage id="app.difference.none" />
      </p>
    );
  }
  return (
    <dl className={styles.parts}>
      {parts.map((part) => (
        <div key={part}>
          <dt>
            <FormattedMessage id={`resources.part.${part}`} />
          </dt>
          <dd>
            <Difference
              before={textOf(before, part) ?? ''}
              after={textOf(after, part) ?? ''}
              whole={whole || part !== 'markdown'}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}
