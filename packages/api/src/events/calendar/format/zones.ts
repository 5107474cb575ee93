import type { Part, Property } from './parts';
import { windowsZones } from './windows-zones';

/** Longer names are given by nobody; the search for a known one in them is short. */
const NAME_MAX = 200;
const IANA = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;
/** The zones of whole hours that IANA names, whose sign is the other way round. */
const WHOLE_HOURS = { min: -12, max: 14 };

/** The IANA zone of a name, written as IANA writes it; null when there is none. */
function ianaZone(name: string): string | null {
  if (!IANA.test(name)) return null;
  const known = allZones().get(name.toLowerCase());
  if (known) return known;
  try {
    // Old names, which are zones still, but not in the list.
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return name === name.toLowerCase() ? timeZone : name;
  } catch {
    return null;
  }
}

let zones: Map<string, string> | undefined;
const allZones = (): Map<string, string> => {
  zones ??= new Map(
    ['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => [zone.toLowerCase(), zone]),
  );
  return zones;
};

/**
 * The IANA zone that a TZID means: by its name, by what stands at its end (`/example.org/20050126_1/Europe/Berlin`), by
 * the name that Windows gives it, or by its definition in the file. A definition is not calculated with: whoever writes
 * the file could make that endless.
 */
export function zoneOf(tzid: string, definitions: ReadonlyMap<string, Part>): string | null {
  const name = tzid.trim();
  if (name === '' || name.length > NAME_MAX) return null;
  return (
    named(name) ?? namedIn(definitions.get(name)) ?? constant(definitions.get(name)) ?? ofCity(name)
  );
}

function named(name: string): string | null {
  const whole = ianaZone(name) ?? windowsZones.get(name.toLowerCase());
  if (whole) return whole;
  const steps = name
    .replace(/^[A-Za-z]+_(?=[A-Z])/, '')
    .split('/')
    .filter(Boolean);
  for (let from = Math.max(0, steps.length - 3); from <= steps.length - 2; from += 1) {
    const end = ianaZone(steps.slice(from).join('/'));
    if (end) return end;
  }
  return null;
}

/** Programs say in the definition which place is meant. */
const namedIn = (definition: Part | undefined): string | null => {
  const place = definition?.properties.find(
    ({ name }) => name === 'x-lic-location' || name === 'x-microsoft-tzid',
  );
  return place ? named(place.raw) : null;
};

/** A definition whose clocks never change. */
function constant(definition: Part | undefined): string | null {
  const offsets = new Set(
    definition?.parts.flatMap(({ properties }) =>
      properties.filter(({ name }) => name === 'tzoffsetto').map(({ raw }) => raw),
    ),
  );
  const [, sign, hours, rest = ''] = /^([+-])(\d\d):(.*)$/.exec([...offsets].join()) ?? [];
  if (offsets.size !== 1 || !sign || !/^[0:]*$/.test(rest)) return null;
  const east = Number(`${sign}${hours}`);
  if (east === 0) return 'UTC';
  if (east < WHOLE_HOURS.min || east > WHOLE_HOURS.max) return null;
  return `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}

/** Outlook's own words name cities: "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna". */
function ofCity(name: string): string | null {
  const cities = /^\((?:UTC|GMT)(?:[+-]\d\d:\d\d)?\)\s*(.+)$/i.exec(name)?.[1];
  if (!cities) return null;
  for (const city of cities.split(',')) {
    const ending = `/${plain(city)}`;
    const found = [...allZones()].find(([lower]) => lower.endsWith(ending));
    if (found) return found[1];
  }
  return null;
}

const plain = (city: string): string =>
  city.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, '_');

/** The zone that a calendar says for what says none. */
export function calendarZone(properties: readonly Property[]): string | null {
  const said = properties.find(({ name }) => name === 'x-wr-timezone');
  return said ? named(said.raw.trim()) : null;
}
