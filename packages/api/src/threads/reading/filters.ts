import { registerEnumType } from 'type-graphql';

/** What of a list its viewer wants to see. */
export enum ReadingFilter {
  UNREAD = 'UNREAD',
  NEW = 'NEW',
}
registerEnumType(ReadingFilter, {
  name: 'ReadingFilter',
  valuesConfig: {
    UNREAD: { description: 'Watched or tracked by the viewer, and more came.' },
    NEW: { description: 'The viewer has never opened it.' },
  },
});

/** As many of the newest as anybody looks through; who has more new than that marks it as read. */
export const NEW_MAX = 200;

/**
 * A filter of the threads `t` of one community ($1), as a condition. Their ids are found first: there are few, and a
 * planner that does not know it walks through the whole community.
 */
export const readingFilter = (filter: ReadingFilter, person: string): string =>
  filter === ReadingFilter.UNREAD
    ? `t.id = any(array(select u.thread_id from thread_reader u
        where u.person_id = ${person}::uuid and u.behind and u.community_id = $1))`
    : `r.thread_id is null and t.id = any(array(select x.id from thread x
        where x.community_id = $1 and x.removed_at is null and x.opened_seq > (
          select m.new_after from community_reader m
           where m.person_id = ${person}::uuid and m.community_id = $1 and m.active and m.level is distinct from 'MUTED')
        order by x.opened_seq desc limit ${NEW_MAX}))`;

/** What the viewer ($2) has muted: a thread, or a community with all in it that they have not chosen by itself. */
export const NOT_MUTED = `and w.id <> all(array(select thread_id from thread_reader
           where person_id = $2 and level = 'MUTED'))
         and (w.community_id <> all(array(select community_id from community_reader
           where person_id = $2 and level = 'MUTED'))
           or exists (select 1 from thread_reader r where r.person_id = $2 and r.thread_id = w.id
             and r.level_reason = 'CHOSEN'))`;
