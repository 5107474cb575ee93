import { registerEnumType } from 'type-graphql';

export enum RotationCadence {
  EVENT = 'EVENT',
  PERIOD = 'PERIOD',
}
registerEnumType(RotationCadence, {
  name: 'RotationCadence',
  valuesConfig: {
    EVENT: { description: 'Each event is a turn.' },
    PERIOD: { description: 'Each period of some weeks is a turn.' },
  },
});

export enum TurnState {
  PLANNED = 'PLANNED',
  OFFERED = 'OFFERED',
  ACCEPTED = 'ACCEPTED',
  CLOSED = 'CLOSED',
  SKIPPED = 'SKIPPED',
}
registerEnumType(TurnState, {
  name: 'TurnState',
  valuesConfig: {
    PLANNED: { description: 'May still change; without a person it is openly nobody’s.' },
    OFFERED: { description: 'Waits for an answer, until `expiresAt`.' },
    ACCEPTED: { description: 'Is theirs.' },
    CLOSED: { description: 'Was carried.' },
    SKIPPED: { description: 'The event was cancelled.' },
  },
});

export enum TurnReason {
  LEAST_CARRIED = 'LEAST_CARRIED',
  LONGEST_AGO = 'LONGEST_AGO',
  BY_LOT = 'BY_LOT',
  ONLY_ONE = 'ONLY_ONE',
  VOLUNTEERED = 'VOLUNTEERED',
  SWAPPED = 'SWAPPED',
  ASSIGNED = 'ASSIGNED',
  NOBODY = 'NOBODY',
}
registerEnumType(TurnReason, { name: 'TurnReason', description: 'Why a turn is whose it is.' });

export enum CompanionRole {
  CO = 'CO',
  SHADOW = 'SHADOW',
}
registerEnumType(CompanionRole, {
  name: 'CompanionRole',
  valuesConfig: {
    CO: { description: 'Carries half of it.' },
    SHADOW: { description: 'Looks on, to learn.' },
  },
});

export enum TurnStepKind {
  PLANNED = 'PLANNED',
  OFFERED = 'OFFERED',
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
  EXPIRED = 'EXPIRED',
  VOLUNTEERED = 'VOLUNTEERED',
  SWAP_WANTED = 'SWAP_WANTED',
  SWAP_WITHDRAWN = 'SWAP_WITHDRAWN',
  SWAPPED = 'SWAPPED',
  ASSIGNED = 'ASSIGNED',
  LEFT_OPEN = 'LEFT_OPEN',
  JOINED = 'JOINED',
  STEPPED_BACK = 'STEPPED_BACK',
  HANDED_OVER = 'HANDED_OVER',
  CLOSED = 'CLOSED',
  SKIPPED = 'SKIPPED',
}
registerEnumType(TurnStepKind, { name: 'TurnStepKind' });

export enum PassKind {
  DECLINED = 'DECLINED',
  EXPIRED = 'EXPIRED',
}
registerEnumType(PassKind, { name: 'PassKind' });

export enum FairnessPrompt {
  FEW_IN_POOL = 'FEW_IN_POOL',
  ONE_CARRIES_MUCH = 'ONE_CARRIES_MUCH',
}
registerEnumType(FairnessPrompt, {
  name: 'FairnessPrompt',
  description: 'Why it would be good to invite somebody into the pool.',
});

export enum HandoverItemKind {
  ACTION = 'ACTION',
  QUESTION = 'QUESTION',
  MEMBER = 'MEMBER',
}
registerEnumType(HandoverItemKind, {
  name: 'HandoverItemKind',
  valuesConfig: {
    ACTION: { description: 'Something agreed that is not done.' },
    QUESTION: { description: 'A question that nobody has answered.' },
    MEMBER: { description: 'Somebody who has come since.' },
  },
});

export enum ChecklistMoment {
  BEFORE = 'BEFORE',
  DURING = 'DURING',
  AFTER = 'AFTER',
}
registerEnumType(ChecklistMoment, { name: 'ChecklistMoment' });

/** How many turns ahead are planned. */
export const PLAN_AHEAD = 8;
/** How many days before a turn its powers begin at the earliest, and after it end at the latest. */
export const POWER_DAYS = 7;
