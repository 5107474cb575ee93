import type { Context } from '../../../kernel/context';
import { transaction } from '../../../kernel/transaction';
import { EventState } from '../../event.types';
import type { EventSeries } from '../../event-series.entity';
import { planOf } from '../../series/storing';
import { wordsOf } from '../../time/rule-words';
import { wordingFor } from '../feeds.queries';
import type { WrittenEvent } from '../format/writing';
import { sequenceOf, seriesEvents } from '../series-object';
import { own, type Wording } from '../single';
import { type AnsweredRow, type Invited, invitedPerson, partstat, seriesAs } from './invited';
import { type Invitation, type Method, mailInvitation, type Why } from './letter';

/** A change of many of one series, for who answered each by itself, is a mail for each; so many are written at once. */
const MAILS_AT_ONCE = 20;

export interface Inviting {
  personId: string;
  seriesId: string;
  /** Null: all of the series. */
  eventIds: string[] | null;
  method: Method;
  /** Why, when it is not for what became of the event. */
  why?: Why;
  key: string;
}

/** Mails somebody what belongs into their calendar, as they may see it now. The same again is no second mail. */
export async function inviteOne(ctx: Context, inviting: Inviting): Promise<void> {
  const { personId, seriesId, key } = inviting;
  const viewer = await ctx.services.viewers.ofPerson(ctx, personId);
  const person = viewer?.verified ? await invitedPerson(ctx, personId, seriesId) : null;
  if (!viewer || !person) return;
  const as: Context = { ...ctx, viewer, loaders: new Map() };
  const found = await seriesAs(as, seriesId, inviting.why === 'LEFT');
  if (!found) return;
  const wording = await wordingFor(as, found.events, ctx.clock.now());
  const invitations =
    inviting.method === 'CANCEL' && inviting.why
      ? withdrawnFrom(found, person, inviting, wording, ctx.clock.now())
      : invitationsOf(found, person, inviting, wording);
  for (let from = 0; from < invitations.length; from += MAILS_AT_ONCE) {
    await transaction(as, async (tx) => {
      for (const { whole, ...one } of invitations.slice(from, from + MAILS_AT_ONCE)) {
        await mailInvitation(tx, person, {
          ...one,
          why: inviting.why,
          key: whole ? key : `${key}.${one.shown.id}`,
        });
      }
    });
  }
}

/** `whole`: it is about all of the series, and not about one date. */
type Unnamed = Omit<Invitation, 'key' | 'why'> & { whole?: boolean };

function invitationsOf(
  { series, events }: { series: EventSeries; events: AnsweredRow[] },
  person: Invited,
  { eventIds, method, why }: Inviting,
  wording: Wording,
): Unnamed[] {
  const meant = events
    .filter(({ id }) => eventIds === null || eventIds.includes(id))
    .filter(({ waiting }) => why !== 'SEATED' || !waiting);
  if (meant.length === 0) return [];
  // Who goes to all of it has one entry: that is written anew, with all that is left out and moved.
  if (person.standing && series.rule && (method === 'REQUEST' || !eventIds || meant.length > 1)) {
    return wholeSeries(series, events, meant, wording, person.standing);
  }
  return meant
    .filter(({ state, answer }) => person.standing || wanted(state, answer, method))
    .map((shown) => ({
      method,
      shown,
      words: null,
      events: [
        person.standing && series.rule ? instance(shown, series, wording) : own(shown, wording),
      ],
    }));
}

/** What is taken out of the calendar of who comes no more; what they come to all the same is put in by itself. */
function withdrawnFrom(
  { series, events }: { series: EventSeries; events: AnsweredRow[] },
  person: Invited,
  { eventIds }: Inviting,
  wording: Wording,
  now: Date,
): Unnamed[] {
  const ahead = events.filter(({ endsAt, state }) => endsAt > now && state === 'SCHEDULED');
  const takenOut = (shown: AnsweredRow, event: WrittenEvent): Unnamed => ({
    method: 'CANCEL',
    shown,
    words: null,
    events: [{ ...event, cancelled: true }],
  });
  if (eventIds || !series.rule) {
    return ahead
      .filter(({ id }) => eventIds === null || eventIds.includes(id))
      .filter(({ answer }) => !comes(answer))
      .map((shown) =>
        takenOut(
          shown,
          person.standing && series.rule ? instance(shown, series, wording) : own(shown, wording),
        ),
      );
  }
  const [next] = ahead;
  // They may have answered anew meanwhile.
  if (!next || person.standing) return [];
  const whole = { ...own(next, wording, series.uid), sequence: series.sequence };
  const still = ahead.filter(({ answer }) => comes(answer));
  return [
    { ...takenOut(next, whole), whole: true },
    ...still.map((shown) => ({
      method: 'REQUEST' as const,
      shown,
      words: null,
      events: [own(shown, wording)],
    })),
  ];
}

const comes = (answer: AnsweredRow['answer']): boolean => answer === 'GOING' || answer === 'MAYBE';

const wanted = (state: EventState, answer: AnsweredRow['answer'], method: Method): boolean =>
  comes(answer) && (state === EventState.CANCELLED) === (method === 'CANCEL');

function wholeSeries(
  series: EventSeries,
  events: AnsweredRow[],
  meant: AnsweredRow[],
  wording: Wording,
  standing: NonNullable<Invited['standing']>,
): Unnamed[] {
  const held = events.filter(({ state }) => state === EventState.SCHEDULED);
  const [first] = meant.filter(({ state }) => state === EventState.SCHEDULED);
  const shown = first ?? meant[0] ?? held[0];
  if (!shown) return [];
  const ours = (event: WrittenEvent) => event.uid === series.uid;
  // A date that they have said no to is none of theirs.
  const theirs = events.map((row) =>
    row.answer === 'NOT' ? { ...row, state: EventState.CANCELLED } : row,
  );
  const toAll = partstat({ answer: standing, waiting: false });
  // A date of which they are not sure, or for which they wait, says so beside all the others.
  const apart = (row: AnsweredRow) => row.answer !== null && partstat(row) !== toAll;
  const answers = new Map(
    theirs.filter(apart).map((row) => [row.recurrenceOn, partstat(row)] as const),
  );
  const written = seriesEvents(series, theirs, wording, apart)
    .filter(ours)
    .map((event) => ({ ...event, answer: answers.get(event.recurrence?.on ?? '') ?? toAll }));
  const words = wordsOf(planOf(series));
  if (held.length > 0 && written.length > 0) {
    return [{ method: 'REQUEST', events: written, shown, words, whole: true }];
  }
  const cancelled = {
    ...own(shown, wording, series.uid),
    cancelled: true,
    sequence: series.sequence + 1,
  };
  return [{ method: 'CANCEL', events: [cancelled], shown, words, whole: true }];
}

/** One date of a series, of who has all of it in their calendar. */
const instance = (row: AnsweredRow, series: EventSeries, wording: Wording): WrittenEvent => ({
  ...own(row, wording, series.uid),
  sequence: sequenceOf(row, series),
  recurrence: { on: row.recurrenceOn, timeZone: series.timeZone },
});
