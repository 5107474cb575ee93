import { rows } from '../../../src/kernel/database/statements';
import { newId } from '../../../src/kernel/ids';
import { aResource } from '../../../src/resources/resource.factory';
import type { HouseRoom } from '.';

/** A page in two versions, one that was removed, and suggestions that wait. */
export const resources: HouseRoom = {
  async build(ctx, { communityId, allId, otherId, threadId }) {
    const one = async () => (await aResource(ctx, { communityId, createdBy: allId })).id;
    const [resourceId, gone] = [await one(), await one()];
    await rows(ctx, 'update resource set removed_at = $2, removed_by = $3 where id = $1', [
      gone,
      ctx.clock.now(),
      allId,
    ]);
    const suggested = async (byId: string) => {
      const id = newId();
      await rows(
        ctx,
        `insert into resource_suggestion (id, resource_id, base_version, title, summary, markdown, html, tags,
           suggested_by, suggested_at) values ($1, $2, 1, 'Heels', '', 'Dry.', '<p>Dry.</p>', '{}', $3, $4)`,
        [id, resourceId, byId, ctx.clock.now()],
      );
      return id;
    };
    const [opening] = await rows<{ id: string }>(
      ctx,
      'select id from post where thread_id = $1 and number = 1',
      [threadId],
    );
    const [suggestionId, own] = [await suggested(otherId), await suggested(allId)];
    // The first form there is: a link.
    const url = 'https://wounds.example/guide';
    const kept = { communityId, stewardId: otherId, url, fileId: null };
    const values: Record<string, Record<string, unknown>> = {
      shareResource: { ...kept, originPostId: opening?.id, originEventId: null },
      reviseResource: { resourceId, url: null, fileId: null },
      restoreRevision: { resourceId, number: 1 },
      removeResource: { resourceId },
      restoreResource: { resourceId: gone },
      suggestRevision: { resourceId, baseVersion: 1 },
      acceptSuggestion: { suggestionId },
      declineSuggestion: { suggestionId },
      withdrawSuggestion: { suggestionId: own },
      commentOnResource: { resourceId },
      resource: { id: resourceId },
      resourceSuggestion: { id: suggestionId },
      previewLink: { url },
    };
    return (operation) => values[operation];
  },
  wrongCounts: `select 'the versions of ' || r.title as wrong from resource r
     where r.version <> (select count(*) from resource_revision v where v.resource_id = r.id)
        or not exists (select 1 from resource_revision v where v.resource_id = r.id and v.number = r.version
          and v.title = r.title and v.markdown = r.markdown and v.html = r.html)`,
};
