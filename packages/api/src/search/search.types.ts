import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Person } from '../accounts/person.entity';
import { Community } from '../communities/community.entity';
import { CommunityEvent } from '../events/event.entity';
import { ConnectionOf } from '../kernel/pagination';
import { Resource } from '../resources/resource.entity';
import { Post } from '../threads/post.entity';
import { Thread } from '../threads/thread.entity';

/** What can be found; each has its source in sources.ts. */
export enum SearchGroup {
  THREAD = 'THREAD',
  POST = 'POST',
  EVENT = 'EVENT',
  RESOURCE = 'RESOURCE',
  PERSON = 'PERSON',
  COMMUNITY = 'COMMUNITY',
}
registerEnumType(SearchGroup, { name: 'SearchGroup', description: 'What can be found.' });

/** What of a search was not understood, or not done as it was written. */
export enum SearchNoteCode {
  UNKNOWN_OPERATOR = 'UNKNOWN_OPERATOR',
  NO_VALUE = 'NO_VALUE',
  UNKNOWN_KIND = 'UNKNOWN_KIND',
  UNKNOWN_STATE = 'UNKNOWN_STATE',
  NOT_A_DAY = 'NOT_A_DAY',
  NOT_NEGATED = 'NOT_NEGATED',
  TOO_MANY_WORDS = 'TOO_MANY_WORDS',
  TOO_MANY_VALUES = 'TOO_MANY_VALUES',
  NO_SUCH_COMMUNITY = 'NO_SUCH_COMMUNITY',
  NO_SUCH_PERSON = 'NO_SUCH_PERSON',
  SIGN_IN_FIRST = 'SIGN_IN_FIRST',
  ONLY_NEGATED = 'ONLY_NEGATED',
  COMMON_WORDS = 'COMMON_WORDS',
}
registerEnumType(SearchNoteCode, {
  name: 'SearchNoteCode',
  description: 'What of a search was not understood, or not done as it was written.',
  valuesConfig: {
    UNKNOWN_OPERATOR: { description: 'There is none of that name; it was looked for as words.' },
    NOT_NEGATED: { description: 'Only words can be excluded.' },
    ONLY_NEGATED: { description: 'Nothing says what should be there.' },
    COMMON_WORDS: { description: 'Every word is so common that none was looked for.' },
  },
});

@ObjectType({ simpleResolvers: true })
export class SearchNote {
  @Field(() => SearchNoteCode)
  code!: SearchNoteCode;

  @Field(() => String, { description: 'The part of the search that it is about, as it was typed.' })
  text!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A piece of plain text; a word that was looked for is marked.',
})
export class SearchPiece {
  @Field(() => String)
  text!: string;

  @Field(() => Boolean)
  marked!: boolean;
}

@ObjectType({ description: 'One thing that was found; the field of its group says what it is.' })
export class SearchHit {
  @Field(() => SearchGroup)
  group!: SearchGroup;

  @Field(() => [SearchPiece], { description: 'What it is called, on one line.' })
  title!: SearchPiece[];

  @Field(() => [SearchPiece], { description: 'Where the words stand in it.' })
  snippet!: SearchPiece[];

  readonly thread?: Thread | null;
  readonly post?: Post | null;
  readonly event?: CommunityEvent | null;
  readonly resource?: Resource | null;
  readonly person?: Person | null;
  readonly community?: Community | null;

  id!: string;
  /** How well it fits; the cursor's first part. */
  score!: number;
  /** How it was found: by all words, or by most. The cursor's second part. */
  near!: boolean;
}

@ObjectType()
export class SearchHitConnection extends ConnectionOf(SearchHit) {}
