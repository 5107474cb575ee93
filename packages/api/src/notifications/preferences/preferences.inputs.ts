import { IsIn, IsOptional, Matches, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DigestPace, NoticeKind, NoticePace, NoticeWay } from '../notifications.types';

const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

@InputType()
export class SetNotificationPreferenceInput {
  @Field(() => NoticeKind)
  kind!: NoticeKind;

  @Field(() => NoticeWay)
  way!: NoticeWay;

  @Field(() => NoticePace, {
    nullable: true,
    description: 'Null forgets what was chosen. Daily and weekly are for mail alone.',
  })
  pace?: NoticePace | null;

  @Field(() => ID, { nullable: true, description: 'For one community; null for everywhere.' })
  communityId?: string | null;
}

@InputType()
export class EditNotificationSettingsInput {
  @Field(() => String, { nullable: true, description: 'Null with `quietUntil`: no quiet hours.' })
  @IsOptional()
  @Matches(CLOCK)
  quietFrom?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(CLOCK)
  quietUntil?: string | null;

  @Field(() => DigestPace)
  digestPace!: DigestPace;

  @Field(() => String)
  @Matches(CLOCK)
  digestAt!: string;

  @Field(() => Int)
  @Min(1)
  @Max(7)
  digestWeekday!: number;

  @Field(() => Int)
  @IsIn([5, 10, 20])
  digestMinutes!: number;

  @Field(() => Int)
  version!: number;
}
