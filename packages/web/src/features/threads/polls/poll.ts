import type { PostPartsFragment } from '../../../gql/graphql';

export type OwnPoll = NonNullable<PostPartsFragment['poll']>;

/** Options in the order in which they are read: as they were written, or by the places of a ranked poll. */
export interface Standing {
  position: number;
  text: string;
  votes: number;
  /** From 1, in a ranked poll. */
  place?: number;
  tied?: boolean;
}

/** The results as far as they show; nothing when they do not. */
export function standings(poll: OwnPoll): Standing[] | undefined {
  if (!poll.resultsShown) return undefined;
  const of = (position: number) => {
    const option = poll.options[position];
    return { position, text: option?.text ?? '', votes: option?.votes ?? 0 };
  };
  if (!poll.ranking || poll.ranking.length === 0) {
    return poll.options.map(({ position }) => of(position));
  }
  let before = 0;
  return poll.ranking.flatMap((positions) => {
    const place = before + 1;
    before += positions.length;
    return positions.map((position) => ({ ...of(position), place, tied: positions.length > 1 }));
  });
}
