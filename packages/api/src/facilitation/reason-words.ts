import { say } from '../kernel/catalogue';
import { TurnReason } from './facilitation.types';
import type { Turn } from './turn.entity';

/** Why a turn is whose it is, in a sentence. */
export function reasonWords({ reason, reasonFacts, rotation }: Turn): string {
  const { carried = 0, of = 0, level = 0, lastAt, nextDecides } = reasonFacts;
  const day = lastAt ? dayIn(rotation.timeZone, lastAt) : '';
  // What was lent to a newcomer is an average; nobody reads more of it than one place.
  const values = { carried: Math.round(carried * 10) / 10, of, level, day };
  if (reason !== TurnReason.LONGEST_AGO || (lastAt && !nextDecides)) {
    return say(`turn.reason.${reason}`, values);
  }
  return say(
    nextDecides ? 'turn.reason.LONGEST_AGO.next' : 'turn.reason.LONGEST_AGO.never',
    values,
  );
}

const dayIn = (timeZone: string, at: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(new Date(at));
