import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { FeedbackInput, FeedbackPartsFragment } from '../../../gql/graphql';
import { useVerb } from '../../../lib/useVerb';
import { Button } from '../../../ui/Button';
import { FormProblem } from '../../../ui/FormProblem';
import { Byline } from '../../../ui/Person';
import { Row } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import { useUndo } from '../../../ui/UndoBar';
import { PutAwayFeedback, RestoreFeedback, WithdrawFeedback } from './documents';
import styles from './Feedback.module.css';

interface FeedbackLineProps {
  feedback: FeedbackPartsFragment;
  given: boolean;
  onChanged: () => void;
}

/** What one person said to another, for nobody else. */
export function FeedbackLine({ feedback, given, onChanged }: FeedbackLineProps) {
  const intl = useIntl();
  const { run, busy, error } = useVerb();
  const undo = useUndo();
  const { id, from, to, community, createdAt, viewerCan } = feedback;
  const other = given ? to : from;
  const input = { feedbackId: id };
  const restore = async () => {
    if (await run(RestoreFeedback, input)) onChanged();
  };
  /** Hides it at once, and offers to bring it back. */
  const hide = async (verb: typeof WithdrawFeedback | typeof PutAwayFeedback, said: ReactNode) => {
    if (!(await run<unknown, FeedbackInput>(verb, input))) return;
    onChanged();
    undo({ message: said, onUndo: restore });
  };
  const withdraw = () => hide(WithdrawFeedback, <FormattedMessage id="feedback.withdrawn" />);
  const putAway = () => hide(PutAwayFeedback, <FormattedMessage id="feedback.away" />);
  return (
    <Row
      as="li"
      ruled
      margin={
        <Byline
          person={other}
          role={intl.formatList([other.role, other.organisation].filter(Boolean), { type: 'unit' })}
          time={<TimeStamp at={createdAt} />}
        />
      }
    >
      {community && (
        <p className={`gh-small gh-ink2 ${styles.where}`}>
          <Link className="gh-quiet" to={`/c/${community.slug}`}>
            <bdi>{community.name}</bdi>
          </Link>
        </p>
      )}
      <dl className={styles.parts}>
        {(['keep', 'try', 'offer'] as const).map(
          (part) =>
            feedback[part] && (
              <div key={part}>
                <dt>
                  <FormattedMessage id={`feedback.${part}.short`} />
                </dt>
                <dd dir="auto">{feedback[part]}</dd>
              </div>
            ),
        )}
      </dl>
      <FormProblem error={error} />
      <div className="gh-actions">
        {viewerCan.putAway.allowed && (
          <Button size="small" busy={busy} onClick={putAway}>
            <FormattedMessage id="feedback.putAway" />
          </Button>
        )}
        {viewerCan.restore.allowed && (
          <Button size="small" busy={busy} onClick={restore}>
            <FormattedMessage id="feedback.restore" />
          </Button>
        )}
        {viewerCan.withdraw.allowed && (
          <Button size="small" variant="text" busy={busy} onClick={withdraw}>
            <FormattedMessage id="feedback.withdraw" />
          </Button>
        )}
      </div>
    </Row>
  );
}
