import type { RoomRules } from './rules';

export const linkRules: RoomRules = {
  room: 'links between threads',
  queries: {
    similarThreads:
      'Whoever reads the community; finds threads of communities that the viewer reads, and no removed ones.',
  },
  types: {
    ThreadLink:
      'Whoever reads both threads, while neither the other thread nor the post that says it is removed.',
  },
};
