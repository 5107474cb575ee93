import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody with an account, or a placeholder for the author of an imported archive. */
@ObjectType({ simpleResolvers: true })
@Entity('person')
export class Person {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => String, { description: 'The short name after the @ of a mention; unique.' })
  @Column('text')
  handle!: string;

  @Field(() => String)
  @Column('text')
  name!: string;

  /** Only ever told to the person themself. */
  @Column('text', { nullable: true })
  email!: string | null;

  @Column('timestamptz', { nullable: true })
  emailVerifiedAt!: Date | null;

  @Column('text', { nullable: true })
  pendingEmail!: string | null;

  @Column('boolean')
  pendingEmailConfirmedOld!: boolean;

  @Column('boolean')
  pendingEmailConfirmedNew!: boolean;

  @Column('text', { nullable: true, select: false })
  passwordHash?: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  pronouns!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What they do, for example "Community nurse".',
  })
  @Column('text', { nullable: true })
  role!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  department!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  organisation!: string | null;

  @Field(() => String, { description: 'An IANA time zone, for example Europe/Lisbon.' })
  @Column('text')
  timeZone!: string;

  @Field(() => String)
  @Column('text')
  aboutMarkdown!: string;

  @Field(() => String)
  @Column('text')
  aboutHtml!: string;

  @Field(() => [String])
  @Column('text', { array: true })
  askMeAbout!: string[];

  @Field(() => [String])
  @Column('text', { array: true })
  wantToLearn!: string[];

  @Column('int', { nullable: true })
  photoVersion!: number | null;

  @Column('boolean')
  admin!: boolean;

  @Field(() => Boolean, {
    description: 'Stands for an author of an imported archive; nobody can sign in to it.',
  })
  @Column('boolean')
  placeholder!: boolean;

  @Column('text', { nullable: true })
  sourceSite!: string | null;

  @Column('text', { nullable: true })
  sourceUrl!: string | null;

  @Column('uuid', { nullable: true })
  claimedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  deactivatedAt!: Date | null;

  /** Kept for the bookmarks, so that it is read with the person. */
  @Column('int', { default: 0 })
  dueBookmarks!: number;

  @Column('timestamptz')
  createdAt!: Date;

  @Field(() => Int, { description: 'Grows with each edit; an edit says which version it saw.' })
  @Column('int')
  version!: number;
}

/** Everything of a person that the schema shows, for statements that select plain rows. */
export const personColumns = (alias: string): string =>
  `${alias}.id, ${alias}.handle, ${alias}.name, ${alias}.pronouns, ${alias}.role, ${alias}.department,
   ${alias}.organisation, ${alias}.time_zone as "timeZone", ${alias}.about_markdown as "aboutMarkdown",
   ${alias}.about_html as "aboutHtml", ${alias}.ask_me_about as "askMeAbout",
   ${alias}.want_to_learn as "wantToLearn", ${alias}.photo_version as "photoVersion", ${alias}.admin,
   ${alias}.placeholder, ${alias}.source_site as "sourceSite", ${alias}.source_url as "sourceUrl",
   ${alias}.claimed_by as "claimedBy", ${alias}.deactivated_at as "deactivatedAt",
   ${alias}.due_bookmarks as "dueBookmarks", ${alias}.created_at as "createdAt", ${alias}.version`;
