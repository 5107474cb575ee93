import { on } from '../../kernel/signals';
import { communitiesRead, threadsRead } from '../../threads/reading/reading.signals';
import { settleRead } from './inbox.service';

on(threadsRead, (ctx, { personId, threadIds }) => settleRead(ctx, personId, { threadIds }));
on(communitiesRead, (ctx, { personId, communityIds }) =>
  settleRead(ctx, personId, { communityIds }),
);
