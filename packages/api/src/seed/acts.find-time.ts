import type { EventKind } from '../events/event.types';
import { EventMode } from '../events/event.types';
import { answerTimes, findTime } from '../events/find-time/find-time.service';
import { TimeAnswer } from '../events/find-time/time-search.types';
import { later, MINUTE } from '../kernel/clock';
import { rows } from '../kernel/database/statements';
import type { Act } from './acts';
import { communityOf } from './acts.events';
import type { CastName } from './cast';
import { localDay } from './session-times';
import type { WorldSearch } from './world/sessions.types';
import type { When } from './world/types';

const MEANS: Record<string, TimeAnswer> = {
  Y: TimeAnswer.YES,
  P: TimeAnswer.IF_NEED_BE,
  N: TimeAnswer.NO,
};

/** Somebody asks when it would suit whom, and some have answered. */
export function actsOfSearch(search: WorldSearch, at: (when: When) => Date, now: Date): Act[] {
  const { by, kind, title, text, minutes, timeZone, slots, answers } = search;
  const made: { id?: string } = {};
  const asked = at(search.at);
  return [
    {
      by,
      at: asked,
      async play(ctx) {
        const found = await findTime(ctx, {
          ...{ communityId: await communityOf(ctx, search.community), kind: kind as EventKind },
          ...{ title, descriptionMarkdown: text, durationMinutes: minutes, mode: EventMode.REMOTE },
          slots: slots.map(([inDays, hour]) => ({
            on: `${localDay(now, inDays)}T${hour}`,
            timeZone,
          })),
          clientMutationId: `search-${search.community}`,
        });
        made.id = found.id;
      },
    },
    ...Object.entries(answers).map(
      ([name, letters], index): Act => ({
        by: name as CastName,
        at: later(asked, (index + 1) * 20 * MINUTE),
        async play(ctx) {
          const ids = await rows<{ id: string }>(
            ctx,
            'select id from time_slot where search_id = $1 order by starts_at',
            [made.id],
          );
          return answerTimes(ctx, {
            searchId: made.id as string,
            answers: ids.map(({ id: slotId }, place) => ({
              slotId,
              answer: MEANS[letters[place] ?? 'N'] as TimeAnswer,
            })),
          });
        },
      }),
    ),
  ];
}
