import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Community } from '../communities/community.entity';
import { ConnectionOf } from '../kernel/pagination';
import { Permission } from '../kernel/policy';
import { ResourceForm, ResourceType } from './resource.types';

@ObjectType({ simpleResolvers: true })
export class ResourcePermissions {
  @Field(() => Permission, {
    description: 'To change it, to go back to an earlier version, to decide on what is suggested.',
  })
  edit!: Permission;

  @Field(() => Permission, { description: 'To offer another wording.' })
  suggest!: Permission;

  @Field(() => Permission, { description: 'To say that it is still good, and when to look again.' })
  review!: Permission;

  @Field(() => Permission, {
    description: 'To retire it, to bring it back, to say what took its place.',
  })
  retire!: Permission;

  @Field(() => Permission, { description: 'To answer for it from now on, where nobody does.' })
  adopt!: Permission;

  @Field(() => Permission, { description: 'To say who answers for it.' })
  handOn!: Permission;

  @Field(() => Permission, { description: 'To give an exact copy of it to everybody here.' })
  publish!: Permission;

  @Field(() => Permission, { description: 'To say something about it.' })
  comment!: Permission;

  @Field(() => Permission)
  remove!: Permission;

  @Field(() => Permission)
  restore!: Permission;
}

/** What a community keeps: a link, a file or a page. As one viewer may see it. */
@ObjectType({
  description: 'What a community keeps: a link, a file or a page.',
  simpleResolvers: true,
})
export class Resource {
  @Field(() => ID)
  id!: string;

  @Field(() => ResourceForm)
  form!: ResourceForm;

  @Field(() => ResourceType)
  type!: ResourceType;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'In a sentence or two, plain; may be empty.' })
  summary!: string;

  @Field(() => String, { nullable: true, description: 'Of a link.' })
  url!: string | null;

  @Field(() => String, { description: 'Of a page the whole; else what there is to say of it.' })
  markdown!: string;

  @Field(() => String, { description: 'Sanitised.' })
  html!: string;

  @Field(() => [String])
  tags!: string[];

  @Field(() => String, { description: 'Under what it may be passed on; may be empty.' })
  licence!: string;

  @Field(() => String, { description: 'Whose it is, or where it was found; may be empty.' })
  source!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date)
  revisedAt!: Date;

  @Field(() => Int, { description: 'The number of its version; a change says which it saw.' })
  version!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The day on which it is to be looked at again.',
  })
  reviewOn!: string | null;

  @Field(() => Date, { nullable: true, description: 'When somebody found it still good.' })
  reviewedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  retiredAt!: Date | null;

  @Field(() => Date, { nullable: true })
  removedAt!: Date | null;

  @Field(() => String, { nullable: true })
  removalReason!: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Since when its link has not answered, several times over.',
  })
  linkBrokenAt!: Date | null;

  @Field(() => ResourcePermissions)
  viewerCan!: ResourcePermissions;

  community!: Community;
  communityId!: string;
  fileId!: string | null;
  stewardId!: string | null;
  createdById!: string | null;
  revisedById!: string | null;
  reviewedById!: string | null;
  removedById!: string | null;
  originPostId!: string | null;
  originEventId!: string | null;
  threadId!: string | null;
  supersededById!: string | null;
}

export const ResourceConnection = ConnectionOf(Resource);

/** A resource for statements that select plain rows. */
export const resourceColumns = (r: string): string =>
  `${r}.id, ${r}.community_id as "communityId", ${r}.form, ${r}.type, ${r}.title, ${r}.summary, ${r}.url,
   ${r}.file_id as "fileId", ${r}.markdown, ${r}.html, ${r}.tags, ${r}.licence, ${r}.source,
   ${r}.steward_id as "stewardId", ${r}.created_by as "createdById", ${r}.created_at as "createdAt",
   ${r}.revised_at as "revisedAt", ${r}.revised_by as "revisedById", ${r}.version,
   ${r}.origin_post_id as "originPostId", ${r}.origin_event_id as "originEventId", ${r}.thread_id as "threadId",
   ${r}.review_on::text as "reviewOn", ${r}.reviewed_at as "reviewedAt", ${r}.reviewed_by as "reviewedById",
   ${r}.retired_at as "retiredAt", ${r}.superseded_by as "supersededById", ${r}.removed_at as "removedAt",
   ${r}.removed_by as "removedById", ${r}.removal_reason as "removalReason", ${r}.link_broken_at as "linkBrokenAt"`;
