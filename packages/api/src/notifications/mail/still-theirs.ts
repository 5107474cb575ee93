import { rows } from '../../kernel/database/statements';
import { askBeforeSending } from '../../kernel/mailer';
import { asPerson } from '../telling/as-person';
import { sayingOf } from '../telling/registry';
import { type Happening, happeningColumns } from '../telling/telling';

/**
 * A mail may wait for hours between two attempts: each time it is asked once more whether the person may see what it tells,
 * and whether the address is still theirs.
 */
askBeforeSending(async (ctx, { happeningId, personId, recipient }) => {
  const [happening] = await rows<Happening>(
    ctx,
    `select ${happeningColumns('h')} from happening h join person p on p.id = $2 and p.email = lower($3) where h.id = $1`,
    [happeningId, personId, recipient],
  );
  const person = happening ? await asPerson(ctx, personId) : null;
  return happening !== undefined && person !== null && (await sayingOf(person, happening)) !== null;
});
