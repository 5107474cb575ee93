import { registerEnumType } from 'type-graphql';

/** How closely somebody follows a thread, or a community. */
export enum ReadingLevel {
  WATCHING = 'WATCHING',
  TRACKING = 'TRACKING',
  NORMAL = 'NORMAL',
  MUTED = 'MUTED',
}
registerEnumType(ReadingLevel, {
  name: 'ReadingLevel',
  description: 'How closely somebody follows a thread, or a community.',
  valuesConfig: {
    WATCHING: { description: 'Hears of every post, and sees what is unread.' },
    TRACKING: { description: 'Sees what is unread.' },
    NORMAL: {
      description: 'Sees what is new, and nothing of what goes on in what they have read.',
    },
    MUTED: { description: 'Stays out of their lists; nothing tells of it.' },
  },
});

/** Where the level of a thread comes from. */
export enum ReadingReason {
  CHOSEN = 'CHOSEN',
  OPENED = 'OPENED',
  WROTE = 'WROTE',
  READ = 'READ',
  COMMUNITY = 'COMMUNITY',
  NOTHING = 'NOTHING',
}
registerEnumType(ReadingReason, {
  name: 'ReadingReason',
  description: 'Where the level comes from.',
  valuesConfig: {
    CHOSEN: { description: 'The viewer chose it for this thread.' },
    OPENED: { description: 'The viewer opened the thread.' },
    WROTE: { description: 'The viewer wrote in the thread.' },
    READ: { description: 'The viewer has read in the thread for a while.' },
    COMMUNITY: { description: 'The viewer chose it for the community.' },
    NOTHING: { description: 'Nothing has changed it yet.' },
  },
});

/** What stands in the two tables about the level of a thread. */
export interface KeptLevel {
  level: ReadingLevel | null;
  reason: ReadingReason | null;
  communityLevel: ReadingLevel | null;
}

const CLOSER = [
  ReadingLevel.MUTED,
  ReadingLevel.NORMAL,
  ReadingLevel.TRACKING,
  ReadingLevel.WATCHING,
];
const closer = (a: ReadingLevel, b: ReadingLevel): boolean => CLOSER.indexOf(a) > CLOSER.indexOf(b);

/**
 * The level that counts. What was chosen for the thread goes before all else, then a muted community; a level that
 * rose by itself and the community's then give the closer of the two.
 */
export function effectiveLevel({ level, reason, communityLevel }: KeptLevel): {
  level: ReadingLevel;
  reason: ReadingReason;
} {
  if (level && reason === ReadingReason.CHOSEN) return { level, reason };
  const ofCommunity = {
    level: communityLevel ?? ReadingLevel.NORMAL,
    reason: ReadingReason.COMMUNITY,
  };
  if (communityLevel === ReadingLevel.MUTED) return ofCommunity;
  if (level && reason && !closer(ofCommunity.level, level)) return { level, reason };
  return communityLevel ? ofCommunity : { ...ofCommunity, reason: ReadingReason.NOTHING };
}

export const isFollowed = (level: ReadingLevel): boolean =>
  level === ReadingLevel.TRACKING || level === ReadingLevel.WATCHING;

/**
 * `effectiveLevel(…).level` as an expression.
 * @param r the alias of thread_reader, whose row may be missing
 * @param d the alias of community_reader, whose row may be missing
 */
export const levelIn = (r: string, d: string): string =>
  `(case when ${r}.level_reason = 'CHOSEN' then ${r}.level
      when ${d}.level = 'MUTED' then 'MUTED'
      when 'WATCHING' in (${r}.level, ${d}.level) then 'WATCHING'
      when 'TRACKING' in (${r}.level, ${d}.level) then 'TRACKING'
      else 'NORMAL' end)`;

const FOLLOWED = `('WATCHING', 'TRACKING')`;

/**
 * `isFollowed(effectiveLevel(…))` as a condition.
 * @param r the alias of thread_reader
 * @param d the alias of community_reader, whose row may be missing
 */
export const follows = (r: string, d: string): string =>
  `(case when ${r}.level_reason = 'CHOSEN' then ${r}.level in ${FOLLOWED}
      when ${d}.level = 'MUTED' then false
      else coalesce(${r}.level in ${FOLLOWED}, false) or coalesce(${d}.level in ${FOLLOWED}, false) end)`;

/** Whether a thread belongs to what its reader has not read; `t` is the thread. Rows of `d` may be missing. */
export const isBehind = (t: string, r: string, d: string, readCount = `${r}.read_count`): string =>
  `(coalesce(${d}.active, false) and ${t}.removed_at is null and ${t}.post_count > ${readCount}
    and ${follows(r, d)})`;
