import { visibleResources } from '../resources/resources.queries';
import { cleanTag } from '../threads/text';
import { kindsOf } from './query';
import { fitsOn, type GroundOf, onGround, value } from './ranked';
import { SearchGroup } from './search.types';
import type { Source } from './sources';

/** Resources by the rule of their door. What is good does not fade with age; what was retired stands below the rest. */
export const groundOfResources: GroundOf = (ctx, asked, params) => {
  const { query } = asked;
  const given = (it: unknown) => value(params, it);
  const where = [visibleResources(ctx, 'r', 'c', params)];
  if (asked.communityIds) where.push(`r.community_id = any(${given(asked.communityIds)}::uuid[])`);
  if (query.resourceTypes.length > 0) {
    where.push(`r.type = any(${given(query.resourceTypes)}::text[])`);
  }
  if (query.tags.length > 0) where.push(`r.tags @> ${given(query.tags.map(cleanTag))}::text[]`);
  if (query.after) where.push(`r.revised_at >= ${given(query.after)}::timestamptz`);
  if (query.before) where.push(`r.revised_at < ${given(query.before)}::timestamptz`);
  const people = [
    ...(asked.personIds ? [asked.personIds] : []),
    ...(query.mine ? [[ctx.viewer.personId]] : []),
  ];
  for (const ids of people) {
    const any = `any(${given(ids)}::uuid[])`;
    where.push(`(r.created_by = ${any} or r.steward_id = ${any})`);
  }
  return {
    from: `resource_words w join resource r on r.id = w.resource_id join community c on c.id = r.community_id`,
    where,
    id: 'w.resource_id',
    at: 'r.revised_at',
    more: ', r.retired_at is not null as retired',
    bonus: 'case when h.retired then -1 else 0 end',
  };
};

export const resourceSource: Source = {
  group: SearchGroup.RESOURCE,
  many: false,
  applies: ({ query, words }) =>
    kindsOf(query) === query.resourceTypes.length && !query.unanswered && words?.all !== '',
  ...onGround(groundOfResources),
  fits: fitsOn(groundOfResources),
  dressed: {
    from: 'resource_words w join resource r on r.id = w.resource_id',
    id: 'w.resource_id',
    config: 'w.config',
    title: 'r.title',
    text: "concat_ws(' ', nullif(r.summary, ''), text_of_html(left(r.html, 60000)))",
  },
};
