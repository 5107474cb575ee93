/**
 * What people know as one series, however often "this and following" began it anew: the series that one came out of, and
 * all that came out of those. To stand in `with recursive`, as `family (of, id)`.
 * @param given a subselect of ids, or a list of them
 */
export const familyOf = (given: string): string => `
  up as (
    select s.id as of, s.id, s.split_from_id, s.community_id from event_series s where s.id in (${given})
    union
    select u.of, s.id, s.split_from_id, s.community_id from up u join event_series s on s.id = u.split_from_id
  ),
  family as (
    select of, id, community_id from up
    union
    select f.of, s.id, s.community_id from family f
      join event_series s on s.community_id = f.community_id and s.split_from_id = f.id
  )`;
