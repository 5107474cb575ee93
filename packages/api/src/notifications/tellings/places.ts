import { communityFor } from '../../communities/communities.queries';
import { type PlaceGiven, placeGiven } from '../../communities/communities.signals';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NoticeDetail, NoticeKind, NoticeReason } from '../notifications.types';
import { defineTelling } from '../telling/defining';
import { isThere } from '../telling/people';
import type { Audience, Happening } from '../telling/telling';
import { nameOf } from './names';
import { unlessRefused } from './threads.said';

interface PlaceFacts {
  personId: string;
  message: string | null;
}

/** Somebody asks for a place in a community: its stewards hear of it. Others gave or refused one: whose place it is. */
defineTelling<PlaceGiven, PlaceFacts>({
  name: 'places',
  signal: placeGiven,
  async happening(ctx, { communityId, personId, byId, what, message, version }) {
    return {
      of: `${communityId}:${personId}:${what}:${version}`,
      kind: NoticeKind.MEMBERSHIP,
      detail: NoticeDetail[what],
      subjectKind: 'COMMUNITY',
      subjectId: communityId,
      communityId,
      actorId: byId,
      facts: { personId, message },
      createdAt: ctx.clock.now(),
    };
  },
  audience: (ctx, happening) =>
    happening.detail === NoticeDetail.REQUESTED
      ? stewards(ctx, happening)
      : thatPerson(ctx, happening),
  async say(ctx, { subjectId, detail, facts, actorId }) {
    const asked = detail === NoticeDetail.REQUESTED;
    const community = await unlessRefused(
      communityFor(ctx, subjectId, asked ? 'manageMembers' : 'list'),
    );
    if (!community) return null;
    const { id, slug, name, language } = community;
    return {
      community: { id, slug, name },
      title: name,
      path: asked ? `/c/${slug}/members` : `/c/${slug}`,
      actorName: await nameOf(ctx, actorId),
      words: null,
      note: facts.message,
      answer: null,
      language,
    };
  },
});

/** A community has a handful of stewards: they are told in one part. */
async function stewards(ctx: Context, { subjectId, actorId }: Happening): Promise<Audience> {
  const people = await rows<{ personId: string }>(
    ctx,
    `select p.id as "personId" from membership m join person p on p.id = m.person_id
      where m.community_id = $1 and m.state = 'ACTIVE' and m.role = 'STEWARD' and ${isThere('p')}
        and p.id is distinct from $2::uuid order by p.id`,
    [subjectId, actorId],
  );
  const why = { kind: NoticeKind.MEMBERSHIP, reason: NoticeReason.STEWARD };
  return { told: people.map(({ personId }) => ({ personId, ...why })), upTo: null };
}

/** Whoever may know of the community now; whom it does not exist for is not told of it. */
async function thatPerson(
  ctx: Context,
  { subjectId, actorId, facts }: Happening<PlaceFacts>,
): Promise<Audience> {
  const people = await rows<{ personId: string }>(
    ctx,
    `select p.id as "personId" from person p join community c on c.id = $1
      where p.id = $2 and p.id is distinct from $3::uuid and ${isThere('p')}
        and (c.visibility <> 'PRIVATE' or p.admin or exists (select 1 from membership m
          where m.community_id = c.id and m.person_id = p.id and m.state in ('ACTIVE', 'INVITED')))`,
    [subjectId, facts.personId, actorId],
  );
  const why = { kind: NoticeKind.MEMBERSHIP, reason: NoticeReason.YOUR_PLACE };
  return { told: people.map(({ personId }) => ({ personId, ...why })), upTo: null };
}
