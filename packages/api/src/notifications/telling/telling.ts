import type { Context } from '../../kernel/context';
import type { Signal } from '../../kernel/signals';
import type { NoticeKind, NoticeReason, SubjectKind } from '../notifications.types';

/** Something of which people are to be told, as its row stands. */
export interface Happening<Facts extends object = object> {
  id: string;
  key: string;
  kind: NoticeKind;
  subjectKind: SubjectKind;
  subjectId: string;
  communityId: string | null;
  /** Who did it; they are never told of it themselves. */
  actorId: string | null;
  facts: Facts;
  createdAt: Date;
}

export type NewHappening<Facts extends object = object> = Omit<Happening<Facts>, 'id'>;

/** One person who is to be told, with the strongest of their reasons. */
export interface Told {
  personId: string;
  kind: NoticeKind;
  reason: NoticeReason;
}

/** What there is to say of a happening to one person, who has just been asked whether they may see it. */
export interface Said {
  community: { id: string; slug: string; name: string };
  /** Of the thread, or the community's name. */
  title: string;
  /** Where it is in the app, from the root: `/c/wound-care/t/…/12`. */
  path: string;
  actorName: string | null;
  /** The words of a person, as they wrote and as they are shown; null where there are none. */
  words: { markdown: string; html: string } | null;
  /** What an answer by mail would continue; null where there is nothing to answer. */
  answer: { threadId: string; postId: string; answersPostId: string | null } | null;
  /** The language of the community, as a BCP 47 tag. */
  language: string;
}

/** How one kind of signal becomes happenings. Each room that has something to tell brings one or more of these. */
export interface Telling<Payload extends object, Facts extends object> {
  /** Names the job that hears it: `notifications.tell-<name>`. */
  readonly name: string;
  readonly signal: Signal<Payload>;
  /** What happened, in a form that does not change when it is asked twice; null when nobody is to be told. */
  happening(ctx: Context, payload: Payload): Promise<NewHappening<Facts> | null>;
  /**
   * Who is to be told: those who may see it now, after the given person, in the order of their ids, each once, without the one
   * who did it.
   */
  audience(
    ctx: Context,
    happening: Happening<Facts>,
    after: string | null,
    limit: number,
  ): Promise<Told[]>;
  /** What there is to say, asked as the person who is told at the moment of sending; null when they may not see it. */
  say(ctx: Context, happening: Happening<Facts>): Promise<Said | null>;
}
