import { newId } from '../../../src/kernel/ids';
import { aRotation } from '../../facilitation';
import { type Can, keyed, saidOf, verb } from '../actions';
import type { RoomTable } from '../run';
import { block, strangersInside } from '../table';

/** Of turns inside: who does not read the community does not learn of them. */
const OUTSIDE = `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  admin                                   | join                  | archived`;
/** For members, whoever of them it is. */
const members = (word: string) => `${OUTSIDE}
  novice member facilitator steward       | ${word} | archived`;
const ALSO_FACILITATORS = `${OUTSIDE}
  novice member                           | not-yours | archived
  facilitator steward                     | ok        | archived`;
const LOOKING_AFTER = `${strangersInside}
  outsider elsewhere left removed invited | facilitator hidden hidden
  pending banned                          | facilitator hidden hidden
  novice member                           | facilitator
  facilitator steward admin               | ok          | archived`;

const onTurn = (name: string, type: string, can: string, more: object = { version: 1 }) =>
  verb(name, type, ({ things }) => ({ turnId: things.offeredTurn, ...more }), `offered.${can}`);
const onRunning = (name: string, type: string, can: string, more: object) =>
  verb(name, type, ({ things }) => ({ turnId: things.runningTurn, ...more }), `running.${can}`);
const onRotation = (name: string, type: string, can: string, more: () => object = () => ({})) =>
  verb(name, type, ({ things }) => ({ rotationId: things.rotation, ...more() }), `rotation.${can}`);

const CAN = (...names: string[]): string =>
  `viewerCan { ${names.map((name) => `${name} { allowed reason }`).join(' ')} }`;
const SAID = `query($rotation: ID!, $offered: ID!, $running: ID!) {
  rotation(id: $rotation) { ${CAN('join', 'leave', 'setUp')} }
  offered: turn(id: $offered) { ${CAN('accept', 'decline', 'volunteer', 'wantSwap', 'agreeToSwap', 'join', 'stepBack', 'assign')} }
  running: turn(id: $running) { ${CAN('tick', 'handOver')} } }`;

/** Turns of the founder, who is alone in the pool: one that has begun, and one that is offered. */
export const turns: RoomTable = {
  async build(ctx, { id: communityId }, people) {
    const founder = people.get('founder')?.id as string;
    const member = people.get('member')?.id as string;
    return { ...(await aRotation(ctx, { communityId, personId: founder })), founder, member };
  },
  writes: {
    'join a pool': onRotation('joinPool', 'RotationInput', 'join'),
    'leave a pool': onRotation('leavePool', 'RotationInput', 'leave'),
    'say an absence': onRotation('sayAbsence', 'SayAbsenceInput', 'leave', () => ({
      ...{ fromOn: '2026-03-05', untilOn: '2026-03-06' },
      ...keyed(),
    })),
    'remove an absence': verb('removeAbsence', 'RemoveAbsenceInput', () => ({
      absenceId: newId(),
    })),
    'edit a rotation': onRotation('editRotation', 'EditRotationInput', 'setUp', () => ({
      ...{ version: 1, cadence: 'EVENT', timeZone: 'UTC' },
    })),
    'end a rotation': onRotation('endRotation', 'RotationInput', 'setUp'),
    'invite to a pool': verb(
      'inviteToPool',
      'InviteToPoolInput',
      ({ things }) => ({ rotationId: things.rotation, personId: things.member }),
      'rotation.setUp',
    ),
    'accept a turn of another': onTurn('acceptTurn', 'TurnInput', 'accept'),
    'decline a turn of another': onTurn('declineTurn', 'TurnInput', 'decline'),
    'volunteer for a turn': onTurn('volunteerForTurn', 'TurnInput', 'volunteer'),
    'want a swap of another': onTurn('wantSwap', 'TurnInput', 'wantSwap'),
    'withdraw a swap of another': verb('withdrawSwap', 'TurnInput', ({ things }) => ({
      turnId: things.offeredTurn,
      version: 1,
    })),
    'agree to a swap': onTurn('agreeToSwap', 'AgreeToSwapInput', 'agreeToSwap'),
    'join a turn': onTurn('joinTurn', 'JoinTurnInput', 'join', { role: 'CO' }),
    'step back from a turn of another': onTurn('stepBackFromTurn', 'StepBackInput', 'stepBack', {}),
    'assign a turn': verb(
      'assignTurn',
      'AssignTurnInput',
      ({ things }) => ({ turnId: things.offeredTurn, personId: things.founder }),
      'offered.assign',
    ),
    'tick off a turn of another': onRunning('tickTurn', 'TickTurnInput', 'tick', {
      item: 'keepTime',
      done: true,
    }),
    'hand over a turn of another': onRunning('handOver', 'HandOverInput', 'handOver', {
      happenedMarkdown: 'Three cases.',
      version: 0,
    }),
  },
  reading: [],
  writing: [
    block(['join a pool'], members('ok')),
    block(
      ['leave a pool', 'say an absence', 'volunteer for a turn', 'agree to a swap', 'join a turn'],
      members('pool'),
    ),
    block(['accept a turn of another', 'decline a turn of another'], members('not-offered')),
    block(
      [
        ...['want a swap of another', 'withdraw a swap of another'],
        'step back from a turn of another',
      ],
      members('not-yours'),
    ),
    block(['tick off a turn of another', 'hand over a turn of another'], ALSO_FACILITATORS),
    block(
      ['remove an absence'],
      `
  visitor                                                | sign-in
  unverified                                             | verify
  visitor* unverified*                                   | hidden
  outsider elsewhere pending invited left removed banned | hidden
  novice member facilitator steward admin                | hidden`,
    ),
    block(
      ['edit a rotation', 'end a rotation', 'invite to a pool', 'assign a turn'],
      LOOKING_AFTER,
    ),
  ],
  async verdicts(client, { things }) {
    const { data } = await client.ask<Record<string, Can | null>>(SAID, {
      ...{ rotation: things.rotation, offered: things.offeredTurn, running: things.runningTurn },
    });
    return saidOf(data ?? {});
  },
};
