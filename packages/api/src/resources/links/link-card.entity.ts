import { Field, Int, ObjectType } from 'type-graphql';

/** What a link says of itself, as it was when we asked. */
@ObjectType({
  description: 'What a link says of itself, as it was when it was asked.',
  simpleResolvers: true,
})
export class LinkCard {
  @Field(() => String, { description: 'May be empty.' })
  title!: string;

  @Field(() => String, { description: 'May be empty.' })
  description!: string;

  @Field(() => String, { description: 'Of the site; its host where it has no other.' })
  siteName!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Where a small copy of its picture is served.',
  })
  picture!: string | null;

  @Field(() => Int, { nullable: true })
  pictureWidth!: number | null;

  @Field(() => Int, { nullable: true })
  pictureHeight!: number | null;

  @Field(() => Date)
  fetchedAt!: Date;
}

@ObjectType({
  description: 'What an address says of itself, before somebody keeps it. All but it may be empty.',
  simpleResolvers: true,
})
export class LinkPreview {
  @Field(() => String)
  url!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  description!: string;

  @Field(() => String)
  siteName!: string;
}
