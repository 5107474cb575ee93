import { rows } from '../../../kernel/database/statements';
import { defineJob } from '../../../kernel/jobs';
import { transaction } from '../../../kernel/transaction';
import { readAnswer } from './answers';
import { readCalendarAnswer } from './calendar-answers';
import { tellOfFault } from './refusals';
import { readReport } from './reports';
import { settle, type WaitingMail, waitingMail } from './row';

/** With doubling pauses from 5 s the last attempt is some twenty minutes after the first. */
const ATTEMPTS = 8;

const readerOf = ({ aboutMailId, seriesId }: WaitingMail) =>
  aboutMailId ? readReport : seriesId ? readCalendarAnswer : readAnswer;

/** Reads one mail that came in: an answer is posted or does what it says, a report of a mail of ours is noted. */
export const readMailJob = defineJob<{ inboundMailId: string }>('notifications.read-mail', {
  retryLimit: ATTEMPTS,
  async run(ctx, { inboundMailId }) {
    const mail = await waitingMail(ctx, inboundMailId);
    if (!mail) return;
    try {
      await readerOf(mail)(ctx, mail);
    } catch (error) {
      await rows(ctx, 'update inbound_mail set attempts = attempts + 1 where id = $1', [mail.id]);
      if (mail.attempts + 1 < ATTEMPTS) throw error;
      ctx.log.error({ mail: mail.id, err: error }, 'a mail that came in could not be read');
      await transaction(ctx, async (tx) => {
        if (await settle(tx, mail, 'FAILED', 'FAULT')) await tellOfFault(tx, mail);
      });
    }
  },
});
