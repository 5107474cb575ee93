import { defineJob } from '../../kernel/jobs';
import { emit } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import { takeDue, worthSaying } from './reminders';
import { reminderDue } from './rsvp.signals';

/** As many are written down in one transaction. */
const BATCH = 200;

/** Each minute: finds the reminders whose time has come. Who is told, and how, is found out by who hears of it. */
defineJob<object>('events.remind', {
  everyMinute: true,
  async run(ctx) {
    let taken: number;
    do {
      taken = await transaction(ctx, async (tx) => {
        const due = await takeDue(tx, BATCH);
        for (const { eventId, communityId, startsAt, minutes } of due.filter(worthSaying)) {
          const at = startsAt.toISOString();
          await emit(tx, reminderDue, { eventId, communityId, startsAt: at, minutes });
        }
        return due.length;
      });
    } while (taken === BATCH);
  },
});
