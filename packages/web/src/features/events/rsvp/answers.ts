import type { Attending, EventMode, RsvpAnswer } from '../../../gql/graphql';

export interface Answer {
  answer: RsvpAnswer;
  attending: Attending | null;
}

/** One of the buttons with which somebody answers. */
export interface AnswerChoice extends Answer {
  key: 'inPerson' | 'remotely' | 'going' | 'maybe' | 'not';
}

/** What one can answer: where an event is in two places, also in which. */
export function choicesFor(mode: EventMode): AnswerChoice[] {
  const others: AnswerChoice[] = [
    { key: 'maybe', answer: 'MAYBE', attending: null },
    { key: 'not', answer: 'NOT', attending: null },
  ];
  if (mode === 'HYBRID') {
    return [
      { key: 'inPerson', answer: 'GOING', attending: 'IN_PERSON' },
      { key: 'remotely', answer: 'GOING', attending: 'REMOTE' },
      ...others,
    ];
  }
  const attending = mode === 'REMOTE' ? 'REMOTE' : 'IN_PERSON';
  return [{ key: 'going', answer: 'GOING', attending }, ...others];
}

export const isChosen = (choice: AnswerChoice, given: Partial<Answer> | null | undefined) =>
  given?.answer === choice.answer &&
  (choice.answer !== 'GOING' || given.attending === choice.attending);

interface Counts {
  mode: EventMode;
  capacity?: number | null;
  seatsTaken: number;
  goingCount: number;
  remoteCount: number;
  maybeCount: number;
  waitingCount: number;
}

interface Given extends Partial<Answer> {
  waiting?: boolean;
}

/** Whether an answer takes a seat: of a hybrid event only those who come in person do. */
const seated = (mode: EventMode, { answer, attending }: Partial<Answer>) =>
  answer === 'GOING' && (mode !== 'HYBRID' || attending === 'IN_PERSON');

/**
 * The figures as they will most likely be once an answer has arrived, to be shown at once. The API's own take their
 * place a moment later.
 */
export function foreseen(counts: Counts, before: Given | null, next: Answer | null) {
  const { mode, capacity } = counts;
  const shown = { ...counts };
  const count = (given: Given, by: 1 | -1) => {
    if (given.waiting) shown.waitingCount += by;
    else if (given.answer === 'GOING') {
      shown.goingCount += by;
      if (given.attending === 'REMOTE') shown.remoteCount += by;
      if (seated(mode, given)) shown.seatsTaken += by;
    } else if (given.answer === 'MAYBE') shown.maybeCount += by;
  };
  if (before) count(before, -1);
  const full = capacity != null && shown.seatsTaken >= capacity;
  const waiting = next !== null && full && seated(mode, next);
  if (next) count({ ...next, waiting }, 1);
  return { counts: shown, waiting };
}
