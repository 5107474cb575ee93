import {
  acceptGroundRules,
  amendCharter,
  publishGroundRules,
} from '../communities/charter.service';
import { archiveCommunity } from '../communities/communities.service';
import { createCommunity } from '../communities/community.create';
import { Community, Visibility } from '../communities/community.entity';
import { answerInvitation, inviteMember } from '../communities/invitations.service';
import { Membership, MembershipRole } from '../communities/membership.entity';
import {
  approveRequest,
  changeRole,
  joinCommunity,
  requestToJoin,
} from '../communities/memberships.service';
import { DAY, HOUR, later } from '../kernel/clock';
import type { Context } from '../kernel/context';
import { acceptReply } from '../threads/acceptance.service';
import { everything } from '../threads/lookahead';
import type { ReactionKind } from '../threads/post.entity';
import { react, removePost } from '../threads/posts.service';
import { ThreadKind } from '../threads/thread.entity';
import { openThread, reply } from '../threads/threads.service';
import { actsOfPoll } from './acts.polls';
import { actsOfReading, readBefore } from './acts.reading';
import type { CastName } from './cast';
import { withPicture } from './pictures';
import type { Stage } from './stage';
import type { When, WorldCommunity, WorldPost, WorldThread } from './world/types';

/** Something that somebody does at some time. All acts of the world are played in the order of their times. */
export interface Act {
  at: Date;
  by: CastName;
  /** Stands on what people were told until then. */
  afterTelling?: true;
  play(ctx: Context): Promise<unknown>;
}

interface Scene {
  stage: Stage;
  at(when: When): Date;
  domainIds: Map<string, string>;
}

/** A key for what is created once in this world. */
let keys = 0;
const key = (): string => {
  keys += 1;
  return `world-${keys}`;
};

/** The acts that make one community, from its opening to this morning. */
export function actsOf(community: WorldCommunity, scene: Scene): Act[] {
  const { stage, at } = scene;
  const opened = at(community.since);
  const made: { id?: string } = {};
  const id = (): string => made.id as string;
  const acts: Act[] = [];
  const act = (by: CastName, time: Date, play: Act['play']) => acts.push({ by, at: time, play });

  act('marta', opened, async (ctx) => {
    const created = await createCommunity(ctx, {
      name: community.name,
      slug: community.slug,
      visibility: community.visibility as Visibility,
      domainIds: community.domains.map((slug) => scene.domainIds.get(slug) as string),
      ...community.charter,
      groundRules: community.rules,
      welcomeTitle: community.welcome.title,
      welcomeMarkdown: community.welcome.text,
      stewardId: stage.idOf(community.steward),
      clientMutationId: key(),
    });
    made.id = created.id;
  });

  act(community.steward, later(opened, HOUR), (ctx) =>
    acceptGroundRules(ctx, { communityId: id(), number: 1 }),
  );

  const membership = (ctx: Context, name: CastName): Promise<Membership> =>
    ctx.db.findOneByOrFail(Membership, { communityId: id(), personId: stage.idOf(name) });
  const others = [...community.facilitators, ...community.members];
  for (const [index, name] of others.entries()) {
    // One after the other in the first weeks, as people do.
    const joined = later(opened, (index + 1) * 9 * HOUR);
    if (community.visibility === 'OPEN') {
      act(name, joined, (ctx) => joinCommunity(ctx, { communityId: id() }));
    } else if (community.visibility === 'CLOSED') {
      act(name, joined, (ctx) => requestToJoin(ctx, { communityId: id(), message: '' }));
      act(community.steward, later(joined, HOUR), async (ctx) =>
        approveRequest(ctx, { membershipId: (await membership(ctx, name)).id }),
      );
    } else {
      act(community.steward, joined, (ctx) =>
        inviteMember(ctx, {
          communityId: id(),
          personId: stage.idOf(name),
          clientMutationId: key(),
        }),
      );
      act(name, later(joined, HOUR), async (ctx) =>
        answerInvitation(ctx, { membershipId: (await membership(ctx, name)).id, accept: true }),
      );
    }
    act(name, later(joined, 2 * HOUR), (ctx) =>
      acceptGroundRules(ctx, { communityId: id(), number: 1 }),
    );
  }
  for (const name of community.facilitators) {
    act(community.steward, later(opened, 7 * DAY), async (ctx) => {
      const { id: membershipId, version } = await membership(ctx, name);
      return changeRole(ctx, { membershipId, role: MembershipRole.FACILITATOR, version });
    });
  }
  for (const { by, at: when, message } of community.requests ?? []) {
    act(by, at(when), (ctx) => requestToJoin(ctx, { communityId: id(), message }));
  }
  for (const name of community.invited ?? []) {
    act(community.steward, at([2, '09:00']), (ctx) =>
      inviteMember(ctx, { communityId: id(), personId: stage.idOf(name), clientMutationId: key() }),
    );
  }
  const version = async (ctx: Context) =>
    (await ctx.db.findOneByOrFail(Community, { id: id() })).version;
  const { amendment, newRules } = community;
  if (amendment) {
    act(amendment.by, at(amendment.at), async (ctx) =>
      amendCharter(ctx, {
        ...community.charter,
        cadence: amendment.cadence,
        note: amendment.note,
        communityId: id(),
        version: await version(ctx),
      }),
    );
  }
  if (newRules) {
    act(newRules.by, at(newRules.at), async (ctx) =>
      publishGroundRules(ctx, {
        communityId: id(),
        markdown: newRules.text,
        version: await version(ctx),
        clientMutationId: key(),
      }),
    );
    for (const name of newRules.acceptedBy.filter((accepting) => accepting !== newRules.by)) {
      act(name, later(at(newRules.at), 3 * HOUR), (ctx) =>
        acceptGroundRules(ctx, { communityId: id(), number: 2 }),
      );
    }
  }
  for (const thread of community.threads) acts.push(...actsOfThread(thread, id, at));
  acts.push(...actsOfReading(community, id, at));
  if (community.archived) {
    act(community.steward, at(community.archived), async (ctx) =>
      archiveCommunity(ctx, { communityId: id(), version: await version(ctx) }),
    );
  }
  return acts;
}

function actsOfThread(thread: WorldThread, communityId: () => string, at: Scene['at']): Act[] {
  const acts: Act[] = [];
  const made: { threadId?: string } = {};
  const postIds = new Map<number, string>();
  const [opening, ...replies] = thread.posts;
  const postId = (number: number): string => postIds.get(number) as string;
  acts.push({
    by: opening.by,
    at: at(opening.at),
    async play(ctx) {
      const opened = await openThread(
        ctx,
        {
          communityId: communityId(),
          kind: thread.kind as ThreadKind,
          title: thread.title,
          tags: thread.tags ?? [],
          markdown: opening.text,
          clientMutationId: key(),
        },
        everything,
      );
      made.threadId = opened.id;
      const [first]: Array<{ id: string }> = await ctx.db.query(
        'select id from post where thread_id = $1 and number = 1',
        [opened.id],
      );
      postIds.set(1, first?.id as string);
    },
  });
  acts.push(...actsOfPost(opening, () => postId(1), at));
  for (const [index, post] of replies.entries()) {
    const number = index + 2;
    acts.push({
      by: post.by,
      at: at(post.at),
      async play(ctx) {
        await readBefore(ctx, made.threadId as string, index + 1);
        const added = await reply(
          ctx,
          {
            threadId: made.threadId as string,
            ...(post.answers && { answersPostId: postId(post.answers) }),
            markdown: await withPicture(ctx, post),
            clientMutationId: key(),
          },
          everything,
        );
        postIds.set(number, added.id);
      },
    });
    acts.push(...actsOfPost(post, () => postId(number), at));
    if (post.accepted) {
      acts.push({
        by: opening.by,
        at: later(at(post.at), 2 * HOUR),
        play: (ctx) => acceptReply(ctx, postId(number), everything),
      });
    }
  }
  return acts;
}

function actsOfPost(post: WorldPost, id: () => string, at: Scene['at']): Act[] {
  const acts: Act[] = [];
  const after = (minutes: number) => later(at(post.at), minutes * 60_000);
  for (const [kind, names] of Object.entries(post.reactions ?? {})) {
    for (const [index, by] of names.entries()) {
      acts.push({
        by,
        at: after(5 + index),
        play: (ctx) =>
          react(ctx, { postId: id(), kind: kind as ReactionKind, on: true }, everything),
      });
    }
  }
  if (post.poll) acts.push(...actsOfPoll(post.poll, post.by, id, after));
  const { removed } = post;
  if (removed) {
    acts.push({
      by: removed.by,
      at: after(60),
      play: (ctx) => removePost(ctx, { id: id(), reason: removed.reason }, everything),
    });
  }
  return acts;
}
