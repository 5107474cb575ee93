import { eventSeries } from './authorization/rooms/event-series';
import { runTable } from './authorization/run';

// Some hundred requests each, on a machine that may have much else to do.
jest.setTimeout(60_000);

describe('who may schedule, edit and cancel', () => {
  runTable([eventSeries]);
});
