import { IsOptional, Matches, MaxLength } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { ABOUT_MAX, NAME_MAX, SAID } from './accounts.limits';
import { SignUpPolicy } from './instance.entity';

@InputType()
export class EditInstanceInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(NAME_MAX)
  @Matches(SAID)
  name?: string;

  @Field(() => String, { nullable: true })
  @MaxLength(ABOUT_MAX)
  @IsOptional()
  description?: string;

  @Field(() => SignUpPolicy, { nullable: true })
  signUpPolicy?: SignUpPolicy;

  @Field(() => Boolean, { nullable: true })
  visitorsMayRead?: boolean;

  @Field(() => Boolean, { nullable: true })
  recognition?: boolean;

  @Field(() => Int)
  version!: number;
}
