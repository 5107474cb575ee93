import { periodsFrom } from './periods';
import { lot, plan } from './plan';
import type { Pool, PoolMember, Slot } from './pool';

const DAY = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T10:00:00Z`);
const member = (personId: string, given: Partial<PoolMember> = {}): PoolMember => ({
  personId,
  joinedAt: at('2025-01-01'),
  lent: 0,
  ready: true,
  away: [],
  ...given,
});
const held = (day: string, personId: string | null, cos: string[] = []) => ({
  startsAt: at(day),
  endsAt: at(day) + DAY / 24,
  personId,
  cos,
});
const slot = (day: string, given: Partial<Slot> = {}): Slot => ({
  ...held(day, null),
  key: day,
  firm: false,
  passed: [],
  busy: [],
  firmlyBusy: [],
  shadows: [],
  notShadowing: [],
  ...given,
});
const planned = (given: Partial<Pool>) =>
  plan({
    members: [],
    past: [],
    slots: [],
    maxInARow: 1,
    shadowing: false,
    seed: 'seed',
    ...given,
  });

describe('the next turn', () => {
  it('is whose have carried least, not whose is longest ago', () => {
    const [choice] = planned({
      members: [member('ines'), member('ravi'), member('amara')],
      past: [
        held('2026-01-05', 'amara'),
        held('2026-01-12', 'ravi'),
        held('2026-01-19', 'amara'),
        held('2026-01-26', 'ines', ['ravi']),
      ],
      slots: [slot('2026-02-02')],
    });
    // Inês has one, Ravi one and a half, Amara two; but Inês had the last.
    expect(choice).toMatchObject({
      personId: 'ravi',
      chosen: { reason: 'LEAST_CARRIED', facts: { carried: 1.5, of: 2 } },
    });
  });

  it('is of those who tie the one whose last is longest ago, and then by a lot that can be drawn again', () => {
    const members = [member('ines'), member('ravi')];
    const past = [held('2026-01-05', 'ravi'), held('2026-01-12', 'ines'), held('2026-01-19', null)];
    const slots = [slot('2026-02-02')];
    expect(planned({ members, past, slots })[0]).toMatchObject({
      personId: 'ravi',
      chosen: { reason: 'LONGEST_AGO', facts: { carried: 1, lastAt: '2026-01-05T10:00:00.000Z' } },
    });
    const lots = ['ines', 'ravi'].sort((a, b) =>
      lot('seed', '2026-02-02', a) < lot('seed', '2026-02-02', b) ? -1 : 1,
    );
    expect(planned({ members, slots })[0]).toMatchObject({
      personId: lots[0],
      chosen: { reason: 'BY_LOT', facts: { level: 2 } },
    });
  });

  it('counts no turn that is older than twelve months, and lends no longer', () => {
    const members = [member('ines'), member('ravi', { lent: 2 })];
    const past = [held('2025-02-01', 'ines'), held('2025-02-03', 'ines'), held('2025-02-05', null)];
    expect(planned({ members, past, slots: [slot('2025-12-01')] })[0]?.chosen?.reason).toBe(
      'LONGEST_AGO',
    );
    // Lent until 1 January 2026.
    expect(planned({ members, past, slots: [slot('2026-01-05')] })[0]?.personId).toBe('ravi');
  });

  it('is nobody’s, openly, when nobody is free: away, passed on, elsewhere, or two in a row', () => {
    const choices = planned({
      members: [
        member('ines', { away: [{ from: at('2026-02-01'), until: at('2026-02-03') }] }),
        member('ravi'),
        member('amara'),
      ],
      past: [held('2026-01-26', 'hana')],
      slots: [slot('2026-02-02', { passed: ['ravi'], busy: ['amara'], firmlyBusy: ['amara'] })],
    });
    expect(choices).toEqual([
      {
        key: '2026-02-02',
        personId: null,
        chosen: { reason: 'NOBODY', facts: { of: 3 } },
        shadows: [],
      },
    ]);
    const alone = planned({
      members: [member('ines')],
      slots: ['2026-02-02', '2026-02-09', '2026-02-16'].map((day) => slot(day)),
    });
    expect(alone.map(({ personId }) => personId)).toEqual(['ines', null, 'ines']);
  });

  it('stays with whom it is planned for, whoever would deserve it more; what is firm comes first', () => {
    const choices = planned({
      members: [member('ines'), member('ravi')],
      past: [held('2026-01-12', 'ines'), held('2026-01-19', 'ines'), held('2026-01-26', null)],
      slots: [
        slot('2026-02-02', { personId: 'ines' }),
        slot('2026-02-09', { personId: 'ravi' }),
        slot('2026-02-16', { personId: 'ravi', firm: true }),
      ],
    });
    expect(
      choices.map(({ personId, chosen }) => [personId, chosen?.reason ?? 'as it was']),
    ).toEqual([
      ['ines', 'as it was'],
      // Ravi took the one after it: two in a row are too many.
      [null, 'NOBODY'],
      ['ravi', 'as it was'],
    ]);
  });

  it('is rather whoever’s the next one is than nobody’s', () => {
    const choices = planned({
      members: [member('ines'), member('ravi'), member('amara')],
      past: [held('2026-01-26', 'ines')],
      slots: [
        slot('2026-02-02', { passed: ['ravi'] }),
        slot('2026-02-09', { personId: 'amara' }),
        slot('2026-02-16', { personId: 'ines' }),
      ],
    });
    expect(
      choices.map(({ personId, chosen }) => [personId, chosen?.reason ?? 'as it was']),
    ).toEqual([
      ['amara', 'ONLY_ONE'],
      ['ravi', 'ONLY_ONE'],
      ['ines', 'as it was'],
    ]);
  });

  it('is not a newcomer’s before they have shadowed one, as long as others are free', () => {
    const newcomer = member('hana', { ready: false });
    const choices = planned({
      members: [member('ines', { lent: 5 }), newcomer],
      maxInARow: 3,
      shadowing: true,
      slots: [slot('2026-02-02'), slot('2026-02-09')],
    });
    expect(choices.map(({ personId, shadows }) => [personId, shadows])).toEqual([
      ['ines', ['hana']],
      ['hana', []],
    ]);
    const only = planned({ members: [newcomer], shadowing: true, slots: [slot('2026-02-02')] });
    expect(only[0]?.personId).toBe('hana');
  });
});

describe('periods', () => {
  it('go from midnight to midnight of their clock, also across a change of it', () => {
    const periods = periodsFrom(
      { from: '2026-03-02', weeks: 2, timeZone: 'Europe/Lisbon' },
      new Date('2026-03-20T12:00:00Z'),
      2,
    );
    expect(
      periods.map(({ on, startsAt, endsAt }) => [on, startsAt.toISOString(), endsAt.toISOString()]),
    ).toEqual([
      ['2026-03-16', '2026-03-16T00:00:00.000Z', '2026-03-29T23:00:00.000Z'],
      ['2026-03-30', '2026-03-29T23:00:00.000Z', '2026-04-12T23:00:00.000Z'],
    ]);
  });
});
