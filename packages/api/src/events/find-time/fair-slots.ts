import { Temporal } from 'temporal-polyfill';

/** People who live by the same clock. */
export interface Zone {
  timeZone: string;
  people: number;
}

export interface FairQuestion {
  zones: readonly Zone[];
  /** The first day; the others follow after as many weeks. */
  from: string;
  durationMinutes: number;
  count: number;
  everyWeeks: number;
}

export interface ZoneOfSlot extends Zone {
  /** What a clock there shows at the start. */
  startsOn: string;
  /** How inconvenient this time is there; 0 is within the working day. */
  inconvenience: number;
  /** With those before it. */
  carried: number;
}

export interface FairSlotPlan {
  startsAt: Date;
  zones: ZoneOfSlot[];
}

const STEP = 30;
const STEPS_OF_DAY = (24 * 60) / STEP;
const MINUTE = 60_000;

/**
 * How inconvenient it is to be anywhere at an hour of the day, from 0. It grows faster than the distance from the working
 * day: one person at three in the morning is worse than three at six.
 */
const OF_HOUR = [16, 16, 16, 16, 16, 12, 6, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 6, 10, 14];
/** A free day that is taken. */
const OF_WEEKEND = 4;
const SATURDAY = 6;

/**
 * Times of a series that share the inconvenience: each is chosen so that those who have carried most carry as little
 * more as possible. So nobody always gets up at five so that others sleep; and as long as no clocks change, nobody carries
 * more in the end than somebody would at the best of all fixed hours.
 */
export function fairSlotsOf(question: FairQuestion): FairSlotPlan[] {
  const { from, count, everyWeeks, durationMinutes } = question;
  const first = Temporal.PlainDate.from(from);
  const workday = first.dayOfWeek < SATURDAY;
  let carried = question.zones.map(() => 0);
  return Array.from({ length: count }, (_, place) => {
    const midnight = first
      .add({ weeks: place * everyWeeks })
      .toZonedDateTime('UTC').epochMilliseconds;
    const offsets = question.zones.map(({ timeZone }) => offsetAt(timeZone, midnight));
    const options = Array.from({ length: STEPS_OF_DAY }, (_, step) => {
      const at = midnight + step * STEP * MINUTE;
      const costs = offsets.map((offset) =>
        inconvenience(new Date(at + offset), durationMinutes, workday),
      );
      return { at, costs, after: costs.map((cost, zone) => cost + (carried[zone] as number)) };
    });
    const best = options.reduce((one, other) =>
      compare(other, one, question.zones) < 0 ? other : one,
    );
    carried = best.after;
    return {
      startsAt: new Date(best.at),
      zones: question.zones.map((zone, at) => ({
        ...zone,
        startsOn: localAt(zone.timeZone, best.at),
        inconvenience: best.costs[at] as number,
        carried: best.after[at] as number,
      })),
    };
  });
}

interface Option {
  costs: number[];
  after: number[];
}

/** First what the one who carries most carries, then the next; of equals what is least for all together. */
function compare(one: Option, other: Option, zones: readonly Zone[]): number {
  const ones = one.after.toSorted((a, b) => b - a);
  const others = other.after.toSorted((a, b) => b - a);
  for (const [place, most] of ones.entries()) {
    const difference = most - (others[place] as number);
    if (difference !== 0) return difference;
  }
  return forAll(one, zones) - forAll(other, zones);
}

const forAll = ({ costs }: Option, zones: readonly Zone[]): number =>
  costs.reduce((sum, cost, at) => sum + cost * (zones[at] as Zone).people, 0);

/**
 * The worst half hour of it.
 * @param local what a clock there shows, read as if it were in UTC
 */
export function inconvenience(local: Date, durationMinutes: number, workday = true): number {
  const steps = Math.min(STEPS_OF_DAY, Math.ceil(durationMinutes / STEP));
  let worst = 0;
  for (let step = 0; step < steps; step += 1) {
    const at = new Date(local.getTime() + step * STEP * MINUTE);
    const free = workday && [0, SATURDAY].includes(at.getUTCDay()) ? OF_WEEKEND : 0;
    worst = Math.max(worst, (OF_HOUR[at.getUTCHours()] as number) + free);
  }
  return worst;
}

/** How far the clock there is from UTC in the middle of that day: a change of clocks comes in a night. */
const offsetAt = (timeZone: string, midnight: number): number =>
  Temporal.Instant.fromEpochMilliseconds(midnight + 12 * 60 * MINUTE).toZonedDateTimeISO(timeZone)
    .offsetNanoseconds / 1_000_000;

const localAt = (timeZone: string, at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
