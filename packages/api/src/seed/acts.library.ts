import { Readable } from 'node:stream';
import { takeIn } from '../files/files.service';
import { DAY, later } from '../kernel/clock';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { retireResource, reviewResource } from '../resources/care/care.service';
import { createCollection, editCollection } from '../resources/collections/collections.service';
import { commentOnResource } from '../resources/comments.service';
import { publishResource } from '../resources/publishing/publishing.service';
import type { ResourceForm, ResourceType } from '../resources/resource.types';
import { resourceFor } from '../resources/resources.queries';
import { reviseResource } from '../resources/resources.service';
import { shareResource } from '../resources/sharing.service';
import { acceptSuggestion, suggestRevision } from '../resources/suggestions/suggestions.service';
import type { Act } from './acts';
import { communityOf } from './acts.events';
import type { Stage } from './stage';
import type { WorldCollection, WorldResource } from './world/library.types';
import type { When } from './world/types';

interface Scene {
  stage: Stage;
  now: Date;
  at(when: When): Date;
  domainIds: Map<string, string>;
}

const keyOf = (...parts: string[]): string =>
  parts
    .join('-')
    .replaceAll(/[^\w-]+/g, '-')
    .slice(-90);

/** What a community keeps under a title. */
export async function resourceCalled(
  ctx: Context,
  community: string,
  title: string,
): Promise<string> {
  const [found] = await rows<{ id: string }>(
    ctx,
    `select r.id from resource r join community c on c.id = r.community_id where c.slug = $1 and r.title = $2`,
    [community, title],
  );
  if (!found) throw new Error(`Nothing is kept in ${community} as “${title}”`);
  return found.id;
}

/** A post by its thread's title and its number. */
export async function postIn(
  ctx: Context,
  community: string,
  { thread, post }: { thread: string; post: number },
): Promise<string> {
  const [found] = await rows<{ id: string }>(
    ctx,
    `select p.id from post p join thread t on t.id = p.thread_id join community c on c.id = t.community_id
      where c.slug = $1 and t.title = $2 and p.number = $3`,
    [community, thread, post],
  );
  if (!found) throw new Error(`“${thread}” has no post ${post}`);
  return found.id;
}

/** A session of a series that was held: -1 is the last. */
export async function sessionOf(
  ctx: Context,
  community: string,
  { series, which }: { series: string; which: number },
): Promise<string> {
  const [found] = await rows<{ id: string }>(
    ctx,
    `select e.id from event e join community c on c.id = e.community_id
      where c.slug = $1 and e.title = $2 and e.ends_at < $3 order by e.starts_at desc offset $4 limit 1`,
    [community, series, ctx.clock.now(), -1 - which],
  );
  if (!found) throw new Error(`“${series}” was not held so often`);
  return found.id;
}

/** Everything that happens to something that is kept, from when it was shared to this morning. */
export function actsOfResource(resource: WorldResource, scene: Scene): Act[] {
  const { community, title } = resource;
  const { at } = scene;
  const id = (ctx: Context) => resourceCalled(ctx, community, title);
  const seen = async (ctx: Context) => resourceFor(ctx, await id(ctx), 'read');
  const key = (what: string) => keyOf(community, title, what);
  const acts: Act[] = [
    { by: resource.by, at: at(resource.at), play: (ctx) => share(ctx, resource, scene) },
  ];
  for (const { by, at: when, note, text } of resource.revisions ?? []) {
    acts.push({
      ...{ by, at: at(when) },
      async play(ctx) {
        const { id: resourceId, version } = await seen(ctx);
        return reviseResource(ctx, { resourceId, version, markdown: text, note });
      },
    });
  }
  for (const { by, at: when, note, text, accepted } of resource.suggestions ?? []) {
    const made: { id?: string } = {};
    acts.push({
      ...{ by, at: at(when) },
      async play(ctx) {
        const { id: resourceId, version, summary, tags } = await seen(ctx);
        const suggestion = await suggestRevision(ctx, {
          ...{ resourceId, baseVersion: version, title, summary, tags, markdown: text, note },
          clientMutationId: key(note),
        });
        made.id = suggestion.id;
      },
    });
    if (!accepted) continue;
    acts.push({
      ...{ by: accepted.by, at: at(accepted.at) },
      async play(ctx) {
        const { version } = await seen(ctx);
        const { answer } = accepted;
        return acceptSuggestion(ctx, { suggestionId: made.id as string, version, answer });
      },
    });
  }
  for (const { by, at: when, text } of resource.comments ?? []) {
    acts.push({
      ...{ by, at: at(when) },
      play: async (ctx) =>
        commentOnResource(ctx, {
          ...{ resourceId: await id(ctx), markdown: text, clientMutationId: key(text) },
        }),
    });
  }
  return [...acts, ...actsOfCare(resource, id, scene)];
}

function actsOfCare(
  { community, reviewed, supersededBy, published }: WorldResource,
  id: (ctx: Context) => Promise<string>,
  { at, now }: Scene,
): Act[] {
  const acts: Act[] = [];
  if (reviewed) {
    const reviewOn = later(now, reviewed.inDays * DAY)
      .toISOString()
      .slice(0, 10);
    acts.push({
      ...{ by: reviewed.by, at: at(reviewed.at) },
      play: async (ctx) => reviewResource(ctx, { resourceId: await id(ctx), reviewOn }),
    });
  }
  if (published) {
    acts.push({
      ...{ by: published.by, at: at(published.at) },
      async play(ctx) {
        const { id: resourceId, version } = await resourceFor(ctx, await id(ctx), 'read');
        return publishResource(ctx, { resourceId, number: version });
      },
    });
  }
  if (supersededBy) {
    acts.push({
      ...{ by: supersededBy.by, at: at(supersededBy.at) },
      async play(ctx) {
        const supersededById = await resourceCalled(ctx, community, supersededBy.title);
        return retireResource(ctx, { resourceId: await id(ctx), supersededById });
      },
    });
  }
  return acts;
}

async function share(
  ctx: Context,
  resource: WorldResource,
  { stage, domainIds }: Scene,
): Promise<unknown> {
  const { community, title, form, type, summary, text, tags, from, url } = resource;
  const { steward, domains = [], licence, source, file } = resource;
  const bytes = file && Buffer.from(`${file.lines.join('\n')}\n`);
  const added =
    bytes && (await takeIn(ctx, Readable.from([bytes]), { name: file.name, length: bytes.length }));
  return shareResource(ctx, {
    ...{ communityId: await communityOf(ctx, community), form: form as ResourceForm },
    ...{ type: type as ResourceType, title, summary, tags },
    ...(text && { markdown: text }),
    ...(url && { url }),
    ...(added && { fileId: added.id }),
    ...(licence && { licence }),
    ...(source && { source }),
    ...(steward && { stewardId: stage.idOf(steward) }),
    domainIds: domains.map((slug) => domainIds.get(slug) as string),
    ...(from && 'thread' in from && { originPostId: await postIn(ctx, community, from) }),
    ...(from && 'series' in from && { originEventId: await sessionOf(ctx, community, from) }),
    clientMutationId: keyOf(community, title, 'share'),
  });
}

/** Somebody puts things that are kept into an order, with words between. */
export function actsOfCollection(collection: WorldCollection, at: (when: When) => Date): Act[] {
  const { community, title, summary, startHere, by, items } = collection;
  return [
    {
      ...{ by, at: at(collection.at) },
      async play(ctx) {
        const { id: collectionId, version } = await createCollection(ctx, {
          ...{ communityId: await communityOf(ctx, community), title, summary },
          ...{ startHere: startHere ?? false, clientMutationId: keyOf(community, title, 'begin') },
        });
        const placed = await Promise.all(
          items.map(async (item) => ({
            ...('keeps' in item && {
              resourceId: await resourceCalled(ctx, community, item.keeps),
            }),
            ...(item.text && { markdown: item.text }),
          })),
        );
        return editCollection(ctx, { collectionId, version, items: placed });
      },
    },
  ];
}
