import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ConnectionOf } from '../../kernel/pagination';
import { ResourceForm, ResourceType } from '../resource.types';

/** An exact copy of one version of a resource, for everybody who has an account here. */
@ObjectType({
  description: 'An exact copy of one version of a resource, for everybody who has an account here.',
  simpleResolvers: true,
})
export class PublishedResource {
  @Field(() => ID)
  id!: string;

  @Field(() => ResourceForm)
  form!: ResourceForm;

  @Field(() => ResourceType)
  type!: ResourceType;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  summary!: string;

  @Field(() => String, { nullable: true, description: 'Of a link.' })
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

  @Field(() => Int, { description: 'Which version it is a copy of.' })
  number!: number;

  @Field(() => Date)
  publishedAt!: Date;

  @Field(() => Date, {
    nullable: true,
    description:
      'Since when its community does not rely on it any more: it is in no list then, and keeps its address.',
  })
  retiredAt!: Date | null;

  resourceId!: string;
  communityId!: string;
  fileId!: string | null;
  publishedById!: string | null;
  supersededById!: string | null;
}

export const PublishedResourceConnection = ConnectionOf(PublishedResource);

/** @param p the alias of the publication, @param r of its resource, @param v of the version */
export const publishedColumns = (p: string, r: string, v: string): string =>
  `${p}.id, ${r}.form, ${r}.type, ${v}.title, ${v}.summary, ${v}.url, ${v}.markdown, ${v}.html, ${v}.tags, ${v}.licence,
   ${v}.source, ${p}.number, ${p}.published_at as "publishedAt", ${r}.retired_at as "retiredAt",
   ${r}.id as "resourceId", ${r}.community_id as "communityId", ${v}.file_id as "fileId",
   ${p}.published_by as "publishedById", ${r}.superseded_by as "supersededById"`;

/** The three tables that it is read from. */
export const PUBLISHED = `resource_publication p join resource r on r.id = p.resource_id
  join resource_revision v on v.resource_id = p.resource_id and v.number = p.number`;
