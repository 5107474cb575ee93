import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { InvalidError } from '../../kernel/errors';
import { isId } from '../../kernel/ids';

/**
 * Something is given to somebody only who is here to take it.
 * @throws InvalidError when it is no active member
 */
export async function checkMember(
  tx: Context,
  communityId: string,
  personId: string,
  path: string,
): Promise<void> {
  const found = isId(personId)
    ? await rows(
        tx,
        `select 1 from membership where community_id = $1 and person_id = $2 and state = 'ACTIVE'`,
        [communityId, personId],
      )
    : [];
  if (found.length === 0) throw new InvalidError({ path, rule: 'member' });
}
