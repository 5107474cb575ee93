import { calendar } from './authorization/rooms/calendar';
import { findTime } from './authorization/rooms/find-time';
import { turns } from './authorization/rooms/turns';
import { runTable } from './authorization/run';

// Some hundred requests each, on a machine that may have much else to do.
jest.setTimeout(60_000);

// Apart from the events themselves, so that two workers share what takes longest.
describe('who may what with turns, times that are looked for, and calendars', () => {
  runTable([findTime, calendar, turns]);
});
