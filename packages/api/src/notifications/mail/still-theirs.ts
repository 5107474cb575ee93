import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { askBeforeSending } from '../../kernel/mailer';
import { everything } from '../../threads/lookahead';
import { presentLoader } from '../../threads/threads.loaders';
import { asPerson } from '../telling/as-person';
import { sayingOf } from '../telling/registry';
import { type Happening, happeningColumns } from '../telling/telling';

/**
 * A mail may wait for hours between two attempts: each time it is asked once more whether the person may see what it tells,
 * and whether the address is still theirs. Of a digest that is everything in it: the rest stands on the page.
 */
askBeforeSending(async (ctx, { happeningId, threadIds, personId, recipient }) => {
  const [owner] = await rows(ctx, 'select 1 from person where id = $1 and email = lower($2)', [
    personId,
    recipient,
  ]);
  const person = owner ? await asPerson(ctx, personId) : null;
  if (!person) return false;
  if (happeningId !== null && !(await isSaid(person, happeningId))) return false;
  const loader = presentLoader(person);
  const threads = await Promise.all(threadIds.map((id) => loader.load({ id, shape: everything })));
  return threads.every((thread) => thread !== null);
});

async function isSaid(person: Context, happeningId: string): Promise<boolean> {
  const [happening] = await rows<Happening>(
    person,
    `select ${happeningColumns('h')} from happening h where h.id = $1`,
    [happeningId],
  );
  return happening !== undefined && (await sayingOf(person, happening)) !== null;
}
