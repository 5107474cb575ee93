import { resourceCare } from './authorization/rooms/resource-care';
import { resources } from './authorization/rooms/resources';
import { runTable } from './authorization/run';

// Some hundred requests each, on a machine that may have much else to do.
jest.setTimeout(60_000);

describe('who may what with resources', () => {
  runTable([resources, resourceCare]);
});
