import { anEvent } from '../../../src/events/event.factory';
import { EventState } from '../../../src/events/event.types';
import { aResource } from '../../../src/resources/resource.factory';
import { aPost, aThread } from '../../../src/threads/thread.factory';
import { asking, type WorldsRoom } from './room';

/** What is public shares words with what is hidden, and has words that are one slip from hidden ones. */
const SEARCHES = [
  'glimmer',
  'glimer',
  'glimmering lantern harbour',
  'secretive',
  'secretiv',
  '"glimmer of hope"',
  'glimmer -hope',
  'in:open-ward glimmer',
  'is:mine',
  'is:unanswered glimmer',
  'by:ines glimmer',
  'kind:event glimmer',
  'kind:people ines',
  'kind:practice glimmer',
  'kind:resource tag:hush',
  'tag:hush',
  'before:2030 after:2020',
];

export const search: WorldsRoom = {
  async publish(ctx, { open }, people) {
    const by = { communityId: open.id, authorId: people('ravi').id };
    const thread = await aThread(ctx, {
      ...by,
      title: 'A glimmer of hope',
      markdown: 'Beside the harbour.',
    });
    await aPost(ctx, { thread, authorId: by.authorId, markdown: 'The glimmer came back.' });
    return { foundThread: thread.id };
  },
  async hide(ctx, { open, closed }, { community }, people, server) {
    const authorId = people('ines').id;
    const at = { startsOn: '2026-06-19T14:00', createdBy: authorId, title: 'Secretive glimmer' };
    for (const { id: communityId } of [community, closed]) {
      const thread = await aThread(ctx, {
        ...{ communityId, authorId, tags: ['hush'] },
        title: 'Secretive glimmer of a lantern',
        markdown: 'Glimmer, glimmer, glimmer.',
      });
      await aPost(ctx, { thread, authorId, markdown: 'A glimmering lantern by the harbour.' });
    }
    await anEvent(ctx, { ...at, communityId: community.id });
    await anEvent(ctx, { ...at, communityId: open.id, state: EventState.PROPOSED });
    for (const communityId of [community.id, closed.id]) {
      await aResource(ctx, {
        ...{ communityId, createdBy: authorId, tags: ['hush'] },
        title: 'Secretive glimmer, step by step',
      });
    }
    // Removed from where everybody reads.
    const put = await aResource(ctx, { communityId: closed.id, title: 'Secretive and put away' });
    await server.rows('update resource set removed_at = $2, removed_by = $3 where id = $1', [
      ...[put.id, server.clock.now(), authorId],
    ]);
    const removed = await aThread(ctx, {
      ...{ communityId: closed.id, authorId, title: 'Secretive and gone' },
    });
    await server.rows('update thread set removed_at = $2 where id = $1', [
      removed.id,
      server.clock.now(),
    ]);
    return {};
  },
  queries: (whole) =>
    asking(
      'search',
      `query($text: String!) { search(text: $text) ${whole('search', 2)} }`,
      ...SEARCHES.map((text) => ({ text })),
    ),
  attempts: () => [],
};
