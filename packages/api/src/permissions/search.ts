import type { RoomRules } from './rules';

export const searchRules: RoomRules = {
  room: 'search',
  queries: {
    search:
      'Known people, and visitors of an open house. Finds what the viewer reads where it stands: threads and posts that are not removed, events, and resources, of communities that they read; communities that they list; people who have an account. Whatever one may not see neither counts nor pushes anything out. Of a search that finds nothing the words are kept with a count, never who asked.',
  },
  types: {
    Search: 'Whoever searched.',
    SearchHit: 'Whoever searched; what it names is null for whom it is no longer there.',
    SearchHitConnection: 'Whoever searched.',
    SearchHitEdge: 'Whoever searched.',
    SearchNote: 'Whoever searched.',
    SearchPiece: 'Whoever searched.',
  },
  jobs: {
    'search.follow-language':
      'The system: makes the words of posts, events and resources anew whose community speaks another language now; nobody is shown anything by it.',
    'search.forget-misses':
      'The system: forgets the rarest searches that found nothing, of which nobody knows whose they were.',
  },
};
