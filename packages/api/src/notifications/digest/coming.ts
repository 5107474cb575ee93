import { viewerRsvpLoader } from '../../events/rsvp/rsvp.queries';
import { type EventRsvp, RsvpAnswer } from '../../events/rsvp/rsvp.types';
import type { Context } from '../../kernel/context';
import { comingUp } from '../catch-up/coming-up';
import { whenLines } from '../tellings/local-words';
import type { ComingSession } from './digest-mail';

/** The next sessions of whoever gets a digest, as a clock beside them shows. */
export async function comingSessions(reader: Context, timeZone: string): Promise<ComingSession[]> {
  const events = await comingUp(reader);
  return Promise.all(
    events.map(async (event) => ({
      event,
      when: whenLines(event, timeZone)[0] as string,
      answer: answerOf(await viewerRsvpLoader(reader).load(event.id)),
    })),
  );
}

function answerOf(rsvp: EventRsvp | null): ComingSession['answer'] {
  if (!rsvp) return 'OPEN';
  if (rsvp.waiting) return 'WAITING';
  return rsvp.answer === RsvpAnswer.GOING ? 'GOING' : 'MAYBE';
}
