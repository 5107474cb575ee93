import { useMemo } from 'react';
import { type FragmentType, readFragment } from '../../../gql';
import type { RotationPartsFragment } from '../../../gql/graphql';
import { useViewer } from '../../../lib/viewer';
import { TurnParts } from '../documents';
import { inOrderOfTurns, type Seated } from './seats';

/** Somebody of the pool, with what the table shows of them. */
export interface Carrier extends Seated {
  isViewer: boolean;
  /** Of all turns, between 0 and 1. */
  share: number;
  lastAt: string | null;
}

/** The pool in order of turn. */
export function useCarriers(
  { pool, fairness }: RotationPartsFragment,
  plan: readonly FragmentType<typeof TurnParts>[],
): Carrier[] {
  const viewerId = useViewer().viewer?.person.id;
  return useMemo(() => {
    const turns = readFragment(TurnParts, plan);
    const holder = turns.find(({ onTurn }) => onTurn)?.person?.id;
    const people = pool.map(
      ({ person, carried, lent, lastAt }): Carrier => ({
        ...{ id: person.id, name: person.name, carried, lent },
        hasTurn: person.id === holder,
        isViewer: person.id === viewerId,
        share: fairness.shares.find((one) => one.person.id === person.id)?.share ?? 0,
        lastAt: lastAt ?? null,
      }),
    );
    return inOrderOfTurns(
      people,
      turns.filter(({ onTurn }) => !onTurn).map(({ person }) => person?.id),
    );
  }, [pool, fairness, plan, viewerId]);
}
