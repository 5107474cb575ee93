import { visibleEvents } from '../events/events.queries';
import { kindsOf } from './query';
import { type GroundOf, onGround, value } from './ranked';
import { SearchGroup } from './search.types';
import type { Source } from './sources';

/** Events by the rule of their door; of a series the next one, or the last. */
const groundOfEvents: GroundOf = (ctx, asked, params) => {
  const { query } = asked;
  const given = (it: unknown) => value(params, it);
  const where = [visibleEvents(ctx, 'e', 's', 'c', params)];
  if (asked.communityIds) where.push(`e.community_id = any(${given(asked.communityIds)}::uuid[])`);
  if (query.eventKinds.length > 0) where.push(`e.kind = any(${given(query.eventKinds)}::text[])`);
  if (query.after) where.push(`e.starts_at >= ${given(query.after)}::timestamptz`);
  if (query.before) where.push(`e.starts_at < ${given(query.before)}::timestamptz`);
  if (asked.personIds) {
    const ids = `any(${given(asked.personIds)}::uuid[])`;
    where.push(`(e.host_id = ${ids} or s.created_by = ${ids})`);
  }
  if (query.mine) {
    const me = `${given(ctx.viewer.personId)}::uuid`;
    where.push(`(e.host_id = ${me} or s.created_by = ${me} or exists (select 1 from event_rsvp r
      where r.event_id = e.id and r.person_id = ${me} and r.answer <> 'NOT'))`);
  }
  const now = `${given(ctx.clock.now())}::timestamptz`;
  return {
    from: `event_words w join event e on e.id = w.event_id join event_series s on s.id = e.series_id
      join community c on c.id = e.community_id`,
    where,
    id: 'w.event_id',
    at: 'e.starts_at',
    more: `, e.series_id as same, e.ends_at < ${now} as past, abs(extract(epoch from e.starts_at - ${now})) as far`,
    once: 'past, far',
    // What still comes is worth more than what was.
    bonus: 'case when h.past then 0 else 0.5 end',
  };
};

export const eventSource: Source = {
  group: SearchGroup.EVENT,
  many: false,
  applies: ({ query, words }) =>
    kindsOf(query) === query.eventKinds.length &&
    query.tags.length === 0 &&
    !query.unanswered &&
    words?.all !== '',
  ...onGround(groundOfEvents),
  dressed: {
    from: 'event_words w join event e on e.id = w.event_id',
    id: 'w.event_id',
    config: 'w.config',
    title: 'e.title',
    text: 'text_of_html(e.description_html)',
  },
};
