import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Permission } from '../../kernel/policy';
import { Contribution } from '../contribution.entity';
import { UseReport } from '../uses/use-report.entity';

@ObjectType({ simpleResolvers: true })
export class TrailPermissions {
  @Field(() => Permission, { description: 'To say that one put it to use.' })
  reportUse!: Permission;

  @Field(() => Permission, { description: 'To thank for it.' })
  thank!: Permission;
}

/** What was said of the uses of a contribution, counted; the same for everybody who reads it, but for `toShow`. */
@ObjectType({
  description:
    'What became of a contribution. Never what did not work, nor what is for the contributor alone, in counts and chain.',
  simpleResolvers: true,
})
export class Trail {
  @Field(() => Int)
  useCount!: number;

  @Field(() => Int)
  workedCount!: number;

  @Field(() => Int)
  adaptedCount!: number;

  @Field(() => Int, { description: 'Different places that were named.' })
  placeCount!: number;

  @Field(() => Date, { nullable: true, description: 'When it was first put to use.' })
  since!: Date | null;

  @Field(() => Boolean, {
    description:
      'There is something of it for the viewer: a use, to whomever it was told, or a chain that it is part of.',
  })
  toShow!: boolean;

  @Field(() => TrailPermissions)
  viewerCan!: TrailPermissions;

  of!: Contribution;
}

@ObjectType({ description: 'A contribution, or a use of one.', simpleResolvers: true })
export class TrailStep {
  @Field(() => ID, { description: 'Of the contribution or the report.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'What it came out of; null for the origin.' })
  parentId!: string | null;

  @Field(() => Int, { description: 'Steps from the origin.' })
  depth!: number;

  @Field(() => Contribution, { nullable: true })
  contribution!: Contribution | null;

  @Field(() => UseReport, { nullable: true })
  report!: UseReport | null;

  @Field(() => Boolean, { description: 'It is what was asked for.' })
  here!: boolean;
}
