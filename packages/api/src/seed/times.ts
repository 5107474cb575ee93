import { DAY, HOUR } from '../kernel/clock';
import type { When } from './world/types';

/**
 * Turns "three days ago, at nine" into an instant. Day 0 is the day that it was twelve hours ago, and only its
 * morning is used, so that nothing of the demo world lies in the future, whenever it is opened.
 */
export function instants(now: Date): (when: When) => Date {
  const base = new Date(now.getTime() - 12 * HOUR);
  const midnight = Date.UTC(base.getUTCFullYear(), base.getUTCMonth(), base.getUTCDate());
  return ([daysAgo, time]) => {
    const [hours, minutes] = time.split(':').map(Number) as [number, number];
    return new Date(midnight - daysAgo * DAY + hours * HOUR + minutes * 60_000);
  };
}
