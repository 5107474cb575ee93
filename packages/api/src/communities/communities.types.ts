import { Field, ObjectType } from 'type-graphql';
import type { Context } from '../kernel/context';
import { Permission } from '../kernel/policy';
import { Community } from './community.entity';
import { type CommunityAction, communityPolicy } from './community.policy';

/** `leave` is resolved by itself: only it needs to know how many stewards there are. */
@ObjectType({ simpleResolvers: true })
export class CommunityPermissions {
  community!: Community;

  @Field(() => Permission)
  join!: Permission;

  @Field(() => Permission)
  requestToJoin!: Permission;

  @Field(() => Permission)
  openThread!: Permission;

  @Field(() => Permission)
  openAnnouncement!: Permission;

  @Field(() => Permission)
  invite!: Permission;

  @Field(() => Permission, { description: 'See and decide requests, and see who is invited.' })
  manageMembers!: Permission;

  @Field(() => Permission, { description: 'Also to remove and to ban.' })
  changeRoles!: Permission;

  @Field(() => Permission)
  amendCharter!: Permission;

  @Field(() => Permission)
  changeRules!: Permission;

  @Field(() => Permission)
  edit!: Permission;

  @Field(() => Permission)
  archive!: Permission;

  @Field(() => Permission)
  restore!: Permission;
}

export function permissionsIn(ctx: Context, community: Community): CommunityPermissions {
  const now = ctx.clock.now();
  const may = (action: CommunityAction) => communityPolicy(ctx.viewer, action, community, now);
  return {
    community,
    join: may('join'),
    requestToJoin: may('requestToJoin'),
    openThread: may('post'),
    openAnnouncement: may('announce'),
    invite: may('invite'),
    manageMembers: may('manageMembers'),
    changeRoles: may('changeRoles'),
    amendCharter: may('amendCharter'),
    changeRules: may('changeRules'),
    edit: may('edit'),
    archive: may('archive'),
    restore: may('restore'),
  };
}

/** What may be done with one person's place. */
@ObjectType({ simpleResolvers: true })
export class MembershipPermissions {
  @Field(() => Permission)
  changeRole!: Permission;

  @Field(() => Permission)
  remove!: Permission;

  @Field(() => Permission)
  ban!: Permission;

  @Field(() => Permission)
  unban!: Permission;

  @Field(() => Permission)
  approve!: Permission;

  @Field(() => Permission)
  refuse!: Permission;
}
