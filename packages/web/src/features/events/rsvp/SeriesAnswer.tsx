import '../words';
import { useMutation } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { answered } from '../../../lib/answered';
import { refocusAfter } from '../../../lib/refocus';
import { useAnnounce } from '../../../ui/Announcer';
import { useSayProblem } from '../../../ui/ProblemText';
import { useUndo } from '../../../ui/UndoBar';
import { RsvpToSeries, WithdrawSeriesRsvp } from './documents';
import styles from './Rsvp.module.css';

export const EventSeriesAnswer = graphql(`
  fragment EventSeriesAnswer on CommunityEvent {
    id
    viewerRsvp { answer attending }
    viewerCan { rsvp { allowed reason } }
    series { id rule viewerRsvp }
  }
`);

/** One answer for all sessions of a series that come, in one press; those answered one by one keep theirs. */
export function SeriesAnswer({ event: ref }: { event: FragmentType<typeof EventSeriesAnswer> }) {
  const intl = useIntl();
  const announce = useAnnounce();
  const undo = useUndo();
  const sayProblem = useSayProblem();
  const { series, viewerRsvp: given, viewerCan } = readFragment(EventSeriesAnswer, ref);
  const options = {
    onError: sayProblem,
    refetchQueries: ['EventPage'],
    awaitRefetchQueries: true,
  };
  const [give, { loading: giving }] = useMutation(RsvpToSeries, options);
  const [withdraw, { loading: withdrawing }] = useMutation(WithdrawSeriesRsvp, options);
  const standing = series.viewerRsvp;
  if (!series.rule || !viewerCan.rsvp.allowed || (!given && !standing)) return null;
  const seriesId = series.id;

  const takeBack = async () => {
    const refocus = refocusAfter();
    await answered(withdraw({ variables: { input: { seriesId } } }));
    refocus();
  };
  const all = async () => {
    if (!given || giving) return;
    const refocus = refocusAfter();
    const { answer, attending } = given;
    const data = await answered(give({ variables: { input: { seriesId, answer, attending } } }));
    if (!data) return;
    refocus();
    announce(intl.formatMessage({ id: 'events.rsvp.series.said' }, { answer }));
    undo({
      message: <FormattedMessage id="events.rsvp.series.said" values={{ answer }} />,
      onUndo: () => void takeBack(),
    });
  };
  return (
    <p className={styles.state}>
      {standing && (
        <>
          <FormattedMessage id="events.rsvp.series.given" values={{ answer: standing }} />{' '}
          <button type="button" className="gh-quiet" onClick={() => withdrawing || void takeBack()}>
            <FormattedMessage id="events.rsvp.series.withdraw" />
          </button>
        </>
      )}
      {given && given.answer !== standing && (
        <button type="button" className="gh-quiet" onClick={() => void all()}>
          <FormattedMessage id="events.rsvp.series.give" values={{ answer: given.answer }} />
        </button>
      )}
    </p>
  );
}
