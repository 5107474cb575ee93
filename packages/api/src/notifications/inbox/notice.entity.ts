import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ConnectionOf } from '../../kernel/pagination';
import { NoticeDetail, NoticeKind, NoticeReason } from '../notifications.types';

/**
 * A line of somebody's inbox, theirs alone: all that is new in one thread, session, turn, resource or community. Of plain rows, like a post.
 */
@ObjectType({
  description:
    'A line of the own inbox: all that is new in one thread, session, turn, resource or community.',
  simpleResolvers: true,
})
export class Notice {
  @Field(() => ID)
  id!: string;

  @Field(() => NoticeKind, { description: 'Of what is new in it, what concerns the person most.' })
  kind!: NoticeKind;

  @Field(() => NoticeReason, { description: 'Why they are told of that.' })
  reason!: NoticeReason;

  @Field(() => NoticeDetail, { nullable: true, description: 'What exactly, where that is told.' })
  detail!: NoticeDetail | null;

  @Field(() => Boolean)
  unread!: boolean;

  @Field(() => Int, { description: 'How much has happened since they last read it.' })
  happenings!: number;

  @Field(() => Date, { description: 'When the last of it happened, or when it came back.' })
  latestAt!: Date;

  @Field(() => Boolean, { description: 'It was snoozed, came back, and nothing was new since.' })
  cameBack!: boolean;

  @Field(() => Date, { nullable: true })
  doneAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it comes back.' })
  snoozedUntil!: Date | null;

  @Field(() => Int, { description: 'Grows with each change.' })
  version!: number;

  communityId!: string;
  /** What it is about: one of these, or the community itself. */
  threadId!: string | null;
  eventId!: string | null;
  turnId!: string | null;
  resourceId!: string | null;
  reportId!: string | null;
  thanksId!: string | null;
  askId!: string | null;
  firstPostId!: string | null;
  lastPostId!: string | null;
  actorIds!: string[];
  actorCount!: number;
}

export const NoticeConnection = ConnectionOf(Notice);

@ObjectType({ description: 'The own inbox after a change.', simpleResolvers: true })
export class Inbox {
  @Field(() => Int, { description: 'Unread lines that are neither done nor snoozed.' })
  unread!: number;

  @Field(() => [Notice], { description: 'Those that were named, as they are now.' })
  notices!: Notice[];
}

@ObjectType({ description: 'Something in the own inbox has changed.' })
export class InboxChange {}

/** Everything of a line that the schema shows. `t` is its thread, `e` its event, `u` its turn, `g` its resource, `f` and `l` its first and last happening. */
export const noticeColumns = (alias: string): string =>
  `${alias}.id, ${alias}.kind, ${alias}.reason, ${alias}.detail, ${alias}.unread, ${alias}.happenings, ${alias}.latest_at as "latestAt",
   coalesce(${alias}.returned_at = ${alias}.latest_at, false) as "cameBack", ${alias}.done_at as "doneAt",
   ${alias}.snoozed_until as "snoozedUntil", ${alias}.version, c.id as "communityId", t.id as "threadId", e.id as "eventId", u.id as "turnId", g.id as "resourceId",
   ru.id as "reportId", rt.id as "thanksId", ra.id as "askId",
   f.facts->>'postId' as "firstPostId", l.facts->>'postId' as "lastPostId",
   ${alias}.actor_ids as "actorIds", ${alias}.actor_count as "actorCount"`;
