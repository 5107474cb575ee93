import { communityFor } from '../../communities/communities.queries';
import { type PoolInvited, poolInvited } from '../../facilitation/facilitation.signals';
import { rotationFor } from '../../facilitation/rotations.queries';
import { NoticeDetail, NoticeKind, NoticeReason } from '../notifications.types';
import { defineTelling } from '../telling/defining';
import { peopleAt } from './circles';
import { one } from './events.audience';
import { nameOf } from './names';
import { unlessRefused } from './threads.said';

interface PoolFacts {
  personId: string;
  rotationId: string;
}

/** Somebody is asked to take turns too: whoever is in the pool by now, or where it has ended, is told nothing. */
defineTelling<PoolInvited, PoolFacts>({
  name: 'pool-invited',
  signal: poolInvited,
  async happening(ctx, { rotationId, communityId, personId, byId, on }) {
    return {
      of: `${rotationId}:${personId}:${on}`,
      kind: NoticeKind.TURN,
      detail: NoticeDetail.POOL_INVITED,
      subjectKind: 'COMMUNITY',
      subjectId: communityId,
      communityId,
      actorId: byId,
      facts: { personId, rotationId },
      createdAt: ctx.clock.now(),
    };
  },
  audience: (ctx, happening, after, limit) => {
    const circle = one(NoticeKind.TURN, NoticeReason.MEMBER);
    return peopleAt(ctx, happening, [circle], [happening.facts.personId], after, limit);
  },
  async say(ctx, { subjectId, facts, actorId }) {
    const community = await unlessRefused(communityFor(ctx, subjectId, 'attend'));
    const rotation = await unlessRefused(rotationFor(ctx, facts.rotationId, 'join'));
    if (!community || !rotation) return null;
    const { id, slug, name, language } = community;
    return {
      community: { id, slug, name },
      title: name,
      path: `/c/${slug}/facilitation`,
      actorName: await nameOf(ctx, actorId),
      words: null,
      note: null,
      answer: null,
      language,
    };
  },
});
