/**
 * The order of the rooms. Imports only fall: a room uses rooms on lower floors, never its own
 * neighbours and never upwards. The import rules in .dependency-cruiser.mjs are built from this list.
 *
 * A room is a folder below src, or a single file of that name. Rooms written together in one list
 * (as `server`, `services` and `viewer`) are one room.
 */
export const floors = [
  // Plain data: SQL, and the sentences of mails and errors.
  { floor: 0, rooms: [['migrations'], ['messages']] },
  { floor: 1, rooms: [['kernel']] },
  { floor: 2, rooms: [['accounts']] },
  { floor: 3, rooms: [['communities'], ['files'], ['admin']] },
  { floor: 4, rooms: [['threads'], ['connections']] },
  // A recap opens a thread; an agenda point may come out of one.
  { floor: 5, rooms: [['events']] },
  // A turn is of an event; a resource may come out of one, and its comments are a thread.
  { floor: 6, rooms: [['facilitation'], ['resources']] },
  { floor: 7, rooms: [['recognition'], ['reviews']] },
  { floor: 8, rooms: [['search'], ['insights'], ['moderation'], ['portability']] },
  { floor: 9, rooms: [['notifications']] },
  { floor: 10, rooms: [['schema'], ['listeners'], ['jobs'], ['routes'], ['permissions']] },
  // The demo world is opened through the same verbs as anybody's, so it stands on all of them.
  { floor: 11, rooms: [['server', 'services', 'viewer'], ['seed']] },
  { floor: 12, rooms: [['main'], ['print-schema'], ['print-permissions']] },
  { floor: 13, rooms: [['cli']] },
];
