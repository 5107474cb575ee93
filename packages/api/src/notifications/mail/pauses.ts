import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { enforce, known } from '../../kernel/policy';
import type { MailPause } from './mail-pause.types';

export { mayMail, pauseMail } from '../../kernel/mail-pauses';

/** Why the viewer gets no mail; null when they do. */
export async function ownMailPause(ctx: Context): Promise<MailPause | null> {
  const [pause] = await rows<MailPause>(
    ctx,
    `select m.address, m.reason, m.since from mail_pause m join person p on p.email = m.address where p.id = $1`,
    [ctx.viewer.personId],
  );
  return pause ?? null;
}

/**
 * Mail goes to the viewer's address again; when it comes back once more, it is paused once more.
 * @throws UnauthenticatedError, ForbiddenError for whom the house does not know
 */
export async function resumeMail(ctx: Context): Promise<void> {
  enforce(known(ctx.viewer));
  await rows(
    ctx,
    'delete from mail_pause where address = (select email from person where id = $1)',
    [ctx.viewer.personId],
  );
}
