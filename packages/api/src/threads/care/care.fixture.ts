import { type TestServer } from '../../../test/harness';
import { REPLY } from '../../../test/threads';
import type { WoundCare } from '../../../test/wound-care';
import { newId } from '../../kernel/ids';
import { aThread, type MadeThread } from '../thread.factory';

const SIDE = 'id title community { slug }';
export const TRACES = `traces { kind postCount reason title by { handle } thread { ${SIDE} } community { slug } }`;
export const MOVE = `mutation ($input: MoveThreadInput!) { moveThread(input: $input) {
  id pinnedAt community { slug } ${TRACES} } }`;
export const SPLIT = `mutation ($input: SplitThreadInput!) { splitThread(input: $input) {
  id title kind tags excerpt postCount participantCount author { handle } ${TRACES}
  posts(first: 50) { nodes { id number markdown answers { id number } } } } }`;
export const MERGE = `mutation ($input: MergeThreadsInput!) { mergeThreads(input: $input) {
  id postCount participantCount lastPostNumber acceptedPost { id } ${TRACES}
  posts(first: 100) { nodes { id number markdown moved } } } }`;
export const WHERE = `query ($id: ID!, $number: Int!) { thread(id: $id) {
  id title postCount removedAt viewerCan { reply { allowed reason } restore { allowed reason } }
  mergedInto { ${SIDE} } movedPost(number: $number) { id number thread { ${SIDE} } } ${TRACES}
  posts(first: 50) { nodes { id number html moved removedAt answers { id number }
    movedTo { id number thread { id } } viewerCan { restore { allowed reason } lookAfter { allowed reason } } } } } }`;
export const LEFT = `query ($slug: String!, $id: ID!) { community(slug: $slug) {
  traceOf(threadId: $id) { kind title thread { id } community { slug } }
  movedAway { nodes { kind title postCount thread { id } community { slug } } } } }`;

/** Whatever of it a query above asks for. */
export type Told = Record<string, unknown> & {
  id: string;
  posts: { nodes: Array<Record<string, unknown> & { id: string; number: number }> };
};
export type Data = Record<
  'moveThread' | 'splitThread' | 'mergeThreads' | 'thread' | 'community',
  Told
>;

/** A thread of Inês' with posts of these people in turn. */
export async function conversation(
  { ctx, community, ines, ...people }: WoundCare,
  by: Array<'ines' | 'ravi' | 'tomasz' | 'amara'>,
  given: { communityId?: string; title?: string; kind?: never } & object = {},
): Promise<MadeThread & { posts: string[] }> {
  const thread = await aThread(ctx, {
    ...{ communityId: community.id, authorId: ines.id },
    ...given,
  });
  const posts = [thread.postId];
  for (const name of by) {
    const { client } = name === 'ines' ? ines : people[name];
    const { reply } = await client.mutate<{ reply: { id: string } }>(REPLY, {
      input: {
        ...{ threadId: thread.id, markdown: `${name} says number ${posts.length + 1}` },
        ...{ answersPostId: posts.at(-1), clientMutationId: newId() },
      },
    });
    posts.push(reply.id);
  }
  return { ...thread, posts };
}

/** How many threads are unread, and how many new, for somebody in a community. */
export async function numbersOf(
  server: TestServer,
  personId: string,
  communityId: string,
): Promise<{ unread: number; new: number }> {
  const [row] = await server.rows<{ unread: number; new: number }>(
    `select d.unread_threads as unread, c.thread_count - d.known_threads as new from community_reader d
       join community c on c.id = d.community_id where d.person_id = $1 and c.id = $2`,
    [personId, communityId],
  );
  if (!row) throw new Error('They have no desk there');
  return row;
}
