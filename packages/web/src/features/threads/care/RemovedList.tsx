import './words';
import { useApolloClient } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { graphql } from '../../../gql';
import { threadPath } from '../../../lib/paths/threads';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { useSayProblem } from '../../../ui/ProblemText';
import { Row, Section } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import listStyles from '../list/ThreadList.module.css';
import { RemovedBy } from '../RemovedPost';

export const BringPostBack = graphql(`
  mutation BringPostBack($input: PostInput!) { restorePost(input: $input) { id removedAt } }
`);
export const BringBack = graphql(`
  mutation BringBack($input: ThreadInput!) { restoreThread(input: $input) { id removedAt } }
`);

interface Person {
  id: string;
  handle: string;
  name: string;
}

/** A thread or post that was taken away. */
export interface Removed {
  id: string;
  title: string;
  thread: { id: string; community: { slug: string } };
  number?: number;
  author: Person;
  removedAt?: string | null;
  removedBy?: Person | null;
  removalReason?: string | null;
  viewerCan: { restore: { allowed: boolean } };
}

interface RemovedListProps {
  label: ReactNode;
  removed: readonly Removed[];
  verb: TypedDocumentNode<unknown, { input: { id: string } }>;
  onChanged: () => Promise<unknown>;
  foot?: ReactNode;
}

/** What was taken away: by whom, why, and the way back. */
export function RemovedList({ label, removed, verb, onChanged, foot }: RemovedListProps) {
  const intl = useIntl();
  const client = useApolloClient();
  const announce = useAnnounce();
  const sayProblem = useSayProblem();
  const restore = async (id: string) => {
    try {
      await client.mutate({ mutation: verb, variables: { input: { id } } });
      await onChanged();
      announce(intl.formatMessage({ id: 'tending.removed.back' }));
    } catch (error) {
      sayProblem(error);
    }
  };
  return (
    <Section title={label}>
      {removed.length === 0 && (
        <Row>
          <p className="gh-ink2">
            <FormattedMessage id="tending.removed.none" />
          </p>
        </Row>
      )}
      <ol className={listStyles.list}>
        {removed.map(({ id, title, thread, number, author, viewerCan, ...gone }) => (
          <Row
            key={id}
            as="li"
            ruled
            className={listStyles.row}
            margin={gone.removedAt && <TimeStamp at={gone.removedAt} />}
          >
            <Link className={listStyles.title} to={threadPath(thread, number)}>
              <bdi>{title}</bdi>
            </Link>
            <p className={listStyles.meta}>
              {number && (
                <span>
                  <FormattedMessage
                    id="tending.removed.where"
                    values={{ number, name: author.name }}
                  />
                </span>
              )}
              <RemovedBy by={gone.removedBy} reason={gone.removalReason} author={author} />
              {viewerCan.restore.allowed && (
                <Button
                  variant="text"
                  size="small"
                  aria-label={intl.formatMessage(
                    { id: number ? 'tending.removed.post.label' : 'tending.removed.restore.label' },
                    { title, number },
                  )}
                  onClick={() => restore(id)}
                >
                  <FormattedMessage id="tending.removed.restore" />
                </Button>
              )}
            </p>
          </Row>
        ))}
      </ol>
      {foot && (
        <Row>
          <div className={listStyles.foot}>{foot}</div>
        </Row>
      )}
    </Section>
  );
}
