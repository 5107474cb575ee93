import { later } from '../kernel/clock';
import type { Context } from '../kernel/context';
import { everything } from '../threads/lookahead';
import { ReadingLevel } from '../threads/reading/levels';
import { setCommunityLevel, setThreadLevel } from '../threads/reading/levels.service';
import { markRead } from '../threads/reading/marks.service';
import { recordReading } from '../threads/reading/record.service';
import type { Act } from './acts';
import { CAUGHT_UP, caughtUp, follows, reads } from './world/reading';
import type { When, WorldCommunity } from './world/types';

const MINUTE = 60_000;

/** Everybody reads what is there before they write. */
export const readBefore = (ctx: Context, threadId: string, number: number) =>
  recordReading(ctx, { threads: [{ threadId, number, seconds: 60 }] }, everything);

/** What the people of one community have read of it, and how they follow it. */
export function actsOfReading(
  { slug, steward, facilitators, members }: WorldCommunity,
  communityId: () => string,
  at: (when: When) => Date,
): Act[] {
  const people = [steward, ...facilitators, ...members];
  const threadId = async (ctx: Context, title: string): Promise<string> => {
    const [found]: Array<{ id: string }> = await ctx.db.query(
      'select id from thread where community_id = $1 and title = $2',
      [communityId(), title],
    );
    return found?.id as string;
  };
  return [
    ...people.map(
      (by): Act => ({
        by,
        at: at(caughtUp[by] ?? CAUGHT_UP),
        play: (ctx) => markRead(ctx, { communityId: communityId() }, everything),
      }),
    ),
    ...reads
      .filter(({ community }) => community === slug)
      .map(
        ({ by, at: when, thread, number, minutes }): Act => ({
          by,
          at: later(at(when), minutes * MINUTE),
          play: async (ctx) => {
            const read = { threadId: await threadId(ctx, thread), number, seconds: minutes * 60 };
            return recordReading(ctx, { threads: [read] }, everything);
          },
        }),
      ),
    ...follows
      .filter(({ community }) => community === slug)
      .map(
        ({ by, at: when, thread, level: named }): Act => ({
          by,
          at: at(when),
          play: async (ctx) => {
            const level = ReadingLevel[named];
            if (!thread) return setCommunityLevel(ctx, { communityId: communityId(), level });
            return setThreadLevel(
              ctx,
              { threadId: await threadId(ctx, thread), level },
              everything,
            );
          },
        }),
      ),
  ];
}
