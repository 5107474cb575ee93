import { allow, DenialReason, deny, every, type Verdict, when } from '../kernel/policy';
import { TurnState } from './facilitation.types';
import type { RotationStanding } from './rotation.policy';
import type { Companion, TurnPermissions } from './turn.entity';

export type TurnAction =
  | 'read'
  | 'accept'
  | 'decline'
  | 'volunteer'
  | 'wantSwap'
  | 'withdrawSwap'
  | 'agreeToSwap'
  | 'join'
  | 'stepBack'
  | 'tick'
  | 'handOver'
  | 'assign';

export interface TurnFacts {
  state: TurnState;
  startsAt: Date;
  endsAt: Date;
  expiresAt: Date | null;
  personId: string | null;
  swapWantedAt: Date | null;
  companions: Array<Pick<Companion, 'personId' | 'role'>>;
}

const { ACCEPTED, CLOSED, OFFERED, PLANNED, SKIPPED } = TurnState;

/** Who may see and do what with a turn. */
export function turnPolicy(
  standing: RotationStanding,
  action: TurnAction,
  turn: TurnFacts,
): Verdict {
  const { read, attend, moderate, viewerIn, viewer, now } = standing;
  if (action === 'read' || !read.allowed) return read;
  const goesOn = when(standing.endedAt === null, DenialReason.ROTATION_ENDED);
  const held = when(turn.state !== SKIPPED, DenialReason.EVENT_CANCELLED);
  const open = when(turn.endsAt > now && turn.state !== CLOSED, DenialReason.TURN_OVER);
  const ahead = when(turn.startsAt > now, DenialReason.TURN_OVER);
  const inPool = when(viewerIn, DenialReason.NOT_IN_POOL);
  const mine = viewer.personId !== null && turn.personId === viewer.personId;
  const with_ = turn.companions.some(({ personId }) => personId === viewer.personId);
  switch (action) {
    case 'accept':
      return every(attend, goesOn, held, ahead, () => offeredTo(turn, mine, now));
    case 'decline':
      return every(attend, goesOn, held, ahead, () =>
        when(
          mine && (turn.state === OFFERED || turn.state === PLANNED),
          DenialReason.TURN_NOT_OFFERED,
        ),
      );
    case 'volunteer':
      return every(
        attend,
        goesOn,
        inPool,
        held,
        open,
        when(turn.state === PLANNED, DenialReason.TURN_TAKEN),
      );
    case 'wantSwap':
      return every(attend, goesOn, held, () => theirs(turn, mine), ahead);
    case 'withdrawSwap':
      return every(
        attend,
        held,
        () => theirs(turn, mine),
        when(turn.swapWantedAt !== null, DenialReason.NO_SWAP_WANTED),
      );
    case 'agreeToSwap':
      return every(
        attend,
        goesOn,
        inPool,
        held,
        ahead,
        when(turn.swapWantedAt !== null, DenialReason.NO_SWAP_WANTED),
        when(!mine, DenialReason.TURN_IS_YOURS),
      );
    case 'join':
      return every(
        attend,
        goesOn,
        inPool,
        held,
        open,
        when(!mine && !with_, DenialReason.TURN_IS_YOURS),
      );
    case 'stepBack':
      return every(attend, held, open, () => (with_ ? allow : theirs(turn, mine)));
    case 'tick':
      return every(attend, held, () => (with_ ? accepted(turn) : theirs(turn, mine, moderate)));
    case 'handOver':
      return every(
        attend,
        held,
        () => theirs(turn, mine, moderate),
        when(turn.startsAt <= now, DenialReason.EVENT_NOT_STARTED),
      );
    case 'assign':
      return every(
        moderate,
        goesOn,
        held,
        ahead,
        when(turn.state === PLANNED || turn.state === OFFERED, DenialReason.TURN_TAKEN),
      );
  }
}

export function turnPermissions(standing: RotationStanding, turn: TurnFacts): TurnPermissions {
  const may = (action: TurnAction) => turnPolicy(standing, action, turn);
  return {
    accept: may('accept'),
    decline: may('decline'),
    volunteer: may('volunteer'),
    wantSwap: may('wantSwap'),
    agreeToSwap: may('agreeToSwap'),
    join: may('join'),
    stepBack: may('stepBack'),
    tick: may('tick'),
    handOver: may('handOver'),
    assign: may('assign'),
  };
}

const offeredTo = (turn: TurnFacts, mine: boolean, now: Date): Verdict =>
  when(
    mine && turn.state === OFFERED && turn.expiresAt !== null && turn.expiresAt > now,
    DenialReason.TURN_NOT_OFFERED,
  );

const accepted = ({ state }: TurnFacts): Verdict =>
  when(state === ACCEPTED || state === CLOSED, DenialReason.TURN_NOT_OFFERED);

/** Whoever has taken it; and, for what can be done for them, those who look after the community. */
function theirs(
  turn: TurnFacts,
  mine: boolean,
  others: Verdict = deny(DenialReason.NOT_YOUR_TURN),
): Verdict {
  const by = mine || others.allowed ? allow : deny(DenialReason.NOT_YOUR_TURN);
  return every(by, accepted(turn));
}
