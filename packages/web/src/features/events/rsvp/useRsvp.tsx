import '../words';
import { useMutation } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { EventAnswerFragment } from '../../../gql/graphql';
import { answered } from '../../../lib/answered';
import { useAnnounce } from '../../../ui/Announcer';
import { useSayProblem } from '../../../ui/ProblemText';
import { useUndo } from '../../../ui/UndoBar';
import { type Answer, foreseen } from './answers';
import { Rsvp, WithdrawRsvp } from './documents';

/** Lists outside of the event itself that an answer changes. */
const LISTS = ['EventPage', 'HomeSessions'];

/** Answers at once, shows it before the server says so, and offers to take it back. */
export function useRsvp(event: EventAnswerFragment) {
  const intl = useIntl();
  const announce = useAnnounce();
  const undo = useUndo();
  const onError = useSayProblem();
  const [send] = useMutation(Rsvp, { onError, refetchQueries: LISTS });
  const [withdraw] = useMutation(WithdrawRsvp, {
    onError,
    refetchQueries: LISTS,
  });

  const put = async (next: Answer | null, of: EventAnswerFragment = event) => {
    const { counts, waiting } = foreseen(of, of.viewerRsvp ?? null, next);
    const shown = {
      ...of,
      ...counts,
      __typename: 'CommunityEvent' as const,
      viewerRsvp: next && {
        ...{ note: null, reminders: null, ...of.viewerRsvp, __typename: 'EventRsvp' as const },
        ...{ ...next, waiting, waitingPlace: null, fromSeries: false },
      },
    };
    if (next) {
      const input = { eventId: of.id, ...next };
      const data = await answered(
        send({ variables: { input }, optimisticResponse: { rsvp: shown } as never }),
      );
      return data?.rsvp;
    }
    const data = await answered(
      withdraw({
        variables: { input: { eventId: of.id } },
        optimisticResponse: { withdrawRsvp: shown } as never,
      }),
    );
    return data?.withdrawRsvp;
  };

  /** @param next null takes the answer back */
  const answer = async (next: Answer | null) => {
    const given = event.viewerRsvp;
    const before = given ? { answer: given.answer, attending: given.attending ?? null } : null;
    const done = (await put(next)) as EventAnswerFragment | undefined;
    if (!done) return;
    const waiting = done.viewerRsvp?.waiting ?? false;
    const said = next ? (waiting ? 'WAITING' : next.answer) : 'NONE';
    announce(intl.formatMessage({ id: `events.rsvp.said.${said}` }));
    undo({
      message: <FormattedMessage id={`events.rsvp.said.${said}`} />,
      onUndo: () => void put(before, done),
    });
  };
  return { answer };
}
