import { useApolloClient } from '@apollo/client/react';
import type { ThreadHeadFragment } from '../../../gql/graphql';
import { type PageAction, usePageActions } from '../../../lib/keys';
import type { ThreadActions } from '../actions';
import { postShown } from '../quoting/post-shown';
import { editByKey } from './post-edits';

interface Given {
  thread: ThreadHeadFragment | undefined;
  /** The post that stands at the top of the window. */
  reading: number;
  actions: ThreadActions;
  onReply: () => void;
  onFirst: () => void;
  onNewest: () => void;
}

const POST = 'article[data-number]';

/** What the palette and the keys do in a thread: with the post that has the focus, else with the one being read. */
export function useThreadKeys({ thread, reading, actions, ...on }: Given): void {
  const client = useApolloClient();
  usePageActions(() => {
    if (!thread) return [];
    const focused = document.activeElement?.closest<HTMLElement>(POST);
    const article =
      focused ?? document.querySelector<HTMLElement>(`article[data-number="${reading}"]`);
    const post = article?.dataset.post ? postShown(client, article.dataset.post) : undefined;
    const refused = (can: { allowed: boolean; reason?: PageAction['reason'] }) =>
      can.allowed ? null : (can.reason ?? null);
    const answers = focused && post && post.number > 1 && !post.removedAt;
    const offered: PageAction[] = [
      {
        id: 'reply',
        keys: 'r',
        ...(answers
          ? {
              name: 'keys.thread.answer',
              values: { number: post.number },
              hint: post.author.name,
              run: () => actions.onAnswer(post),
            }
          : { name: 'keys.thread.reply', run: on.onReply }),
      },
    ];
    if (post && !post.removedAt) {
      const about = { values: { number: post.number }, hint: post.author.name };
      const { bookmark, edit, reply } = post.viewerCan;
      offered.push(
        {
          ...{ id: 'bookmark', name: 'keys.thread.bookmark', keys: 'b', ...about },
          reason: refused(bookmark),
          run: () => actions.onBookmark(post),
        },
        {
          ...{ id: 'quote', name: 'keys.thread.quote', ...about },
          reason: refused(reply),
          run: () => actions.onQuote(post),
        },
        {
          ...{ id: 'edit', name: 'keys.thread.edit', keys: 'e', ...about },
          reason: refused(edit),
          run: () => editByKey(post.id),
        },
      );
    }
    if (thread.viewerCan.edit.allowed) {
      offered.push({ id: 'rename', name: 'keys.thread.rename', run: actions.onEditThread });
    }
    if (thread.lastPostNumber > 1) {
      offered.push(
        { id: 'first', name: 'keys.thread.first', run: on.onFirst },
        { id: 'newest', name: 'keys.thread.newest', run: on.onNewest },
      );
    }
    return offered;
  });
}
