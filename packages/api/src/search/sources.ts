import type { Context } from '../kernel/context';
import type { Asked } from './asked';
import { eventSource } from './events.source';
import { communitySource, personSource } from './names.source';
import { answerSource, threadSource } from './posts.source';
import type { Cut } from './ranked';
import { resourceSource } from './resources.source';
import type { SearchGroup } from './search.types';

/** One kind of thing that can be found, with the rule of who sees it inside its statements. */
export interface Source {
  group: SearchGroup;
  /** There are so many that the best way to find a word depends on how common it is: planned at each search. */
  many: boolean;
  /** Whether a search can mean such things. */
  applies(asked: Asked): boolean;
  /** A statement of `id` and `score`, best first; what it needs is added to the parameters. */
  byAll(ctx: Context, asked: Asked, cut: Cut, params: unknown[]): string;
  /** The same by most of the words, for when too few have all; null where there is no such way. */
  byMost(ctx: Context, asked: Asked, cut: Cut, params: unknown[]): string | null;
  /** Whether anything has all the words: of texts whose words are put right where nothing has. */
  fits?(ctx: Context, asked: Asked, params: unknown[]): string;
  /** Its texts, for the marked ones; `id` says of which hit. */
  dressed: {
    from: string;
    id: string;
    config: string;
    title: string;
    text: string;
    byNames?: boolean;
  };
}

/** A line each. */
export const sources: Source[] = [
  threadSource,
  answerSource,
  eventSource,
  resourceSource,
  personSource,
  communitySource,
];
