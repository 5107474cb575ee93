import { effectiveLevel, isFollowed, type ReadingLevel, ReadingReason } from './levels';
import type { ThreadReading } from './reading.types';

/** What a statement that selects threads reads beside them of their viewer's two rows; null for rows not there. */
export interface ReadingColumns {
  readNumber: number | null;
  readCount: number | null;
  readAt: Date | null;
  readerLevel: ReadingLevel | null;
  readerReason: ReadingReason | null;
  communityLevel: ReadingLevel | null;
  /** Of an active member. */
  newAfter: number | null;
  openedSeq: number;
}

export const readingColumns = `, r.read_number as "readNumber", r.read_count as "readCount", r.read_at as "readAt",
  r.level as "readerLevel", r.level_reason as "readerReason", d.level as "communityLevel",
  d.new_after as "newAfter", t.opened_seq as "openedSeq"`;

/** @param person the parameter that holds the viewer, as `$2` */
export const readingJoins = (person: string): string =>
  `left join thread_reader r on r.person_id = ${person}::uuid and r.thread_id = t.id
   left join community_reader d on d.person_id = ${person}::uuid and d.community_id = t.community_id and d.active`;

/** Whether the statement has read what the viewer has read. */
export const isRead = <Row extends Partial<ReadingColumns>>(
  row: Row,
): row is Row & ReadingColumns => row.openedSeq !== undefined;

export function readingOf(row: ReadingColumns & { postCount: number }): ThreadReading {
  const { level, reason } = effectiveLevel({
    level: row.readerLevel,
    reason: row.readerReason,
    communityLevel: row.communityLevel,
  });
  const opened = row.readCount !== null;
  const unreadPosts = opened ? Math.max(0, row.postCount - (row.readCount ?? 0)) : 0;
  const came = row.newAfter !== null && row.openedSeq > row.newAfter;
  return {
    readNumber: row.readNumber ?? 0,
    readAt: row.readAt,
    unreadPosts,
    unread: unreadPosts > 0 && row.newAfter !== null && isFollowed(level),
    isNew: !opened && came && level !== 'MUTED',
    level,
    reason,
  };
}
