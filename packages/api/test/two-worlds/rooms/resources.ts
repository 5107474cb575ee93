import { aFile } from '../../../src/files/file.factory';
import { rows } from '../../../src/kernel/database/statements';
import { newId } from '../../../src/kernel/ids';
import { aResource } from '../../../src/resources/resource.factory';
import { ResourceForm } from '../../../src/resources/resource.types';
import { asking, attempt, type WorldsRoom } from './room';

const SUGGESTED = `insert into resource_suggestion (id, resource_id, base_version, title, summary, markdown, html,
  tags, suggested_by, suggested_at) values ($1, $2, 1, 'Secret words', '', 'Secret.', '<p>Secret.</p>', '{}', $3, $4)`;
const CARD = `insert into link_card (resource_id, url, title, description, fetched_at)
  values ($1, 'https://secret.example', 'Secret card', 'Secret', $2)`;

/** Pages, links and files inside; and beside what everybody reads: suggestions, secret origins and secret comments. */
export const resources: WorldsRoom = {
  async publish(ctx, { open, openPostId }, people) {
    const by = { communityId: open.id, createdBy: people('amara').id };
    const shown = await aResource(ctx, { ...by, title: 'Read by all', originPostId: openPostId });
    const bare = await aResource(ctx, { ...by, title: 'Of unknown origin', tags: ['plain'] });
    return { openResource: shown.id, bareResource: bare.id };
  },
  async hide(ctx, { open, openPostId, things }, { community, thread, postId }, people) {
    const now = ctx.clock.now();
    const ines = people('ines').id;
    const within = { communityId: community.id, createdBy: ines, tags: ['secret-tag'] };
    const page = await aResource(ctx, { ...within, title: 'Secret page', originPostId: postId });
    const link = await aResource(ctx, { ...within, form: ResourceForm.LINK });
    await rows(ctx, CARD, [link.id, now]);
    const file = await aFile(ctx, { ownerId: ines });
    await aResource(ctx, { ...within, form: ResourceForm.FILE, fileId: file.id });
    // Of what everybody reads: what a member suggests, where it came from, what is said about it, what was removed.
    const suggestion = newId();
    await rows(ctx, SUGGESTED, [suggestion, things.openResource, ines, now]);
    await rows(ctx, 'update resource set origin_post_id = $2, thread_id = $3 where id = $1', [
      things.bareResource,
      postId,
      thread.id,
    ]);
    const removed = await aResource(ctx, {
      ...{ communityId: open.id, createdBy: ines, tags: ['secret-tag'] },
      originPostId: openPostId,
    });
    await rows(ctx, 'update resource set removed_at = $2, removed_by = $3 where id = $1', [
      removed.id,
      now,
      ines,
    ]);
    return {
      ...{ secretPage: page.id, secretLink: link.id, removedResource: removed.id },
      ...{ openSuggestion: suggestion, resourceCommunity: community.id, resourceFile: file.id },
    };
  },
  queries: (whole, { openResource, bareResource }, hidden) => [
    ...asking(
      'resource',
      `query($id: ID!) { resource(id: $id) ${whole('resource')} }`,
      ...[
        ...[openResource, bareResource, hidden.secretPage, hidden.secretLink],
        ...[hidden.removedResource, newId(), 'no id'],
      ].map((id) => ({ id })),
    ),
    ...asking(
      'resourceSuggestion',
      `query($id: ID!) { resourceSuggestion(id: $id) ${whole('resourceSuggestion')} }`,
      ...[hidden.openSuggestion, newId(), 'no id'].map((id) => ({ id })),
    ),
  ],
  attempts: (hidden, { openResource }) => {
    const key = { clientMutationId: 'the-same' };
    const kept = { form: 'PAGE', type: 'PRACTICE', title: 'A', markdown: 'B', ...key };
    const words = { title: 'A', summary: '', markdown: 'B', tags: [], baseVersion: 1, ...key };
    const { openSuggestion: suggestionId, resourceCommunity: communityId } = hidden;
    return [
      attempt('shareResource', 'ShareResourceInput', { communityId, ...kept }),
      ...[hidden.secretPage, hidden.removedResource].flatMap((resourceId) => [
        attempt('reviseResource', 'ReviseResourceInput', { resourceId, version: 1, title: 'A' }),
        attempt('restoreRevision', 'RestoreRevisionInput', { resourceId, version: 1, number: 1 }),
        attempt('removeResource', 'RemoveResourceInput', { resourceId, reason: 'A' }),
        attempt('restoreResource', 'ResourceInput', { resourceId }),
        attempt('suggestRevision', 'SuggestRevisionInput', { resourceId, ...words }),
        attempt('commentOnResource', 'CommentOnResourceInput', {
          ...{ resourceId, markdown: 'A', ...key },
        }),
      ]),
      attempt('suggestRevision', 'SuggestRevisionInput', { resourceId: openResource, ...words }),
      attempt('acceptSuggestion', 'AcceptSuggestionInput', { suggestionId, version: 1 }),
      attempt('declineSuggestion', 'DeclineSuggestionInput', { suggestionId }),
      attempt('withdrawSuggestion', 'SuggestionInput', { suggestionId }),
    ];
  },
};
