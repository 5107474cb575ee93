import { ArrayMaxSize, IsOptional, Matches, MaxLength } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ADDRESS_MAX } from '../events/text';
import { MARKDOWN_LIMIT } from '../kernel/markdown';
import { ForwardArgs } from '../kernel/pagination';
import { KEY } from '../threads/keys';
import { REASON_MAX, TAG_MAX, TAGS_MAX, TITLE_MAX } from '../threads/text';
import { ResourceForm, ResourceOrder, ResourceType } from './resource.types';

/** A sentence or two: what is longer belongs into the page. */
export const SUMMARY_MAX = 400;
/** The name of a licence, or of a source with where it was printed. */
export const LICENCE_MAX = 200;
export const SOURCE_MAX = 300;
/** Why something was changed, in a line. */
export const NOTE_MAX = 200;
/** What belongs to more fields than that belongs to none of them. */
export const DOMAINS_MAX = 5;
/** Before they are brought into one spelling, texts may be a little longer. */
export const SLACK = 4;

/** What is said of the fields of `withContent`, where there is more to say than their names. */
type ContentSaid = Partial<Record<'url' | 'fileId' | 'markdown', string>>;

/** What a resource is made of, each part of which may be left out; after the fields of another input. In the schema it is none by itself. */
function withContent<Head extends object>(head: new () => Head, said: ContentSaid = {}) {
  @InputType()
  class Content extends (head as new () => object) {
    @Field(() => String, { nullable: true })
    @IsOptional()
    @MaxLength(SUMMARY_MAX * SLACK)
    summary?: string | null;

    @Field(() => String, { nullable: true, description: said.url })
    @IsOptional()
    @MaxLength(ADDRESS_MAX)
    url?: string | null;

    @Field(() => ID, { nullable: true, description: said.fileId })
    fileId?: string | null;

    @Field(() => String, { nullable: true, description: said.markdown })
    @IsOptional()
    @MaxLength(MARKDOWN_LIMIT)
    markdown?: string | null;

    @Field(() => [String], { nullable: true })
    @IsOptional()
    @ArrayMaxSize(TAGS_MAX * SLACK)
    @MaxLength(TAG_MAX * SLACK, { each: true })
    tags?: string[] | null;

    @Field(() => [ID], { nullable: true })
    @IsOptional()
    @ArrayMaxSize(DOMAINS_MAX)
    domainIds?: string[] | null;

    @Field(() => String, { nullable: true })
    @IsOptional()
    @MaxLength(LICENCE_MAX * SLACK)
    licence?: string | null;

    @Field(() => String, { nullable: true })
    @IsOptional()
    @MaxLength(SOURCE_MAX * SLACK)
    source?: string | null;
  }
  return Content as new () => Content & Head;
}

@InputType()
class ResourceToShare {
  @Field(() => ID)
  communityId!: string;

  @Field(() => ResourceForm)
  form!: ResourceForm;

  @Field(() => ResourceType)
  type!: ResourceType;

  @Field(() => String)
  @MaxLength(TITLE_MAX * SLACK)
  title!: string;
}

@InputType()
export class ShareResourceInput extends withContent(ResourceToShare, {
  url: 'Of a link, and only of that.',
  fileId: "Of a file, and only of that: one's own, or one that is shown in the community.",
  markdown: 'A page has some.',
}) {
  @Field(() => ID, { nullable: true, description: 'An active member; left out: the viewer.' })
  stewardId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'What it comes out of: a post of the same community.',
  })
  originPostId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Or an event of it.' })
  originEventId?: string | null;

  @Field(() => String)
  @Matches(KEY)
  clientMutationId!: string;
}

@InputType()
class ResourceToRevise {
  @Field(() => ID)
  resourceId!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => ResourceType, { nullable: true })
  type?: ResourceType | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(TITLE_MAX * SLACK)
  title?: string | null;
}

@InputType({ description: 'What is left out stays as it is.' })
export class ReviseResourceInput extends withContent(ResourceToRevise) {
  @Field(() => String, { nullable: true, description: 'Why, in a line.' })
  @IsOptional()
  @MaxLength(NOTE_MAX * SLACK)
  note?: string | null;
}

@InputType()
export class RemoveResourceInput {
  @Field(() => ID)
  resourceId!: string;

  @Field(() => String, {
    nullable: true,
    description: "Needed for what is neither one's own nor in one's care.",
  })
  @IsOptional()
  @MaxLength(REASON_MAX)
  reason?: string | null;
}

@InputType()
export class ResourceInput {
  @Field(() => ID)
  resourceId!: string;
}

@InputType()
export class CommentOnResourceInput {
  @Field(() => ID)
  resourceId!: string;

  @Field(() => String)
  @MaxLength(MARKDOWN_LIMIT)
  markdown!: string;

  @Field(() => String)
  @Matches(KEY)
  clientMutationId!: string;
}

@ArgsType()
export class ResourceListArgs extends ForwardArgs {
  @Field(() => ResourceType, { nullable: true })
  type?: ResourceType | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(TAG_MAX * SLACK)
  tag?: string | null;

  @Field(() => ID, { nullable: true, description: 'Those of the domains below it included.' })
  domainId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Those that were retired, instead of those that stand.',
  })
  retired!: boolean;

  @Field(() => ResourceOrder, { defaultValue: ResourceOrder.NEWEST })
  order!: ResourceOrder;
}
