import type { TestClient } from '../../../test/harness';
import { REPLY } from '../../../test/threads';
import { newId } from '../../kernel/ids';

export const READING = 'readNumber unreadPosts unread isNew level reason';
export const RECORD = `mutation ($threads: [ThreadRead!]!) {
  recordReading(input: { threads: $threads }) { id viewerReading { ${READING} } } }`;
export const LOOK = `query ($id: ID!) { thread(id: $id) { viewerReading { ${READING} } } }`;
export const MARK = `mutation ($input: MarkReadInput!) { markRead(input: $input) {
  id threadCount threads { id viewerReading { ${READING} } }
  memberships { viewerReading { unreadThreads newThreads } } } }`;
export const UNDO = `mutation ($id: ID!) { undoMarkRead(input: { id: $id }) {
  threadCount threads { id } memberships { viewerReading { unreadThreads newThreads } } } }`;
export const LEVEL = `mutation ($threadId: ID!, $level: ReadingLevel) {
  setThreadLevel(input: { threadId: $threadId, level: $level }) { viewerReading { ${READING} } } }`;
export const COMMUNITY_LEVEL = `mutation ($communityId: ID!, $level: ReadingLevel) {
  setCommunityLevel(input: { communityId: $communityId, level: $level }) {
    viewerReading { level unreadThreads newThreads } } }`;
export const HOME = `{ viewer {
  memberships { community { id } viewerReading { level unreadThreads newThreads } }
  unreadThreads { nodes { id viewerReading { ${READING} } } } newThreads { nodes { id } }
  latestThreads(first: 50) { nodes { id } } } }`;

export interface Read {
  readNumber: number;
  unreadPosts: number;
  unread: boolean;
  isNew: boolean;
  level: string;
  reason: string;
}
interface Desk {
  level: string | null;
  unreadThreads: number;
  newThreads: number;
}

/** One person reading, in the words of the tests. */
export class Reader {
  constructor(readonly client: TestClient) {}

  async record(threadId: string, number: number, seconds = 0): Promise<Read | undefined> {
    const { recordReading } = await this.client.mutate<{
      recordReading: Array<{ viewerReading: Read }>;
    }>(RECORD, { threads: [{ threadId, number, seconds }] });
    return recordReading[0]?.viewerReading;
  }

  async look(id: string): Promise<Read> {
    const { thread } = await this.client.query<{ thread: { viewerReading: Read } }>(LOOK, { id });
    return thread.viewerReading;
  }

  async say(threadId: string): Promise<string> {
    const { reply } = await this.client.mutate<{ reply: { id: string } }>(REPLY, {
      input: { threadId, markdown: 'So do we.', clientMutationId: newId() },
    });
    return reply.id;
  }

  async level(threadId: string, level: string | null): Promise<Read> {
    const { setThreadLevel } = await this.client.mutate<{
      setThreadLevel: { viewerReading: Read };
    }>(LEVEL, { threadId, level });
    return setThreadLevel.viewerReading;
  }

  async communityLevel(communityId: string, level: string | null): Promise<Desk> {
    const { setCommunityLevel } = await this.client.mutate<{
      setCommunityLevel: { viewerReading: Desk };
    }>(COMMUNITY_LEVEL, { communityId, level });
    return setCommunityLevel.viewerReading;
  }

  async mark(input: object): Promise<{ id: string; threadCount: number }> {
    const { markRead } = await this.client.mutate<{
      markRead: { id: string; threadCount: number };
    }>(MARK, { input });
    return markRead;
  }

  async undo(id: string): Promise<{ threadCount: number }> {
    const { undoMarkRead } = await this.client.mutate<{
      undoMarkRead: { threadCount: number };
    }>(UNDO, { id });
    return undoMarkRead;
  }

  async home() {
    const { viewer } = await this.client.query<{
      viewer: {
        memberships: Array<{ community: { id: string }; viewerReading: Desk }>;
      } & Record<
        'unreadThreads' | 'newThreads' | 'latestThreads',
        { nodes: Array<{ id: string }> }
      >;
    }>(HOME);
    const ids = (list: 'unreadThreads' | 'newThreads' | 'latestThreads') =>
      viewer[list].nodes.map(({ id }) => id);
    return {
      desks: new Map(viewer.memberships.map((one) => [one.community.id, one.viewerReading])),
      unread: ids('unreadThreads'),
      fresh: ids('newThreads'),
      latest: ids('latestThreads'),
    };
  }
}
