import type { Context } from '../../../src/kernel/context';
import type { TestServer } from '../../harness';
import { agenda } from './agenda';
import { calendar } from './calendar';
import { eventSeries } from './event-series';
import { events } from './events';
import { findTime } from './find-time';
import { resourceCare } from './resource-care';
import { resources } from './resources';
import { rsvp } from './rsvp';
import { search } from './search';
import { thanks } from './thanks';
import { turns } from './turns';
import { uses } from './uses';

/** What is there in the house when rooms bring their own things. */
export interface Standing {
  server: TestServer;
  /** Who asks; may do nearly everything. */
  allId: string;
  otherId: string;
  guestId: string;
  communityId: string;
  threadId: string;
}

/** What one room brings to the house that bad input is tried on. */
export interface HouseRoom {
  /** @returns good values of fields of this room's own operations, by the operation; nothing for those of others */
  build(
    ctx: Context,
    standing: Standing,
  ): Promise<(operation: string) => Record<string, unknown> | undefined>;
  /** Selects a row `wrong` for each kept counter that is not what is there. */
  wrongCounts?: string;
}

/** A line each. */
export const houseRooms: HouseRoom[] = [
  events,
  rsvp,
  calendar,
  eventSeries,
  search,
  agenda,
  findTime,
  turns,
  uses,
  thanks,
  resourceCare,
  resources,
];
