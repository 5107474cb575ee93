import { FormattedMessage } from 'react-intl';
import type { Line } from './line';

/** Who, in names: two of them, and how many more. */
function Who({ actors, otherActors }: Pick<Line, 'actors' | 'otherActors'>) {
  const [first, second] = actors;
  const others = actors.length - 2 + otherActors;
  const name = (person: { name: string } | undefined) => <bdi>{person?.name}</bdi>;
  if (!first) return <FormattedMessage id="inbox.who.somebody" />;
  if (!second) {
    return otherActors > 0 ? (
      <FormattedMessage
        id="inbox.who.others"
        values={{ first: name(first), others: otherActors }}
      />
    ) : (
      name(first)
    );
  }
  return others > 0 ? (
    <FormattedMessage id="inbox.who.others" values={{ first: name(first), others: others + 1 }} />
  ) : (
    <FormattedMessage id="inbox.who.two" values={{ first: name(first), second: name(second) }} />
  );
}

/** One person did one thing to the one who is told: the sentence says why by itself. */
export const isAlone = ({ reason, actors, otherActors }: Line): boolean =>
  (reason === 'MENTIONED' || reason === 'ANSWERED') && actors.length + otherActors === 1;

/** What has happened, in a few words: "Ravi and 2 others answered", "Amara mentions you". */
export function WhatHappened({ line }: { line: Line }) {
  const { kind, reason, detail, actors, otherActors } = line;
  const values = {
    who: <Who actors={actors} otherActors={otherActors} />,
    count: Math.max(1, actors.length + otherActors),
  };
  if (isAlone(line) && (reason === 'MENTIONED' || reason === 'ANSWERED')) {
    return <FormattedMessage id={`inbox.said.${reason}`} values={values} />;
  }
  return <FormattedMessage id={`inbox.said.${detail ?? kind}`} values={values} />;
}
