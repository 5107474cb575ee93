import { IsOptional, MaxLength } from 'class-validator';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Context } from '../kernel/context';
import { ForwardArgs, type Page } from '../kernel/pagination';
import { people, personByHandle } from './accounts.queries';
import { photoUrls } from './accounts.routes';
import { PersonConnection, PersonPermissions, PersonSource, Photo } from './accounts.types';
import { Person } from './person.entity';
import { personPolicy } from './person.policy';
import { removePhoto } from './photos.service';
import { EditProfileInput, PeopleFilter, PersonInput, RemovePhotoInput } from './profile.inputs';
import {
  deactivatePerson,
  editProfile,
  endAdmin,
  makeAdmin,
  reactivatePerson,
} from './profile.service';

const SEARCH_MAX = 100;

@ArgsType()
class PeopleArgs extends ForwardArgs {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(SEARCH_MAX)
  search?: string;

  @Field(() => PeopleFilter, { nullable: true })
  filter?: PeopleFilter;
}

@Resolver(() => Person)
export class PersonResolver {
  @Query(() => Person, { nullable: true })
  person(@Ctx() ctx: Context, @Arg('handle', () => String) handle: string): Promise<Person> {
    return personByHandle(ctx, handle);
  }

  @Query(() => PersonConnection, { description: "The admins' list of people, by name." })
  people(@Ctx() ctx: Context, @Args(() => PeopleArgs) args: PeopleArgs): Promise<Page<Person>> {
    return people(ctx, args);
  }

  @FieldResolver(() => Photo, { nullable: true })
  photo(@Root() person: Person): Photo | null {
    return photoUrls(person);
  }

  @FieldResolver(() => PersonSource, { nullable: true })
  source(@Root() { sourceSite, sourceUrl }: Person): PersonSource | null {
    return sourceSite ? { site: sourceSite, url: sourceUrl } : null;
  }

  @FieldResolver(() => Date)
  joinedAt(@Root() person: Person): Date {
    return person.createdAt;
  }

  @FieldResolver(() => Boolean, { description: 'The account is closed; what it wrote stays.' })
  deactivated(@Root() person: Person): boolean {
    return person.deactivatedAt !== null;
  }

  @FieldResolver(() => PersonPermissions)
  viewerCan(@Ctx() { viewer }: Context, @Root() person: Person): PersonPermissions {
    return {
      editProfile: personPolicy(viewer, 'editProfile', person),
      deactivate: personPolicy(viewer, 'deactivate', person),
      makeAdmin: personPolicy(viewer, 'makeAdmin', person),
      claim: personPolicy(viewer, 'claim', person),
    };
  }

  @Mutation(() => Person)
  editProfile(@Ctx() ctx: Context, @Arg('input', () => EditProfileInput) input: EditProfileInput) {
    return editProfile(ctx, input);
  }

  @Mutation(() => Person)
  removePhoto(@Ctx() ctx: Context, @Arg('input', () => RemovePhotoInput) input: RemovePhotoInput) {
    return removePhoto(ctx, input.personId ?? null);
  }

  @Mutation(() => Person)
  deactivatePerson(@Ctx() ctx: Context, @Arg('input', () => PersonInput) input: PersonInput) {
    return deactivatePerson(ctx, input);
  }

  @Mutation(() => Person)
  reactivatePerson(@Ctx() ctx: Context, @Arg('input', () => PersonInput) input: PersonInput) {
    return reactivatePerson(ctx, input);
  }

  @Mutation(() => Person)
  makeAdmin(@Ctx() ctx: Context, @Arg('input', () => PersonInput) input: PersonInput) {
    return makeAdmin(ctx, input);
  }

  @Mutation(() => Person)
  endAdmin(@Ctx() ctx: Context, @Arg('input', () => PersonInput) input: PersonInput) {
    return endAdmin(ctx, input);
  }
}
