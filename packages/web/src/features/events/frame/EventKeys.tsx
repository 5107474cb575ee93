import '../words';
import { type FragmentType, readFragment } from '../../../gql';
import { usePageActions } from '../../../lib/keys';
import { EventAnswer } from '../documents';
import { choicesFor } from '../rsvp/answers';
import { useRsvp } from '../rsvp/useRsvp';

/** Offers the answers to the palette. */
export function EventKeys({ event: ref }: { event: FragmentType<typeof EventAnswer> }) {
  const event = readFragment(EventAnswer, ref);
  const { answer } = useRsvp(event);
  const { allowed, reason } = event.viewerCan.rsvp;
  usePageActions(() =>
    choicesFor(event.mode).map(({ key, answer: to, attending }) => ({
      id: `event ${key}`,
      name: `events.rsvp.${key}` as const,
      reason: allowed ? null : reason,
      run: () => void answer({ answer: to, attending }),
    })),
  );
  return null;
}
