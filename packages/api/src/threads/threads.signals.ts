import type { Context } from '../kernel/context';
import { defineSignal } from '../kernel/signals';
import { afterCommit } from '../kernel/transaction';
import { ChangeKind } from './threads.types';

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

/** An edit mentions people whom the post did not mention before. */
export interface PeopleMentioned extends ThreadOpened {
  personIds: string[];
  version: number;
}
export const peopleMentioned = defineSignal<PeopleMentioned>('threads.people-mentioned', {
  durable: true,
});

export interface AnswerAccepted {
  threadId: string;
  postId: string;
  communityId: string;
  byId: string | null;
}

/** What was done with a thread, or one of its posts, by those who look after the community. */
export interface ThreadTended {
  threadId: string;
  communityId: string;
  byId: string | null;
  what: Tending;
  /** Only of what was done with a post. */
  postId: string | null;
  /** The community's counter then: the same thing done twice is two things. */
  seq: number;
}
export type Tending =
  | 'CLOSED'
  | 'REOPENED'
  | 'MOVED'
  | 'MERGED'
  | 'REMOVED'
  | 'RESTORED'
  | 'POST_REMOVED'
  | 'POST_RESTORED';

export interface PollEnded {
  pollId: string;
  postId: string;
  threadId: string;
  communityId: string;
  /** The voting is over; or what was decided was written down, for the first time. */
  what: 'CLOSED' | 'DECIDED';
  /** Null when its time was over. */
  byId: string | null;
}

export const answerAccepted = defineSignal<AnswerAccepted>('threads.answer-accepted', {
  durable: true,
});
export const threadTended = defineSignal<ThreadTended>('threads.tended', { durable: true });
export const pollEnded = defineSignal<PollEnded>('threads.poll-ended', { durable: true });

/** What readers of a topic are told: which thing changed, never what it says. Each asks for what it may see. */
export interface LiveChange {
  kind: ChangeKind;
  seq: number;
  threadId: string;
  postId: string | null;
  /** Only who reads this thread is told: not even that something changed is for others. */
  fromThreadId?: string;
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

/** Tells only the lists of a community: of what concerns a thread that does not stand in it any more. */
export function tellCommunity(tx: Context, communityId: string, change: LiveChange): void {
  afterCommit(tx, () => tx.services.live.publish(communityTopic(communityId), change));
}

/**
 * Tells the readers of a thread that another one began or ceased to link to it. Nothing of the thread itself changes,
 * so its community's counter stays, and its lock is not needed.
 */
export function tellLinked(tx: Context, threadId: string, fromThreadId: string): void {
  const change = { kind: ChangeKind.LINKED, seq: 0, threadId, postId: null, fromThreadId };
  afterCommit(tx, () => tx.services.live.publish(threadTopic(threadId), change));
}
