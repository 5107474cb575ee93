import { Field, Int, ObjectType } from 'type-graphql';
import { ConnectionOf } from '../../kernel/pagination';
import type { Resource } from '../resource.entity';

/** One version of a resource, the present one included. Whoever reads the resource reads it. */
@ObjectType({ description: 'What a resource said in one version.', simpleResolvers: true })
export class ResourceRevision {
  @Field(() => Int)
  number!: number;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  summary!: string;

  @Field(() => String, { nullable: true })
  url!: string | null;

  @Field(() => String)
  markdown!: string;

  @Field(() => String, { description: 'Sanitised.' })
  html!: string;

  @Field(() => [String])
  tags!: string[];

  @Field(() => String)
  licence!: string;

  @Field(() => String)
  source!: string;

  @Field(() => String, { description: 'Why, in a line; may be empty.' })
  note!: string;

  @Field(() => Date)
  revisedAt!: Date;

  resource!: Resource;
  resourceId!: string;
  fileId!: string | null;
  revisedById!: string | null;
  suggestionId!: string | null;
}

export const ResourceRevisionConnection = ConnectionOf(ResourceRevision);

/** A version for statements that select plain rows. */
export const revisionColumns = (v: string): string =>
  `${v}.resource_id as "resourceId", ${v}.number, ${v}.title, ${v}.summary, ${v}.url, ${v}.file_id as "fileId",
   ${v}.markdown, ${v}.html, ${v}.tags, ${v}.licence, ${v}.source, ${v}.note, ${v}.suggestion_id as "suggestionId",
   ${v}.revised_by as "revisedById", ${v}.revised_at as "revisedAt"`;
