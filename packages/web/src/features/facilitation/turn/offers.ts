import type { HandoverItemKind, TurnPageFragment } from '../../../gql/graphql';

type Offers = Pick<TurnPageFragment, 'handoverOffers'>;

/** All that could go with a handover, as the API takes it. */
export function offeredBy({ handoverOffers }: Offers): { kind: HandoverItemKind; id: string }[] {
  if (!handoverOffers) return [];
  const { actions, questions, members } = handoverOffers;
  const of = (kind: HandoverItemKind, things: readonly { id: string }[]) =>
    things.map(({ id }) => ({ kind, id }));
  return [...of('ACTION', actions), ...of('QUESTION', questions), ...of('MEMBER', members)];
}

/** Of what is offered, what an earlier version left out; at first all of it goes. */
export function leftOut(
  turn: Offers,
  handover: { items: readonly { id: string }[] } | null,
): Set<string> {
  if (!handover) return new Set();
  const kept = new Set(handover.items.map(({ id }) => id));
  return new Set(offeredBy(turn).flatMap(({ id }) => (kept.has(id) ? [] : [id])));
}
