import '../words';
import { FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import type { CommunityCharterHistoryFragment } from '../../../gql/graphql';
import { Difference } from '../../../ui/Difference';
import { PersonName } from '../../../ui/Person';
import { Row, Section } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import styles from './History.module.css';

export const CommunityCharterHistory = graphql(`
  fragment CommunityCharterHistory on Community {
    id
    amendments {
      id
      number
      purpose
      forWhom
      cadence
      note
      createdAt
      goals { text serves }
      author { id handle name }
    }
  }
`);

/** The four parts that are compared, of an amendment or of what stands in a form. */
interface Compared {
  purpose: string;
  forWhom: string;
  cadence: string;
  goals: readonly { text: string; serves?: string | null }[];
}

type Amendment = NonNullable<CommunityCharterHistoryFragment['amendments']>[number];
const PARTS = ['purpose', 'goals', 'forWhom', 'cadence'] as const;

/** One part of a charter as text, for comparing. */
const textOf = (charter: Compared, part: (typeof PARTS)[number]) =>
  part === 'goals'
    ? charter.goals.map(({ text, serves }) => (serves ? `${text} (${serves})` : text)).join('\n')
    : charter[part];

interface CharterHistoryProps {
  community: FragmentType<typeof CommunityCharterHistory>;
}

/** Every amendment with why, by whom and what changed. Nothing when it was never amended. */
export function CharterHistory({ community: ref }: CharterHistoryProps) {
  const amendments = readFragment(CommunityCharterHistory, ref).amendments ?? [];
  if (amendments.length < 2) return null;
  return (
    <Section title={<FormattedMessage id="communities.history.charter" />}>
      <ol>
        {amendments.map((amendment, index) => (
          <Entry key={amendment.id} amendment={amendment} before={amendments[index + 1]} />
        ))}
      </ol>
    </Section>
  );
}

function Entry({ amendment, before }: { amendment: Amendment; before?: Amendment }) {
  const { number, note, author, createdAt } = amendment;
  return (
    <Row
      as="li"
      ruled
      margin={
        <>
          {author && <PersonName person={author} />}
          <span className={styles.when}>
            <TimeStamp at={createdAt} />
          </span>
        </>
      }
    >
      <p className={styles.title}>
        <FormattedMessage id="communities.history.number" values={{ number }} />
      </p>
      {note && (
        <p className={styles.note} dir="auto">
          {note}
        </p>
      )}
      {before && (
        <details className={styles.details}>
          <summary>
            <FormattedMessage id="communities.rules.changes" />
          </summary>
          <CharterDifference before={before} after={amendment} />
        </details>
      )}
    </Row>
  );
}

interface CharterDifferenceProps {
  before: Compared;
  after: Compared;
}

/** What changed between two charters, part by part. */
export function CharterDifference({ before, after }: CharterDifferenceProps) {
  const intl = useIntl();
  const changed = PARTS.filter((part) => textOf(before, part) !== textOf(after, part));
  return (
    <dl className={styles.parts}>
      {changed.map((part) => (
        <div key={part}>
          <dt>{intl.formatMessage({ id: `communities.charter.${part}` })}</dt>
          <dd>
            <Difference before={textOf(before, part)} after={textOf(after, part)} whole />
          </dd>
        </div>
      ))}
    </dl>
  );
}
