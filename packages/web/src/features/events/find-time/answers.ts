import type { TimeAnswer, TimeSearchPartsFragment } from '../../../gql/graphql';

export const ANSWERS = ['YES', 'IF_NEED_BE', 'NO'] as const satisfies readonly TimeAnswer[];

type People = TimeSearchPartsFragment['people']['nodes'];

/** What each person said to one slot. */
export function saidTo(people: People, slotId: string): Map<string, TimeAnswer> {
  return new Map(
    people.flatMap(({ person, answers }) =>
      answers
        .filter((one) => one.slotId === slotId)
        .map(({ answer }): [string, TimeAnswer] => [person.id, answer]),
    ),
  );
}

/** The names of those who said one thing to a slot. */
export function namesOf(people: People, slotId: string, answer: TimeAnswer): string[] {
  const said = saidTo(people, slotId);
  return people
    .filter(({ person }) => said.get(person.id) === answer)
    .map(({ person }) => person.name);
}
