import { Field, ObjectType } from 'type-graphql';
import { ConnectionOf } from '../kernel/pagination';
import { Permission } from '../kernel/policy';
import { Person } from './person.entity';

@ObjectType('Viewer', { description: 'The person who asks.' })
export class ViewerType {
  /** Only carries who it is; its fields are asked of the database as they are selected. */
  person!: Person;
}

@ObjectType({ description: 'Addresses of a picture in two sizes: 96 and 320 pixels square.' })
export class Photo {
  @Field(() => String)
  small!: string;

  @Field(() => String)
  large!: string;
}

@ObjectType({ description: 'Where an imported author comes from.' })
export class PersonSource {
  @Field(() => String)
  site!: string;

  @Field(() => String, { nullable: true })
  url!: string | null;
}

@ObjectType()
export class PersonPermissions {
  @Field(() => Permission)
  editProfile!: Permission;

  @Field(() => Permission)
  deactivate!: Permission;

  @Field(() => Permission)
  makeAdmin!: Permission;

  @Field(() => Permission)
  claim!: Permission;
}

@ObjectType()
export class InstancePermissions {
  @Field(() => Permission)
  administer!: Permission;

  @Field(() => Permission)
  createCommunity!: Permission;

  @Field(() => Permission, { description: 'Without an invitation.' })
  signUp!: Permission;
}

@ObjectType({ description: 'The same answer whether or not the address has an account.' })
export class SignUpResult {
  @Field(() => String)
  email!: string;
}

@ObjectType()
export class SignedOut {
  @Field(() => Date)
  signedOutAt!: Date;
}

export const PersonConnection = ConnectionOf(Person);
