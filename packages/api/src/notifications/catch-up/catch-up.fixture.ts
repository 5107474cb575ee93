import type { TestClient } from '../../../test/harness';

const ITEM = `id section reason word seconds leftPosts lastPostId because { title }
  thread { id title community { slug } } posts { id number markdown author { handle } }`;
export const CATCH_UP = `query ($minutes: Int) { viewer { catchUp(minutes: $minutes) {
  minutes seconds itemCount newPosts passedItems passedSeconds since upTo finishedAt leftPosts leftThreadCount nextDigestAt
  leftThreads { id title } items { ${ITEM} } } } }`;
export const PASS = `mutation ($input: PassCatchUpInput!) { passCatchUp(input: $input) {
  id thread { id viewerReading { readNumber unreadPosts unread isNew } } } }`;
export const UNDO_PASS = `mutation ($id: ID!) { undoPassCatchUp(input: { id: $id }) {
  id thread { id viewerReading { readNumber unreadPosts unread isNew } } } }`;
export const FINISH = `mutation ($upTo: DateTime!) { finishCatchUp(input: { upTo: $upTo }) { finishedAt } }`;

export interface Item {
  id: string;
  section: string;
  reason: string;
  word: string | null;
  seconds: number;
  leftPosts: number;
  lastPostId: string;
  because: { title: string } | null;
  thread: { id: string; title: string };
  posts: Array<{ id: string; number: number; markdown: string; author: { handle: string } }>;
}
export interface Seen {
  minutes: number;
  seconds: number;
  itemCount: number;
  newPosts: number;
  passedItems: number;
  passedSeconds: number;
  since: string;
  upTo: string;
  finishedAt: string | null;
  leftPosts: number;
  leftThreadCount: number;
  nextDigestAt: string | null;
  leftThreads: Array<{ id: string; title: string }>;
  items: Item[];
}
export interface Passed {
  id: string;
  thread: {
    id: string;
    viewerReading: { readNumber: number; unreadPosts: number; unread: boolean; isNew: boolean };
  };
}

/** One person catching up, in the words of the tests. */
export class CatchingUp {
  constructor(readonly client: TestClient) {}

  async look(minutes?: number): Promise<Seen> {
    const { viewer } = await this.client.query<{ viewer: { catchUp: Seen } }>(CATCH_UP, {
      minutes,
    });
    return viewer.catchUp;
  }

  /** What there is, as `SECTION REASON title: numbers`. */
  async items(minutes?: number): Promise<string[]> {
    const { items } = await this.look(minutes);
    return items.map(
      ({ section, reason, thread, posts }) =>
        `${section} ${reason} ${thread.title}: ${posts.map(({ number }) => number).join(' ')}`,
    );
  }

  async pass({ section, lastPostId, seconds }: Item): Promise<Passed> {
    const { passCatchUp } = await this.client.mutate<{ passCatchUp: Passed }>(PASS, {
      input: { section, postId: lastPostId, seconds },
    });
    return passCatchUp;
  }

  async undo({ id }: Passed): Promise<Passed> {
    const { undoPassCatchUp } = await this.client.mutate<{ undoPassCatchUp: Passed }>(UNDO_PASS, {
      id,
    });
    return undoPassCatchUp;
  }

  async finish({ upTo }: Seen): Promise<void> {
    await this.client.mutate(FINISH, { upTo });
  }
}
