import { graphql } from '../../../gql';
import type { DraftPlace, DraftRowFragment } from '../../../gql/graphql';
import { threadPath } from '../../../lib/paths/threads';
import { isEmpty, type Kept, type Refusal } from './kept';

export const DraftRow = graphql(`
  fragment DraftRow on Draft {
    id
    place
    placeId
    title
    tags
    markdown
    excerpt
    version
    savedAt
    deletedAt
    thread { id title community { id slug name } }
    community { id slug name }
    post { id number }
    answers { id number author { id name } }
  }
`);

export const DeleteDraft = graphql(`
  mutation DeleteDraft($input: DeleteDraftInput!) {
    deleteDraft(input: $input) { ...DraftRow }
  }
`);

export const RestoreDraft = graphql(`
  mutation RestoreDraft($input: DraftInput!) {
    restoreDraft(input: $input) { ...DraftRow }
  }
`);

/** A draft as the list shows it, from the server, from this device, or from both. */
export interface Listed {
  /** Of the shelf. */
  key: string;
  place: DraftPlace;
  /** On the server. */
  id?: string;
  version?: number;
  /** Of the thread; of a new one its own, which may still be missing. */
  title: string;
  /** Undefined when the place is no longer there for its author. */
  path?: string;
  community?: string;
  number?: number;
  answering?: string;
  text: string;
  excerpt: string;
  at: string;
  /** Whether there are words here that the server does not have. */
  here: boolean;
  refusal?: Refusal;
}

const EXCERPT = 160;

const short = (text: string): string =>
  [
    ...text
      .slice(0, EXCERPT * 3)
      .replace(/\s+/g, ' ')
      .trim(),
  ]
    .slice(0, EXCERPT)
    .join('');

/** What the server has, with the words of this device where they are newer. */
export function listed(key: string, draft: DraftRowFragment, kept: Kept | undefined): Listed {
  const { thread, community, post, place } = draft;
  const newer = kept && !kept.saved && !isEmpty(kept.words) ? kept : undefined;
  const text = newer?.words.text ?? draft.markdown;
  const titles = {
    THREAD: newer?.words.title ?? draft.title,
    REPLY: thread?.title,
    EDIT: thread?.title,
  };
  return {
    ...{ key, place, text, id: draft.id, version: draft.version },
    title: titles[place] ?? '',
    path: pathOf(draft),
    community: community?.name ?? thread?.community.name,
    number: post?.number,
    answering: draft.answers?.author.name,
    excerpt: newer ? short(text) : draft.excerpt,
    at: newer?.at ?? draft.savedAt,
    here: newer !== undefined,
    refusal: kept?.refusal,
  };
}

function pathOf({ place, thread, community, post }: DraftRowFragment): string | undefined {
  if (place === 'THREAD') return community ? `/c/${community.slug}/new-thread` : undefined;
  if (!thread) return undefined;
  if (place === 'REPLY') return `${threadPath(thread)}#write`;
  return post ? `${threadPath(thread, post.number)}#edit-${post.id}` : undefined;
}

/** What only this device has; it remembers itself where it stands. */
export function listedHere(key: string, { words, where, at, refusal }: Kept): Listed {
  const [, , place = 'REPLY', placeId] = key.split(':');
  const hash = { REPLY: '#write', EDIT: `#edit-${placeId}`, THREAD: '' }[place];
  const thread = place === 'THREAD';
  return {
    ...{ key, at, refusal, text: words.text, excerpt: short(words.text), here: true },
    place: place as DraftPlace,
    title: (thread ? words.title : where?.title) ?? '',
    community: thread ? where?.title : undefined,
    path: where && `${where.path}${hash}`,
    answering: words.answers?.name,
  };
}
