import { agenda } from './agenda';
import { calendar } from './calendar';
import { eventSeries } from './event-series';
import { events } from './events';
import { linkCards } from './link-cards';
import { resourceCare } from './resource-care';
import { resources } from './resources';
import type { WorldsRoom } from './room';
import { rsvp } from './rsvp';
import { search } from './search';
import { thanks } from './thanks';
import { turns } from './turns';
import { uses } from './uses';

/** A line each. */
export const worldsRooms: WorldsRoom[] = [
  events,
  rsvp,
  calendar,
  eventSeries,
  search,
  linkCards,
  agenda,
  turns,
  uses,
  thanks,
  resourceCare,
  resources,
];
