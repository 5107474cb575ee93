import type { TestClient, TestServer } from '../../../test/harness';
import { isCounted } from '../telling/boxes';

export const LINE = `id kind reason unread happenings latestAt cameBack doneAt snoozedUntil version otherActors
  actors { name } community { id name } thread { id title } post { id number thread { id } }`;
const LIST = `query ($view: InboxView, $first: Int, $after: String) { viewer { unreadNotices
  inbox(view: $view, first: $first, after: $after) { nodes { ${LINE} } pageInfo { hasNextPage endCursor } } } }`;
const verb = (name: string, type: string) =>
  `mutation ($input: ${type}!) { inbox: ${name}(input: $input) { unread notices { ${LINE} } } }`;
export const verbs = {
  read: verb('markNoticesRead', 'NoticesInput'),
  unread: verb('markNoticesUnread', 'NoticesInput'),
  finish: verb('finishNotices', 'NoticesInput'),
  reopen: verb('reopenNotices', 'ReopenNoticesInput'),
  snooze: verb('snoozeNotices', 'SnoozeNoticesInput'),
};

export interface Line {
  id: string;
  kind: string;
  reason: string;
  unread: boolean;
  happenings: number;
  latestAt: string;
  cameBack: boolean;
  doneAt: string | null;
  snoozedUntil: string | null;
  version: number;
  otherActors: number;
  actors: Array<{ name: string }>;
  community: { id: string };
  thread: { id: string; title: string } | null;
  post: { id: string; number: number } | null;
}
export interface Triaged {
  unread: number;
  notices: Line[];
}

/** One person's inbox, in the words of the tests. */
export class InboxOf {
  constructor(readonly client: TestClient) {}

  async list(view?: string, page: object = {}) {
    const { viewer } = await this.client.query<{
      viewer: {
        unreadNotices: number;
        inbox: { nodes: Line[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      };
    }>(LIST, { view, ...page });
    return { unread: viewer.unreadNotices, ...viewer.inbox };
  }

  async ids(view?: string): Promise<string[]> {
    return (await this.list(view)).nodes.map(({ id }) => id);
  }

  async do(what: keyof typeof verbs, ids: string[], more: object = {}): Promise<Triaged> {
    const { inbox } = await this.client.mutate<{ inbox: Triaged }>(verbs[what], {
      input: { ids, ...more },
    });
    return inbox;
  }
}

/** The numbers beside the inboxes, against the lines themselves. */
export async function recountBoxes(server: TestServer): Promise<void> {
  const wrong = await server.rows(
    `select o.id, coalesce(b.unread, 0) as kept, x.lines::int from person o
       left join notice_box b on b.person_id = o.id
      cross join lateral (select count(*) as lines from notice n where n.person_id = o.id and ${isCounted('n')}) x
      where coalesce(b.unread, 0) <> x.lines`,
  );
  expect(wrong).toEqual([]);
}
