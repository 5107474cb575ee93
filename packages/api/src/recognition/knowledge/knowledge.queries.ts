import type { Person } from '../../accounts/person.entity';
import { readableBy } from '../../communities/communities.queries';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { defineLoader } from '../../kernel/loaders';
import { every, known } from '../../kernel/policy';
import { givenBy, isThere } from '../contributions.rows';
import { recognitionOn } from '../switch';
import { KnowledgePage } from './knowledge.types';

/**
 * The pages of people: their own to each, those of others when they have published them; null else. One statement for
 * all who are asked for.
 */
export const knowledgeLoader = defineLoader<Person, KnowledgePage | null>(async (ctx, people) => {
  const open = await openPages(ctx, people);
  return Promise.all(
    people.map((person) => {
      const choice = open.get(person.id);
      return choice ? pageOf(ctx, person.id, choice.publishedAt) : null;
    }),
  );
});

interface Choice {
  publishedAt: Date | null;
}

/** Whose pages the viewer may read. */
async function openPages(ctx: Context, people: readonly Person[]): Promise<Map<string, Choice>> {
  if (!every(known(ctx.viewer), recognitionOn(ctx.viewer)).allowed) return new Map();
  const there = people.filter(({ placeholder, deactivatedAt }) => !placeholder && !deactivatedAt);
  const found = await rows<Choice & { id: string }>(
    ctx,
    `select asked.id, k.published_at as "publishedAt" from unnest($1::uuid[]) asked (id)
       left join recognition_choice k on k.person_id = asked.id
      where k.published_at is not null or asked.id = $2`,
    [there.map(({ id }) => id), ctx.viewer.personId],
  );
  return new Map(found.map((row) => [row.id, row]));
}

/** What was said of the uses of what somebody gave; their own uses of it are not what became of it. */
async function pageOf(
  ctx: Context,
  personId: string,
  publishedAt: Date | null,
): Promise<KnowledgePage> {
  const params: unknown[] = [personId];
  const [told] = await rows<Omit<KnowledgePage, 'publishedAt' | 'personId'>>(
    ctx,
    `select count(*)::int as "useCount",
            count(*) filter (where u.how = 'WORKED')::int as "workedCount",
            count(*) filter (where u.how = 'ADAPTED')::int as "adaptedCount",
            count(distinct u.by_id)::int as "personCount",
            count(distinct coalesce(u.post_id, u.resource_id, u.event_id))::int as "contributionCount",
            coalesce(array_agg(distinct p.department order by p.department)
              filter (where p.department <> ''), '{}') as departments,
            coalesce(array_agg(distinct u.community_id), '{}') as "communityIds",
            min(u.created_at) as since
       from use_report u join community c on c.id = u.community_id join person p on p.id = u.by_id
      where ${givenBy('u', '$1')} and u.by_id <> $1 and u.removed_at is null and u.shown_to = 'COMMUNITY'
        and u.how <> 'DID_NOT_WORK' and ${readableBy(ctx.viewer, 'c', params)} and ${isThere('u')}`,
    params,
  );
  return Object.assign(new KnowledgePage(), told, { publishedAt, personId });
}
