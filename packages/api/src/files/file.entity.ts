import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ConnectionOf } from '../kernel/pagination';

/** What somebody has added to what they write. Of plain rows, like a post. */
@ObjectType('File', {
  description: 'A picture or a document that somebody added to what they write.',
  simpleResolvers: true,
})
export class StoredFile {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'What it is served as.' })
  type!: string;

  @Field(() => Int, { description: 'Bytes that it takes, of a picture in all its sizes.' })
  bytes!: number;

  @Field(() => String, { description: 'Where whoever may read it gets it; a path of this house.' })
  address!: string;

  @Field(() => Int, { nullable: true, description: 'Of a picture.' })
  width!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of a picture.' })
  height!: number | null;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'It can be brought back for a day.' })
  deletedAt!: Date | null;

  @Field(() => Boolean, { description: 'Something refers to it, seen by its owner or not.' })
  used!: boolean;

  ownerId!: string;
  widths!: number[];
}

export const FileConnection = ConnectionOf(StoredFile, 'File');

@ObjectType({ description: "How much of one's room for files is taken.", simpleResolvers: true })
export class FileSpace {
  @Field(() => Number, { description: 'In bytes.' })
  used!: number;

  @Field(() => Number, { description: 'In bytes.' })
  quota!: number;

  @Field(() => Int, { description: 'The largest that one file may be, in bytes.' })
  largest!: number;
}

/** The row of the statement that `fileColumns` selects. */
export type FileRow = Omit<StoredFile, 'address'>;

export const fileColumns = (alias: string): string =>
  `${alias}.id, ${alias}.owner_id as "ownerId", ${alias}.name, ${alias}.type, ${alias}.bytes::int as bytes,
   ${alias}.width, ${alias}.height, ${alias}.widths, ${alias}.created_at as "createdAt",
   ${alias}.deleted_at as "deletedAt", (${alias}.unused_since is null) as used`;

/** Signs that Markdown would read are written as codes too. */
export const addressOf = ({ id, name }: Pick<FileRow, 'id' | 'name'>): string =>
  `/files/${id}/${encodeURIComponent(name).replace(/[!'()*~_]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;

export const fileOf = (row: FileRow): StoredFile => Object.assign(row, { address: addressOf(row) });
