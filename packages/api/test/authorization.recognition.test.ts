import { thanks } from './authorization/rooms/thanks';
import { uses } from './authorization/rooms/uses';
import { runTable } from './authorization/run';

// Some hundred requests each, on a machine that may have much else to do.
jest.setTimeout(120_000);

describe('who may what with what became of things, and with what people say to each other for it', () => {
  runTable([uses, thanks]);
});
