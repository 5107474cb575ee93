import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Context } from '../kernel/context';
import { Permission } from '../kernel/policy';
import { Domain } from './domain.entity';
import { domainPolicy } from './domain.policy';
import { CreateDomainInput, EditDomainInput, RemoveDomainInput } from './domains.inputs';
import { childrenOf, communityCount, domainBySlug, domains, parentOf } from './domains.queries';
import { createDomain, editDomain, removeDomain } from './domains.service';

@ObjectType({ simpleResolvers: true })
class DomainPermissions {
  @Field(() => Permission)
  edit!: Permission;

  @Field(() => Permission)
  remove!: Permission;
}

@Resolver(() => Domain)
export class DomainResolver {
  @Query(() => [Domain], { description: 'The whole shallow tree, flat, by name.' })
  domains(@Ctx() ctx: Context): Promise<Domain[]> {
    return domains(ctx);
  }

  @Query(() => Domain, { nullable: true })
  domain(@Ctx() ctx: Context, @Arg('slug', () => String) slug: string): Promise<Domain> {
    return domainBySlug(ctx, slug);
  }

  @FieldResolver(() => Domain, { nullable: true })
  parent(@Ctx() ctx: Context, @Root() domain: Domain): Promise<Domain | null> {
    return parentOf(ctx, domain);
  }

  @FieldResolver(() => [Domain])
  children(@Ctx() ctx: Context, @Root() domain: Domain): Promise<Domain[]> {
    return childrenOf(ctx, domain);
  }

  @FieldResolver(() => Int, {
    description: 'As many as the viewer finds in the directory, in it and in the domains below.',
  })
  communityCount(@Ctx() ctx: Context, @Root() domain: Domain): Promise<number> {
    return communityCount(ctx).load(domain.id);
  }

  @FieldResolver(() => DomainPermissions)
  viewerCan(@Ctx() { viewer }: Context): DomainPermissions {
    return { edit: domainPolicy(viewer, 'edit'), remove: domainPolicy(viewer, 'remove') };
  }

  @Mutation(() => Domain)
  createDomain(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateDomainInput) input: CreateDomainInput,
  ) {
    return createDomain(ctx, input);
  }

  @Mutation(() => Domain)
  editDomain(@Ctx() ctx: Context, @Arg('input', () => EditDomainInput) input: EditDomainInput) {
    return editDomain(ctx, input);
  }

  @Mutation(() => Domain, { description: 'Only one that nothing stands on.' })
  removeDomain(
    @Ctx() ctx: Context,
    @Arg('input', () => RemoveDomainInput) input: RemoveDomainInput,
  ) {
    return removeDomain(ctx, input);
  }
}
