import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Permission } from '../../kernel/policy';
import { Resource } from '../resource.entity';
import { SuggestionState } from './suggestion.types';

@ObjectType({ simpleResolvers: true })
export class ResourceSuggestionPermissions {
  @Field(() => Permission, { description: 'To take it over or to decline it.' })
  decide!: Permission;

  @Field(() => Permission)
  withdraw!: Permission;
}

/** Another wording that a member offers. As one viewer may see it. */
@ObjectType({
  description: 'Another wording that somebody offers; whoever keeps the resource decides.',
  simpleResolvers: true,
})
export class ResourceSuggestion {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'The version that it was written over.' })
  baseVersion!: number;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  summary!: string;

  @Field(() => String)
  markdown!: string;

  @Field(() => String, { description: 'Sanitised.' })
  html!: string;

  @Field(() => [String])
  tags!: string[];

  @Field(() => String, { description: 'Why, in a line; may be empty.' })
  note!: string;

  @Field(() => Date)
  suggestedAt!: Date;

  @Field(() => SuggestionState)
  state!: SuggestionState;

  @Field(() => Date, { nullable: true })
  decidedAt!: Date | null;

  @Field(() => String, { description: 'What was said to it; may be empty.' })
  answer!: string;

  @Field(() => Resource)
  resource!: Resource;

  @Field(() => ResourceSuggestionPermissions)
  viewerCan!: ResourceSuggestionPermissions;

  resourceId!: string;
  suggestedById!: string | null;
  decidedById!: string | null;
}

/** A suggestion for statements that select plain rows. */
export const suggestionColumns = (s: string): string =>
  `${s}.id, ${s}.resource_id as "resourceId", ${s}.base_version as "baseVersion", ${s}.title, ${s}.summary,
   ${s}.markdown, ${s}.html, ${s}.tags, ${s}.note, ${s}.suggested_by as "suggestedById",
   ${s}.suggested_at as "suggestedAt", ${s}.state, ${s}.decided_by as "decidedById",
   ${s}.decided_at as "decidedAt", ${s}.answer`;
