import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Community } from '../../communities/community.entity';
import { DigestPace, NoticeKind, NoticePace, NoticeWay } from '../notifications.types';

@ObjectType({
  description: 'How soon the person is told of a kind of thing on one way.',
  simpleResolvers: true,
})
export class NotificationPreference {
  @Field(() => NoticeKind)
  kind!: NoticeKind;

  @Field(() => NoticeWay)
  way!: NoticeWay;

  @Field(() => NoticePace)
  pace!: NoticePace;

  @Field(() => Boolean, { description: 'They said so themself; otherwise it is how it begins.' })
  chosen!: boolean;
}

@ObjectType({
  description: 'What is otherwise in one community than everywhere else.',
  simpleResolvers: true,
})
export class NotificationException {
  @Field(() => ID)
  id!: string;

  @Field(() => Community)
  community!: Community;

  @Field(() => NoticeKind)
  kind!: NoticeKind;

  @Field(() => NoticeWay)
  way!: NoticeWay;

  @Field(() => NoticePace)
  pace!: NoticePace;
}

@ObjectType({
  description:
    'When and how a person is told. Times are what a clock in their own zone shows, as 07:30.',
  simpleResolvers: true,
})
export class NotificationSettings {
  @Field(() => ID, { description: "The person's." })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Nothing is mailed or pushed from then …' })
  quietFrom!: string | null;

  @Field(() => String, { nullable: true, description: '… until then; it comes afterwards.' })
  quietUntil!: string | null;

  @Field(() => DigestPace)
  digestPace!: DigestPace;

  @Field(() => String)
  digestAt!: string;

  @Field(() => Int, { description: '1 is Monday.' })
  digestWeekday!: number;

  @Field(() => Int, { description: '5, 10 or 20.' })
  digestMinutes!: number;

  @Field(() => Int, {
    description: 'Grows with each edit; 0 before the first. An edit says which it saw.',
  })
  version!: number;
}
