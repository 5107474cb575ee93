import './words';
import { useApolloClient } from '@apollo/client/react';
import { useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { threadPath } from '../../../lib/paths/threads';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { useSayProblem } from '../../../ui/ProblemText';
import { Row } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import { useUndo } from '../../../ui/UndoBar';
import { ThreadRow } from '../fragments';
import listStyles from '../list/ThreadList.module.css';

const Waive = graphql(`
  mutation WaiveThread($input: ThreadInput!) { waiveThread(input: $input) { id waivedAt } }
`);
const Unwaive = graphql(`
  mutation UnwaiveThread($input: ThreadInput!) { unwaiveThread(input: $input) { id waivedAt } }
`);

interface WaitingListProps {
  threads: readonly FragmentType<typeof ThreadRow>[];
  /** The list is another after a deed. */
  onChanged: () => Promise<unknown>;
}

/** Threads that nobody has answered, the longest waiting first. */
export function WaitingList({ threads, onChanged }: WaitingListProps) {
  const intl = useIntl();
  const client = useApolloClient();
  const announce = useAnnounce();
  const undo = useUndo();
  const sayProblem = useSayProblem();
  const list = useRef<HTMLOListElement>(null);

  const waive = async (id: string) => {
    const variables = { input: { id } };
    try {
      await client.mutate({ mutation: Waive, variables });
    } catch (error) {
      return sayProblem(error);
    }
    await onChanged();
    // The button that had the focus is gone with its row.
    list.current?.focus();
    undo({
      message: <FormattedMessage id="tending.waived" />,
      onUndo: () => {
        client
          .mutate({ mutation: Unwaive, variables })
          .then(onChanged)
          .then(() => announce(intl.formatMessage({ id: 'tending.unwaived' })), sayProblem);
      },
    });
  };

  return (
    <ol
      ref={list}
      tabIndex={-1}
      className={listStyles.list}
      aria-label={intl.formatMessage({ id: 'tending.waiting' })}
    >
      {threads.map((ref) => {
        const thread = readFragment(ThreadRow, ref);
        return (
          <Row
            key={thread.id}
            as="li"
            ruled
            className={listStyles.row}
            margin={<bdi>{thread.author.name}</bdi>}
          >
            <Link className={listStyles.title} to={threadPath(thread)}>
              <bdi>{thread.title}</bdi>
            </Link>
            <p className={listStyles.meta}>
              <span>
                <FormattedMessage id={`threads.kind.${thread.kind}`} />
              </span>
              <span>
                <FormattedMessage
                  id="tending.waiting.since"
                  values={{ time: <TimeStamp at={thread.lastPostAt} /> }}
                />
              </span>
              <Button
                variant="text"
                size="small"
                aria-label={intl.formatMessage(
                  { id: 'tending.waive.label' },
                  { title: thread.title },
                )}
                onClick={() => waive(thread.id)}
              >
                <FormattedMessage id="tending.waive" />
              </Button>
            </p>
          </Row>
        );
      })}
    </ol>
  );
}
