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

/** What has happened, in a few words: "Ravi and 2 others answered". */
export function WhatHappened({ line }: { line: Line }) {
  const { kind, detail, actors, otherActors } = line;
  return (
    <FormattedMessage
      id={`inbox.said.${detail ?? kind}`}
      values={{
        who: <Who actors={actors} otherActors={otherActors} />,
        count: Math.max(1, actors.length + otherActors),
      }}
    />
  );
}

/** Why one is told: "You watch this", "Amara mentions you". */
export function Reason({ line }: { line: Line }) {
  const { reason, actors, otherActors } = line;
  const [actor] = actors;
  const alone = actor && actors.length + otherActors === 1;
  if (alone && (reason === 'MENTIONED' || reason === 'ANSWERED')) {
    return (
      <FormattedMessage id={`inbox.why.${reason}.by`} values={{ name: <bdi>{actor.name}</bdi> }} />
    );
  }
  return <FormattedMessage id={`inbox.why.${reason}`} />;
}
