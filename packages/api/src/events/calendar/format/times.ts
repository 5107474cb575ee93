import { Temporal } from 'temporal-polyfill';
import { instantOf } from '../../../kernel/local-time';
import type { Property } from './parts';
import type { Zones } from './reading';

/** A time in a calendar file. */
export interface Moment {
  /** What a clock shows; seconds are left out. */
  on: string;
  timeZone: string;
  at: Date;
  allDay: boolean;
  /** It was written as an instant, so that it hangs in no zone. */
  instant: boolean;
}

/** As the library writes dates and times; a period begins with its start. */
const WRITTEN = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}):\d{2}(Z?))?$/;

/** @returns null when one is no time; ZONE when its zone is not known */
export function momentsOf(property: Property, zones: Zones): Moment[] | null | 'ZONE' {
  const { tzid } = property.parameters;
  const zone = tzid === undefined ? zones.floating : zones.named(tzid);
  const found: Moment[] = [];
  for (const value of property.values) {
    const [, day, hour, utc] = WRITTEN.exec(String(Array.isArray(value) ? value[0] : value)) ?? [];
    if (!day) return null;
    // A time in UTC says so itself, whatever stands before it.
    if (!zone && !utc) return 'ZONE';
    const timeZone = utc ? 'UTC' : (zone as string);
    const on = `${day}T${hour ?? '00:00'}`;
    try {
      const at = instantOf({ on, timeZone });
      found.push({ on, timeZone, at, allDay: hour === undefined, instant: Boolean(utc) });
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  }
  return found;
}

/** The same instant by another clock. */
export function inZone(moment: Moment, timeZone: string): Moment {
  const local = Temporal.Instant.fromEpochMilliseconds(moment.at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime();
  return { ...moment, on: local.toString({ smallestUnit: 'minute' }), timeZone };
}
