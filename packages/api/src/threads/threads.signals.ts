import type { Context } from '../kernel/context';
import { defineSignal } from '../kernel/signals';
import { afterCommit } from '../kernel/transaction';
import type { ChangeKind } from './threads.types';

export interface ThreadOpened {
  threadId: string;
  postId: string;
  communityId: string;
  authorId: string;
}

export interface PostAdded extends ThreadOpened {
  number: number;
  /** The post that it answers. */
  answersPostId: string | null;
}

/** Durable: those who follow a community or a thread are to hear of it, whatever dies in between. */
export const threadOpened = defineSignal<ThreadOpened>('threads.opened', { durable: true });
export const postAdded = defineSignal<PostAdded>('threads.post-added', { durable: true });

/** What readers of a topic are told: which thing changed, never what it says. Each asks for what it may see. */
export interface LiveChange {
  kind: ChangeKind;
  seq: number;
  threadId: string;
  postId: string | null;
}

export const threadTopic = (threadId: string): string => `thread:${threadId}`;
export const communityTopic = (communityId: string): string => `community:${communityId}`;

/** Tells open pages of a change, once it is committed. A hint: who misses it catches up by the counter. */
export function tellLive(tx: Context, communityId: string, change: LiveChange): void {
  afterCommit(tx, () => {
    tx.services.live.publish(threadTopic(change.threadId), change);
    tx.services.live.publish(communityTopic(communityId), change);
  });
}
