import type { Context } from '../../kernel/context';
import type { Signal } from '../../kernel/signals';
import type { NoticeDetail, NoticeKind, NoticeReason, SubjectKind } from '../notifications.types';

/** Something of which people are to be told, as its row stands. */
export interface Happening<Facts extends object = object> {
  id: string;
  key: string;
  kind: NoticeKind;
  /** More exactly what, where a kind is several things. */
  detail: NoticeDetail | null;
  subjectKind: SubjectKind;
  subjectId: string;
  communityId: string | null;
  /** Who did it; they are never told of it themselves. */
  actorId: string | null;
  facts: Facts;
  createdAt: Date;
}

export type NewHappening<Facts extends object = object> = Omit<Happening<Facts>, 'id' | 'key'> & {
  /** What tells it from others of its telling. */
  of: string;
};

/** The columns of `Happening`; `h` is the alias. */
export const happeningColumns = (h: string): string =>
  `${h}.id, ${h}.key, ${h}.kind, ${h}.detail, ${h}.subject_kind as "subjectKind", ${h}.subject_id as "subjectId",
   ${h}.community_id as "communityId", ${h}.actor_id as "actorId", ${h}.facts, ${h}.created_at as "createdAt"`;

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
  /** A short note that somebody wrote with it, as plain text. */
  note: string | null;
  /** Plain facts, each a line: when and where something is held, in the zone of the person. */
  lines?: string[];
  /** From when it is of no use to be told of it any more. */
  until?: Date;
  /** What an answer by mail would continue; null where there is nothing to answer. */
  answer: { threadId: string; postId: string; answersPostId: string | null } | null;
  /** The language of the community, as a BCP 47 tag. */
  language: string;
}

/** A part of those who are to be told. */
export interface Audience {
  told: Told[];
  /** Whom the next part comes after; null when there is none. */
  upTo: string | null;
}

/** How one kind of signal becomes happenings. Each room that has something to tell brings one or more of these. */
export interface Telling<Payload extends object, Facts extends object> {
  /** Begins the key of its happenings, and ends the name of the job that hears it: `notifications.tell-<name>`. */
  readonly name: string;
  readonly signal: Signal<Payload>;
  /** What happened, in a form that does not change when it is asked twice; null when nobody is to be told. */
  happening(ctx: Context, payload: Payload): Promise<NewHappening<Facts> | null>;
  /**
   * Who is to be told: those who may see it now, after the given person, in the order of their ids, each once, without
   * the one who did it.
   */
  audience(
    ctx: Context,
    happening: Happening<Facts>,
    after: string | null,
    limit: number,
  ): Promise<Audience>;
  /** Of those people, who gets another mail that says the same, such as one for their calendar program. */
  mailedOtherwise?(
    ctx: Context,
    happening: Happening<Facts>,
    personIds: readonly string[],
  ): Promise<string[]>;
  /** What there is to say, asked as the person who is told at the moment of sending; null when they may not see it. */
  say(ctx: Context, happening: Happening<Facts>): Promise<Said | null>;
}
