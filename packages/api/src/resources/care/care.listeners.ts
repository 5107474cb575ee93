import { onMembershipTurn } from '../../communities/hooks';
import { rows } from '../../kernel/database/statements';

/** Whoever is a member no longer answers for nothing here: it is openly nobody's, until somebody adopts it. */
onMembershipTurn(async (tx, { communityId, personId, active }) => {
  if (active) return;
  await rows(
    tx,
    'update resource set steward_id = null where community_id = $1 and steward_id = $2',
    [communityId, personId],
  );
});
