import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { ConflictError, InvalidError } from '../../kernel/errors';
import { isId } from '../../kernel/ids';
import { plannedTime } from '../../kernel/local-time';
import { localText } from '../event.entity';
import { EventState } from '../event.types';
import { onOccurrencesStored } from '../events.hooks';
import { setAnswer } from '../rsvp/answers';
import { RsvpAnswer } from '../rsvp/rsvp.types';
import { cleanPlan } from '../series/plan';
import { scheduleSeries } from '../series/scheduling.service';
import { schedulingVerdict } from '../series/settings';
import type { ChooseTimeInput } from './find-time.inputs';
import { searchFor } from './find-time.queries';
import { changeSearch } from './find-time.service';
import { TimeAnswer, type TimeSearch } from './time-search.types';

const becomes: Record<TimeAnswer, RsvpAnswer> = {
  [TimeAnswer.YES]: RsvpAnswer.GOING,
  [TimeAnswer.IF_NEED_BE]: RsvpAnswer.MAYBE,
  [TimeAnswer.NO]: RsvpAnswer.NOT,
};

/**
 * The time becomes the event, as whoever chooses it may schedule or propose one; what was answered to it becomes the
 * answers to the event.
 * @throws ConflictError when it is not the version that was seen; InvalidError when the time is past
 */
export async function chooseTime(ctx: Context, input: ChooseTimeInput): Promise<TimeSearch> {
  const seen = await searchFor(ctx, input.searchId, 'choose');
  const start = await startOf(ctx, seen, input.slotId);
  plannedTime(start, ctx.clock.now(), 'slotId');
  const { kind, title, descriptionMarkdown, durationMinutes, mode, place, joinUrl } = seen;
  const hostId = seen.createdById;
  const plan = await cleanPlan(ctx, {
    ...{ kind, title, descriptionMarkdown, durationMinutes, mode, place, joinUrl, start },
  });
  return changeSearch(ctx, seen.id, 'choose', async (tx, search) => {
    if (search.version !== input.version) throw new ConflictError('VERSION');
    const verdict = await schedulingVerdict(tx, 'scheduleEvent', search.community);
    const state = verdict.allowed ? EventState.SCHEDULED : EventState.PROPOSED;
    const host = await presentHost(tx, search.communityId, hostId);
    const { seriesId } = await scheduleSeries(tx, {
      communityId: search.communityId,
      plan: { ...plan, hostId: host },
      state,
      createdBy: tx.viewer.personId,
    });
    await rows(
      tx,
      `update time_search set state = 'CHOSEN', series_id = $2, ended_at = $3, version = version + 1 where id = $1`,
      [search.id, seriesId, tx.clock.now()],
    );
    if (state === EventState.SCHEDULED) await takeAnswersOver(tx, [seriesId]);
  });
}

async function startOf(
  ctx: Context,
  { id }: TimeSearch,
  slotId: string,
): Promise<{ on: string; timeZone: string }> {
  const [slot] = isId(slotId)
    ? await rows<{ on: string; timeZone: string }>(
        ctx,
        `select ${localText('starts_on')} as "on", time_zone as "timeZone" from time_slot
          where id = $1 and search_id = $2`,
        [slotId, id],
      )
    : [];
  if (!slot) throw new InvalidError({ path: 'slotId', rule: 'exists' });
  return slot;
}

/** Who asked invites, as long as they are still here; otherwise whoever chooses. */
async function presentHost(
  tx: Context,
  communityId: string,
  hostId: string | null,
): Promise<string | null> {
  const candidates = [hostId, tx.viewer.personId].filter((id) => id !== null);
  const found = await rows<{ id: string }>(
    tx,
    `select person_id as id from membership
      where community_id = $1 and person_id = any($2::uuid[]) and state = 'ACTIVE'`,
    [communityId, candidates],
  );
  const present = new Set(found.map(({ id }) => id));
  return candidates.find((id) => present.has(id)) ?? null;
}

/** What people answered to the time that was chosen, of those who are still here. An answer to the event itself stays. */
async function takeAnswersOver(tx: Context, seriesIds: string[]): Promise<void> {
  const answers = await rows<{ eventId: string; personId: string; answer: TimeAnswer }>(
    tx,
    `select e.id as "eventId", a.person_id as "personId", a.answer
       from time_search f join event e on e.series_id = f.series_id
       join time_slot s on s.search_id = f.id and s.starts_at = e.starts_at
       join time_answer a on a.slot_id = s.id
       join membership m on m.community_id = f.community_id and m.person_id = a.person_id and m.state = 'ACTIVE'
      where f.series_id = any($1::uuid[]) and f.state = 'CHOSEN'
        and not exists (select 1 from event_rsvp r where r.event_id = e.id and r.person_id = a.person_id)
      order by a.answered_at, a.person_id`,
    [seriesIds],
  );
  for (const { eventId, personId, answer } of answers) {
    await setAnswer(tx, { id: eventId }, personId, { answer: becomes[answer] });
  }
}

// Of what was only proposed, once it is confirmed.
onOccurrencesStored((tx, events) =>
  takeAnswersOver(tx, [...new Set(events.map(({ seriesId }) => seriesId))]),
);
