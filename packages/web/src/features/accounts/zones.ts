import type { IntlShape } from 'react-intl';

export interface Zone {
  /** As the API wants it: "Europe/Lisbon". */
  id: string;
  /** "Lisbon", "Buenos Aires". */
  place: string;
  /** "Europe", "America, Argentina". */
  region: string;
}

/** The zone of this device, as the browser knows it. */
export const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

export function zoneOf(id: string): Zone {
  const steps = id.replaceAll('_', ' ').split('/');
  return { id, place: steps.at(-1) ?? id, region: steps.slice(0, -1).join(', ') };
}

let known: Zone[] | undefined;

/** Every zone that the browser knows, by place. Browsers leave out UTC, which servers like. */
function allZones(): Zone[] {
  known ??= [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])]
    .map(zoneOf)
    .sort((a, b) => a.place.localeCompare(b.place));
  return known;
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Zones whose place or region has a word that begins like each of the words asked for. */
export function zonesLike(search: string): Zone[] {
  const wanted = plain(search)
    .split(/[\s,/_]+/)
    .filter(Boolean);
  return allZones().filter(({ place, region }) => {
    const words = plain(`${place} ${region}`).split(/[\s,-]+/);
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  });
}

/** Minutes that a zone is ahead of UTC at an instant. */
function offset(zone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at);
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(
    value('year'),
    value('month') - 1,
    value('day'),
    value('hour'),
    value('minute'),
  );
  return Math.round((local - at.getTime()) / 60_000);
}

/** Minutes that one zone is ahead of another at an instant; negative when it is behind. */
export const minutesAhead = (zone: string, of: string, at: Date): number =>
  offset(zone, at) - offset(of, at);

/** "14:03", there. */
export const hourIn = (intl: IntlShape, zone: string, at: Date): string =>
  intl.formatTime(at, { timeZone: zone, hour: '2-digit', minute: '2-digit' });
