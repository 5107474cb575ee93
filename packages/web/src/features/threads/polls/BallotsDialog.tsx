import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { ErrorState } from '../../../ui/ErrorState';
import { Skeleton } from '../../../ui/Skeleton';
import { PollBallots } from './documents';
import type { PollDialogProps } from './PollCard';
import styles from './Polls.module.css';

/** Who voted for what; of a ranked poll each with their order. */
export default function BallotsDialog({ post, poll, onClose }: PollDialogProps) {
  const intl = useIntl();
  const { data, error, refetch } = useQuery(PollBallots, {
    variables: { postId: post.id },
    fetchPolicy: 'network-only',
  });
  const ballots = data?.post?.poll?.ballots?.nodes;
  return (
    <Dialog
      open
      onClose={onClose}
      title={<FormattedMessage id="polls.names.title" />}
      actions={
        <Button variant="text" onClick={onClose}>
          <FormattedMessage id="polls.names.close" />
        </Button>
      }
    >
      {!ballots && !error && <Skeleton lines={4} />}
      {error && <ErrorState error={error} onRetry={() => refetch()} />}
      <ul className={styles.ballots}>
        {ballots?.map(({ person, choices }) => (
          <li key={person.id}>
            <strong>
              <bdi>{person.name}</bdi>
            </strong>
            <span>
              {intl.formatList(
                choices.map((position) => poll.options[position]?.text ?? ''),
                {
                  type: 'unit',
                },
              )}
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
