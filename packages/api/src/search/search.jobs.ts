import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { defineJob } from '../kernel/jobs';
import { transaction } from '../kernel/transaction';

/** What gets its words anew in one statement: a moment's work, between which others come to theirs. */
const BATCH = 500;
/** Statements of one run; the next goes on. */
const ROUNDS = 200;
/** As many gaps as anybody looks through, the most asked for. */
const MISSES_KEPT = 10_000;

/** When a community has said that it speaks another language, what is there follows by and by. */
export const followLanguageJob = defineJob<object>('search.follow-language', {
  cron: '*/10 * * * *',
  async run(ctx) {
    for (let round = 0; round < ROUNDS; round += 1) {
      if ((await followed(ctx)) < BATCH) return;
    }
  },
});

/** What has words of its own: where they stand, whose they are, and the words that it should have. */
const KINDS = [
  { words: 'post_words', key: 'post_id', of: 'join thread o on o.id = w.thread_id' },
  { words: 'event_words', key: 'event_id', of: 'join event o on o.id = w.event_id' },
  { words: 'resource_words', key: 'resource_id', of: 'join resource o on o.id = w.resource_id' },
];

/**
 * In two statements: the words are made of what is there once the rows are held, not of what was there before somebody
 * else wrote. It waits for nobody, so that whoever writes in another order and it never wait for each other; what they
 * hold gets its words from them.
 * @returns the most of a kind: as many as fit means that there are more
 */
async function followed(ctx: Context): Promise<number> {
  const done: number[] = [];
  for (const { words, key, of } of KINDS) {
    await transaction(ctx, async (tx) => {
      const strange = await rows<{ id: string }>(
        tx,
        `select w.${key} as id from community_words c
           join ${words} w on w.config <> c.config ${of} and o.community_id = c.community_id
          limit ${BATCH} for no key update of w skip locked`,
      );
      const ids = strange.map(({ id }) => id);
      done.push(ids.length);
      if (ids.length === 0) return;
      await rows(
        tx,
        `update ${words} w set config = n.config, words = n.words from ${words}_now n
          where n.${key} = w.${key} and w.${key} = any($1)`,
        [ids],
      );
    });
  }
  return Math.max(...done);
}

/** Each night: of what was not found, what was asked for least and longest ago is forgotten. */
defineJob<object>('search.forget-misses', {
  cron: '17 4 * * *',
  async run(ctx) {
    await rows(
      ctx,
      `delete from search_miss where words in (
         select words from search_miss order by count desc, last_on desc, words offset ${MISSES_KEPT})`,
    );
  },
});
