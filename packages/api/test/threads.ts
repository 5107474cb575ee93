import { isBehind } from '../src/threads/reading/levels';
import type { TestServer } from './harness';

export const OPEN = `mutation ($input: OpenThreadInput!) { openThread(input: $input) {
  id title kind tags excerpt postCount participantCount lastPostNumber version
  author { handle } community { slug } viewerCan { edit { allowed } accept { allowed reason } }
  posts { nodes { id number markdown html author { name } viewerCan { edit { allowed } remove { allowed reason } } } } } }`;
export const REPLY = `mutation ($input: ReplyInput!) { reply(input: $input) {
  id number html createdAt answers { id number author { name } } accepted version
  thread { postCount participantCount lastPostNumber lastPostAuthor { handle } } } }`;
export const THREAD = `query ($id: ID!) { thread(id: $id) {
  id title removedAt removalReason postCount participantCount lastPostNumber excerpt
  removedBy { handle } acceptedPost { id html } acceptedBy { handle }
  viewerCan { reply { allowed reason } remove { allowed reason } restore { allowed } accept { allowed reason } }
  posts(first: 50) { nodes { id number markdown html removedAt removalReason accepted
    reactions { kind count } viewerReactions } } } }`;
export const EDIT = `mutation ($input: EditPostInput!) { editPost(input: $input) { id html version editedAt } }`;
export const REACT = `mutation ($input: ReactInput!) { react(input: $input) {
  id seq reactions { kind count } viewerReactions } }`;
export const ACCEPT = `mutation ($id: ID!) { acceptReply(input: { id: $id }) {
  id acceptedPost { id number accepted } acceptedBy { handle } acceptedAt } }`;
export const REMOVE = `mutation ($id: ID!, $reason: String!) { removePost(input: { id: $id, reason: $reason }) {
  id html markdown removedAt removalReason thread { postCount participantCount acceptedPost { id } } } }`;
export const RESTORE = `mutation ($id: ID!) { restorePost(input: { id: $id }) { id html removedAt thread { postCount } } }`;
export const REMOVE_THREAD = `mutation ($id: ID!, $reason: String!) {
  removeThread(input: { id: $id, reason: $reason }) { id removedAt } }`;
export const RESTORE_THREAD = `mutation ($id: ID!) { restoreThread(input: { id: $id }) { id removedAt } }`;
export const LIST = `query ($slug: String!, $kind: ThreadKind, $tag: String, $unanswered: Boolean, $first: Int, $after: String) {
  community(slug: $slug) { threadCount postCount threads(kind: $kind, tag: $tag, unanswered: $unanswered, first: $first, after: $after) {
    nodes { id title author { name } lastPostAuthor { name } participants(first: 3) { handle } viewerCan { reply { allowed } } }
    pageInfo { hasNextPage endCursor } } } }`;

/** Whatever of a thread, a post or a page of them a query above asks for. */
export interface Seen {
  id: string;
  html: string;
  markdown: string;
  accepted: boolean;
  mentions: unknown;
  acceptedPost: Seen;
  answers: unknown;
  excerpt: string;
  viewerCan: { accept: unknown };
  posts: Page;
  participants: unknown;
  threads: Page;
  latestThreads: Page;
  waitingQuestions: Page;
}
export interface Page {
  nodes: [Seen, ...Seen[]];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}
export type Data = Record<
  | 'openThread'
  | 'reply'
  | 'acceptReply'
  | 'thread'
  | 'editThread'
  | 'editPost'
  | 'removePost'
  | 'restorePost'
  | 'react'
  | 'community'
  | 'viewer'
  | 'previewMarkdown',
  Seen
>;

/** The kept counts of the community and its threads, and the same counted anew. */
export async function recount(server: TestServer): Promise<void> {
  const wrong = await server.rows(
    `select t.id from thread t where t.post_count <> (select count(*) from post p where p.thread_id = t.id and p.removed_at is null)
       or t.last_post_number <> (select max(number) from post p where p.thread_id = t.id)
       or t.last_post_number <> (select count(*) from post p where p.thread_id = t.id)
       or t.participant_count <> (select count(distinct author_id) from post p where p.thread_id = t.id and p.removed_at is null)
       or t.participant_count <> (select count(*) from thread_participant o where o.thread_id = t.id)
     union all
     select c.id from community c where c.thread_count <> (select count(*) from thread t where t.community_id = c.id and t.removed_at is null)
       or c.post_count <> (select coalesce(sum(t.post_count), 0) from thread t where t.community_id = c.id and t.removed_at is null)
     union all
     select p.id from post p where p.helped_me <> (select count(*) from reaction r where r.post_id = p.id and r.kind = 'HELPED_ME')`,
  );
  expect(wrong).toEqual([]);
}

/** What is kept for readers, once the jobs have run, and the same counted anew. */
export async function recountReaders(server: TestServer): Promise<void> {
  await server.runJobs();
  const wrong = await server.rows(
    `select 'read' as what, r.person_id, r.thread_id from thread_reader r
      where r.read_count <> (select count(*) from post p where p.thread_id = r.thread_id and p.removed_at is null
          and (p.number <= r.read_number or p.author_id = r.person_id))
     union all
     select 'behind', r.person_id, r.thread_id from thread_reader r join thread t on t.id = r.thread_id
       left join community_reader d on d.community_id = t.community_id and d.person_id = r.person_id
      where not r.counted or r.community_id <> t.community_id or r.behind <> ${isBehind('t', 'r', 'd')}
     union all
     select 'unread threads', d.person_id, d.community_id from community_reader d
      where d.active and d.unread_threads <> (select count(*) from thread_reader r
         where r.person_id = d.person_id and r.community_id = d.community_id and r.behind)
     union all
     select 'known threads', d.person_id, d.community_id from community_reader d
      where d.active and d.known_threads <> (select count(*) from thread t
         where t.community_id = d.community_id and t.removed_at is null and (t.opened_seq <= d.new_after
           or exists (select 1 from thread_reader r where r.thread_id = t.id and r.person_id = d.person_id)))
     union all
     select 'member', m.person_id, m.community_id from membership m
       full join community_reader d on d.person_id = m.person_id and d.community_id = m.community_id
      where coalesce(d.active, false) <> coalesce(m.state = 'ACTIVE', false)
     union all
     select 'counted', t.id, t.community_id from thread t
      where t.counted_in is distinct from (case when t.removed_at is null then t.community_id end)`,
  );
  expect(wrong).toEqual([]);
}
