import { membershipChanged } from '../../communities/communities.signals';
import { on } from '../../kernel/signals';
import { communitiesRead, threadsRead } from '../../threads/reading/reading.signals';
import { forgetHidden, settleRead } from './inbox.service';

on(threadsRead, (ctx, { personId, threadIds }) => settleRead(ctx, personId, { threadIds }));
on(communitiesRead, (ctx, { personId, communityIds }) =>
  settleRead(ctx, personId, { communityIds }),
);
on(membershipChanged, (ctx, { personId, communityId }) => forgetHidden(ctx, personId, communityId));
