import { graphql } from '../../../gql';
import type { DraftWordsFragment } from '../../../gql/graphql';
import type { Held } from './meeting';

export const DraftIn = graphql(`
  query DraftIn($place: DraftPlace!, $placeId: ID!) {
    draft(place: $place, placeId: $placeId) { ...DraftWords }
  }
`);

export const SaveDraft = graphql(`
  mutation SaveDraft($input: SaveDraftInput!) {
    saveDraft(input: $input) { id version savedAt }
  }
`);

export const DraftCount = graphql(`
  query DraftCount { viewer { draftCount } }
`);

/** Who is signed in now, which this tab may not know yet. */
export const WhoAmI = graphql(`
  query WhoAmI { viewer { person { id } } }
`);

export const Reply = graphql(`
  mutation Reply($input: ReplyInput!) {
    reply(input: $input) {
      id
      number
      ...PostParts
      thread {
        id
        postCount
        participantCount
        lastPostNumber
        lastPostAt
        viewerDraft { ...DraftWords }
      }
    }
  }
`);

export const OpenNewThread = graphql(`
  mutation OpenNewThread($input: OpenThreadInput!) {
    openThread(input: $input) { id title community { id slug } }
  }
`);

/** A draft as the API tells it. */
export const heldOf = (draft: DraftWordsFragment): Held => ({
  words: {
    text: draft.markdown,
    title: draft.title,
    tags: draft.tags,
    kind: draft.kind ?? undefined,
    answers: draft.answers
      ? { id: draft.answers.id, number: draft.answers.number, name: draft.answers.author.name }
      : undefined,
  },
  version: draft.version,
  copy: draft.copy ?? null,
  at: draft.savedAt,
  postVersion: draft.postVersion ?? null,
});
