import { placeholderClaimed } from '../../accounts/accounts.signals';
import { rows } from '../../kernel/database/statements';
import { defineJob } from '../../kernel/jobs';
import { onDurable } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';

/**
 * Thanks to a placeholder are to the person who has claimed it: they stand on their page, and may be taken down by them.
 * What the two said to each other stays as it is, for nobody thanks themselves. Doing it twice changes nothing.
 */
export const moveThanksJob = defineJob<{ placeholderId: string; personId: string }>(
  'recognition.move-thanks',
  {
    run: (ctx, { placeholderId, personId }) =>
      transaction(ctx, (tx) =>
        rows(
          tx,
          `with gone as (
             delete from thanks_to o using thanks t
              where o.person_id = $1 and t.id = o.thanks_id and t.from_id <> $2 returning o.thanks_id
           )
           insert into thanks_to (thanks_id, person_id) select thanks_id, $2 from gone on conflict do nothing`,
          [placeholderId, personId],
        ),
      ).then(() => undefined),
  },
);

onDurable(placeholderClaimed, moveThanksJob);
