import { agenda } from './authorization/rooms/agenda';
import { events } from './authorization/rooms/events';
import { rsvp } from './authorization/rooms/rsvp';
import { runTable } from './authorization/run';

// Some hundred requests each, on a machine that may have much else to do.
jest.setTimeout(60_000);

describe('who may what with events', () => {
  runTable([events, agenda, rsvp]);
});
