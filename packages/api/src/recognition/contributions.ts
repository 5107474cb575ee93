import type { CommunityEvent } from '../events/event.entity';
import { eventFor, eventLoader } from '../events/events.queries';
import type { Context } from '../kernel/context';
import { defineLoader } from '../kernel/loaders';
import { enforce } from '../kernel/policy';
import type { Resource } from '../resources/resource.entity';
import { resourceFor, resourceLoader } from '../resources/resources.queries';
import { everything, type Shape } from '../threads/lookahead';
import type { Post } from '../threads/post.entity';
import { foundPosts } from '../threads/posts.found';
import { postFor } from '../threads/posts.queries';
import { Contribution, ContributionKind, type ContributionRef } from './contribution.entity';
import { type ContributionAction, contributionPolicy } from './contribution.policy';

/** No more of a post than its place and its author. */
export const slim: Shape = {
  ...everything,
  markdown: false,
  source: false,
  answers: false,
  bookmarks: false,
  polls: false,
  outcome: false,
  participants: false,
};

/**
 * The door to a contribution: that of the post, resource or event that it is.
 * @throws NotFoundError when there is none or the viewer may not know of it; ForbiddenError when they may not act
 */
export async function contributionFor(
  ctx: Context,
  { kind, id }: ContributionRef,
  action: ContributionAction,
  shape: Shape = slim,
): Promise<Contribution> {
  const contribution = await through(ctx, kind, id, shape);
  enforce(contributionPolicy(ctx, action, contribution));
  return contribution;
}

async function through(
  ctx: Context,
  kind: ContributionKind,
  id: string,
  shape: Shape,
): Promise<Contribution> {
  switch (kind) {
    case ContributionKind.POST:
      return ofPost(await postFor(ctx, id, 'read', shape));
    case ContributionKind.RESOURCE:
      return ofResource(await resourceFor(ctx, id, 'read'));
    case ContributionKind.EVENT:
      return ofEvent(await eventFor(ctx, id, 'read'));
  }
}

interface Wanted extends ContributionRef {
  /** Of the one field that asks. */
  shape: Shape;
}

/** Contributions of any kind, for edges; null for what the viewer may not see, and for what was removed. */
export const contributionLoader = defineLoader<Wanted, Contribution | null>(async (ctx, keys) => {
  const { shape } = keys[0] as Wanted;
  const idsOf = (wanted: ContributionKind) => [
    ...new Set(keys.flatMap(({ kind, id }) => (kind === wanted ? [id] : []))),
  ];
  const found = new Map<string, Contribution>();
  const posts = await foundPosts(ctx, shape, idsOf(ContributionKind.POST), 'read');
  for (const post of posts.values()) if (!post.removedAt) found.set(post.id, ofPost(post));
  const resources = await resourceLoader(ctx).loadMany(idsOf(ContributionKind.RESOURCE));
  for (const one of resources as Array<Resource | null>)
    if (one) found.set(one.id, ofResource(one));
  const events = await eventLoader(ctx).loadMany(idsOf(ContributionKind.EVENT));
  for (const one of events as Array<CommunityEvent | null>)
    if (one) found.set(one.id, ofEvent(one));
  return keys.map(({ id }) => found.get(id) ?? null);
});

export function ofPost(post: Post): Contribution {
  const { thread } = post;
  const place = post.number > 1 ? `/${post.number}` : '';
  return made(ContributionKind.POST, post.id, {
    post,
    title: thread.title,
    community: thread.community,
    path: `/c/${thread.community.slug}/t/${thread.id}${place}`,
    byIds: [post.authorId],
  });
}

export function ofResource(resource: Resource): Contribution {
  const { id, title, community, createdById, stewardId } = resource;
  const path = `/c/${community.slug}/library/${id}`;
  const byIds = [...new Set([createdById, stewardId])].filter((by) => by !== null);
  return made(ContributionKind.RESOURCE, id, { resource, title, community, path, byIds });
}

export function ofEvent(event: CommunityEvent): Contribution {
  const { id, title, community, hostId, createdBy } = event;
  // Who hosts it; where nobody does, who arranged it.
  const by = hostId ?? createdBy;
  const path = `/c/${community.slug}/e/${id}`;
  return made(ContributionKind.EVENT, id, { event, title, community, path, byIds: by ? [by] : [] });
}

const made = (
  kind: ContributionKind,
  id: string,
  rest: Pick<Contribution, 'title' | 'path' | 'community' | 'byIds'> & Partial<Contribution>,
): Contribution =>
  Object.assign(new Contribution(), { kind, id, post: null, resource: null, event: null }, rest);
