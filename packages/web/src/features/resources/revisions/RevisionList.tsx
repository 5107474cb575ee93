import '../words';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import type { RevisionPartsFragment } from '../../../gql/graphql';
import { suggestionPath } from '../../../lib/paths/resources';
import { useVerb } from '../../../lib/useVerb';
import { Button } from '../../../ui/Button';
import { FormProblem } from '../../../ui/FormProblem';
import { PersonName } from '../../../ui/Person';
import { Prose } from '../../../ui/Prose';
import { Row } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import { useUndo } from '../../../ui/UndoBar';
import { Changed } from './Changed';
import styles from './Revisions.module.css';

export const RevisionParts = graphql(`
  fragment RevisionParts on ResourceRevision {
    number
    title
    summary
    url
    file { id name }
    markdown
    html
    tags
    licence
    source
    note
    revisedAt
    revisedBy { id handle name }
    suggestion { id suggestedBy { id name } }
  }
`);

/** The list begins anew with the version that was just made. */
const RestoreRevision = graphql(`
  mutation RestoreRevision($input: RestoreRevisionInput!) {
    restoreRevision(input: $input) {
      ...ResourceParts
      revisions(first: 12) {
        edges { cursor node { ...RevisionParts } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

interface Of {
  id: string;
  version: number;
  community: { slug: string };
  viewerCan: { edit: { allowed: boolean } };
}

interface RevisionListProps {
  resource: Of;
  revisions: readonly FragmentType<typeof RevisionParts>[];
  /** Whether there are earlier ones than these. */
  more: boolean;
}

/** The latest first, each with what it changed in the one before. */
export function RevisionList({ resource, revisions: refs, more }: RevisionListProps) {
  const intl = useIntl();
  const undo = useUndo();
  const { run, busy, error } = useVerb();
  const revisions = readFragment(RevisionParts, refs);

  const restore = async (number: number, version: number) => {
    const input = { resourceId: resource.id, version, number };
    const said = intl.formatMessage({ id: 'resources.history.restored' }, { number });
    const done = await run(RestoreRevision, input, said);
    return done ? version + 1 : undefined;
  };
  const goBack = async (number: number) => {
    const before = resource.version;
    const now = await restore(number, before);
    if (now === undefined) return;
    undo({
      message: <FormattedMessage id="resources.history.restored" values={{ number }} />,
      onUndo: () => void restore(before, now),
    });
  };

  return (
    <>
      <Row>
        <FormProblem error={error} />
      </Row>
      <ol className={styles.list}>
        {revisions.map((revision, at) => (
          <Entry
            key={revision.number}
            resource={resource}
            revision={revision}
            before={revisions[at + 1]}
            first={!more && at === revisions.length - 1}
          >
            {resource.viewerCan.edit.allowed && revision.number !== resource.version && (
              <div className={styles.verbs}>
                <Button size="small" busy={busy} onClick={() => void goBack(revision.number)}>
                  <FormattedMessage id="resources.history.restore" />
                </Button>
              </div>
            )}
          </Entry>
        ))}
      </ol>
    </>
  );
}

interface EntryProps {
  resource: Of;
  revision: RevisionPartsFragment;
  before: RevisionPartsFragment | undefined;
  first: boolean;
  children: ReactNode;
}

function Entry({ resource, revision, before, first, children }: EntryProps) {
  const { number, note, revisedAt, revisedBy, suggestion, html } = revision;
  return (
    <Row
      as="li"
      ruled
      margin={
        <>
          {revisedBy && <PersonName person={revisedBy} />}
          <span className={styles.when}>
            <TimeStamp at={revisedAt} />
          </span>
        </>
      }
    >
      <h2 className={styles.title}>
        <FormattedMessage id="resources.history.number" values={{ number }} />{' '}
        {number === resource.version && (
          <span className={styles.now}>
            <FormattedMessage id="resources.history.now" />
          </span>
        )}
      </h2>
      {note ? (
        <p className={styles.note} dir="auto">
          {note}
        </p>
      ) : (
        first && (
          <p className={styles.note}>
            <FormattedMessage id="resources.history.first" />
          </p>
        )
      )}
      {suggestion?.suggestedBy && (
        <p className={styles.note}>
          <Link className="gh-quiet" to={suggestionPath(resource, suggestion.id)}>
            <FormattedMessage
              id="resources.history.suggested"
              values={{ name: <bdi>{suggestion.suggestedBy.name}</bdi> }}
            />
          </Link>
        </p>
      )}
      {before && (
        <details className={styles.details} open={number === resource.version}>
          <summary>
            <FormattedMessage id="resources.history.changes" />
          </summary>
          <Changed before={before} after={revision} />
        </details>
      )}
      {html && number !== resource.version && (
        <details className={styles.details}>
          <summary>
            <FormattedMessage id="resources.history.whole" />
          </summary>
          <Prose html={html} />
        </details>
      )}
      {children}
    </Row>
  );
}
