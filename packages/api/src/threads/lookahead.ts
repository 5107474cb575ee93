import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { personColumns } from '../accounts/person.entity';
import { columnsOf } from './columns';

/** What a query asks for, as far as the statements of this room care. */
export interface Shape {
  /** The Markdown source, which readers do not need. */
  markdown: boolean;
  /** Where something imported comes from. */
  source: boolean;
  /** The posts that posts answer; `depth` levels of them in full, when more than number and author is asked for. */
  answers: boolean;
  depth: number;
  /** The viewer's bookmarks of the posts. */
  bookmarks: boolean;
  /** The polls of the posts, with the viewer's votes. */
  polls: boolean;
  /** The outcome at the head of the thread. */
  outcome: boolean;
  /** The people who wrote in the thread. */
  participants: boolean;
  /** What the viewer has begun to reply. */
  draft: boolean;
  /** Links to and from other threads. */
  links: boolean;
  /** What the viewer has read of it. */
  reading: boolean;
  /** The columns of a person, as a comma-separated list of names. */
  person: string;
}

/** Needed by rules and pictures whatever is asked for. */
const ALWAYS = [
  'id',
  'handle',
  'name',
  'photoVersion',
  'placeholder',
  'admin',
  'claimedBy',
  'deactivatedAt',
];
/** Columns that fields of another name are made of. */
const FIELD_OF: Record<string, string> = {
  createdAt: 'joinedAt',
  sourceSite: 'source',
  sourceUrl: 'source',
};
/** What the statement tells of an answered post by itself. */
const SLIM = new Set(['__typename', 'id', 'number', 'author', 'thread']);

const allPersonColumns = columnsOf(personColumns('p')).map(({ name }) => name);

/** Everything there is: for what is made once for readers that ask for different things. */
export const everything: Shape = {
  markdown: true,
  source: true,
  answers: true,
  depth: 0,
  bookmarks: true,
  polls: true,
  outcome: true,
  participants: true,
  draft: false,
  links: false,
  // Asked for by itself where it is needed: what is made for many readers has none.
  reading: false,
  person: allPersonColumns.join(),
};

const shapes = new WeakMap<object, Shape>();

/**
 * What the operation asks for. It looks at the names of all fields in the document and not at where they stand:
 * at worst a column too many is read, never one too few. Known documents are looked at once.
 */
export function shapeOf(info: GraphQLResolveInfo): Shape {
  const known = shapes.get(info.operation);
  if (known) return known;
  const names = new Set<string>();
  const definitions = [info.operation, ...Object.values(info.fragments)];
  for (const { selectionSet } of definitions) collect(selectionSet, names);
  const shape: Shape = {
    markdown: names.has('markdown'),
    source: names.has('source') || names.has('votes'),
    answers: names.has('answers'),
    depth: names.has('answers') ? answersDepth(info) : 0,
    bookmarks: names.has('viewerBookmark'),
    polls: names.has('poll'),
    outcome: names.has('outcome'),
    participants: names.has('participants'),
    draft: names.has('viewerDraft'),
    links: names.has('links'),
    reading: names.has('viewerReading'),
    person: allPersonColumns
      .filter((name) => ALWAYS.includes(name) || names.has(FIELD_OF[name] ?? name))
      .join(),
  };
  shapes.set(info.operation, shape);
  return shape;
}

function collect({ selections }: SelectionSetNode, names: Set<string>): void {
  for (const selection of selections) {
    if (selection.kind === 'Field') names.add(selection.name.value);
    if (selection.kind !== 'FragmentSpread' && selection.selectionSet) {
      collect(selection.selectionSet, names);
    }
  }
}

/** How many levels of `answers` are asked for in full; 0 when number and author are enough. */
function answersDepth({ operation, fragments }: GraphQLResolveInfo): number {
  const ofFragments = new Map<string, { deepest: number; names: Set<string> }>();
  const visit = (set: SelectionSetNode): { deepest: number; names: Set<string> } => {
    const names = new Set<string>();
    let deepest = 0;
    for (const selection of set.selections) {
      if (selection.kind === 'FragmentSpread') {
        const name = selection.name.value;
        const fragment = fragments[name];
        if (!ofFragments.has(name) && fragment) {
          // A circle cannot pass validation; this keeps one from running for ever all the same.
          ofFragments.set(name, { deepest: 0, names: new Set() });
          ofFragments.set(name, visit(fragment.selectionSet));
        }
        const inner = ofFragments.get(name);
        deepest = Math.max(deepest, inner?.deepest ?? 0);
        for (const field of inner?.names ?? []) names.add(field);
        continue;
      }
      if (!selection.selectionSet) {
        if (selection.kind === 'Field') names.add(selection.name.value);
        continue;
      }
      const inner = visit(selection.selectionSet);
      if (selection.kind === 'InlineFragment') {
        for (const field of inner.names) names.add(field);
        deepest = Math.max(deepest, inner.deepest);
        continue;
      }
      names.add(selection.name.value);
      const full = [...inner.names].some((field) => !SLIM.has(field));
      const level = selection.name.value === 'answers' && (full || inner.deepest > 0) ? 1 : 0;
      deepest = Math.max(deepest, inner.deepest + level);
    }
    return { deepest, names };
  };
  return visit(operation.selectionSet).deepest;
}
