import './words';
import { useMutation } from '@apollo/client/react';
import { Suspense, useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { PostPartsFragment } from '../../../gql/graphql';
import { useNow, when } from '../../../lib/time';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { FormProblem } from '../../../ui/FormProblem';
import { later } from '../../../ui/later';
import { Prose } from '../../../ui/Prose';
import { Reason } from '../../../ui/Reason';
import { WithdrawVote } from './documents';
import styles from './Polls.module.css';
import type { OwnPoll } from './poll';
import { Results } from './Results';
import { VoteForm } from './VoteForm';

const dialogs = {
  close: later(() => import('./ClosePollDialog')),
  remove: later(() => import('./RemovePollDialog')),
  outcome: later(() => import('./OutcomeDialog')),
  ballots: later(() => import('./BallotsDialog')),
};

interface PollCardProps {
  post: PostPartsFragment;
  poll: OwnPoll;
}

/** The poll of a post: a form for who can vote and has not, what came of it for others. */
export default function PollCard({ post, poll }: PollCardProps) {
  const intl = useIntl();
  const id = useId();
  const announce = useAnnounce();
  const [changing, setChanging] = useState(false);
  const [asking, setAsking] = useState<keyof typeof dialogs>();
  const [withdraw, { error, loading }] = useMutation(WithdrawVote, { onError: () => undefined });
  const { vote, close, remove, writeOutcome } = poll.viewerCan;
  const voted = poll.viewerVote !== null;
  const voting = vote.allowed && (!voted || changing);
  const refusal = vote.allowed || poll.closedAt ? undefined : vote.reason;
  const Dialog = asking && dialogs[asking];

  const takeBack = async () => {
    const { data } = await withdraw({ variables: { input: { pollId: poll.id } } });
    if (data) announce(intl.formatMessage({ id: 'polls.withdrawn' }));
  };

  return (
    <section className={styles.poll} aria-labelledby={id}>
      <h2 id={id} className={styles.question}>
        <bdi>{poll.question}</bdi>
      </h2>
      {voting ? (
        <VoteForm
          poll={poll}
          labelledBy={id}
          onDone={() => setChanging(false)}
          onCancel={voted ? () => setChanging(false) : undefined}
        />
      ) : (
        <Results poll={poll} />
      )}
      <Facts poll={poll} />
      {refusal && (
        <p className={styles.facts}>
          <Reason reason={refusal} />
        </p>
      )}
      {poll.outcome && (
        <div className={styles.outcome}>
          <h3>
            <FormattedMessage id="polls.outcome" />
          </h3>
          <Prose html={poll.outcome.html} />
        </div>
      )}
      <FormProblem error={error} />
      <p className={styles.acts}>
        {voted && vote.allowed && !changing && (
          <>
            <Button variant="text" size="small" onClick={() => setChanging(true)}>
              <FormattedMessage id="polls.change" />
            </Button>
            <Button variant="text" size="small" busy={loading} onClick={takeBack}>
              <FormattedMessage id="polls.withdraw" />
            </Button>
          </>
        )}
        {poll.namesShown && poll.resultsShown && poll.voterCount > 0 && (
          <Button variant="text" size="small" onClick={() => setAsking('ballots')}>
            <FormattedMessage id="polls.names" />
          </Button>
        )}
        {close.allowed && (
          <Button variant="text" size="small" onClick={() => setAsking('close')}>
            <FormattedMessage id="polls.close" />
          </Button>
        )}
        {writeOutcome.allowed && (
          <Button variant="text" size="small" onClick={() => setAsking('outcome')}>
            <FormattedMessage id={poll.outcome ? 'polls.outcome.again' : 'polls.outcome.write'} />
          </Button>
        )}
        {remove.allowed && (
          <Button variant="text" size="small" onClick={() => setAsking('remove')}>
            <FormattedMessage id="polls.remove" />
          </Button>
        )}
      </p>
      {Dialog && (
        <Suspense>
          <Dialog post={post} poll={poll} onClose={() => setAsking(undefined)} />
        </Suspense>
      )}
    </section>
  );
}

export interface PollDialogProps {
  post: PostPartsFragment;
  poll: OwnPoll;
  onClose: () => void;
}

/** How many have voted, what will show and when, and whether names do: said before one votes. */
function Facts({ poll }: { poll: OwnPoll }) {
  const intl = useIntl();
  const now = useNow();
  const at = poll.closedAt ?? poll.closesAt;
  return (
    <p className={styles.facts}>
      <span>
        <FormattedMessage id="polls.voters" values={{ count: poll.voterCount }} />
      </span>
      {/* Not to somebody who sees them already because they have voted. */}
      {!poll.closedAt && !(poll.results === 'AFTER_VOTE' && poll.resultsShown) && (
        <span>
          <FormattedMessage id={`polls.results.${poll.results}`} />
        </span>
      )}
      <span>
        <FormattedMessage id={poll.namesShown ? 'polls.named' : 'polls.unnamed'} />
      </span>
      {at && (
        <span>
          <FormattedMessage
            id={poll.closedAt ? 'polls.closed' : 'polls.closes'}
            values={{ when: when(intl, new Date(at), now, true) }}
          />
        </span>
      )}
    </p>
  );
}
