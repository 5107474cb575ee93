import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import type { NoticeKind, NoticeReason } from '../notifications.types';
import { isThere, mayRead } from '../telling/people';
import type { Audience, Happening } from '../telling/telling';

/** Some people with one reason, of something that is not a thread. */
export interface PlainCircle {
  kind: NoticeKind;
  reason: NoticeReason;
  /**
   * A statement that gives `person_id`. It may use $1 the subject, $2 its community, $3 after whom, $4 how many, and from
   * $6 on the telling's own values. One that can be large gives them in the order of `person_id`, after $3, $4 of them.
   */
  people: string;
}

export const afterThat = (person: string): string => `($3::uuid is null or ${person} > $3)`;

/**
 * The next part of those who stand in one of these circles and may read the community, each with the strongest of their
 * reasons: the circles are given in that order.
 */
export async function peopleAt(
  ctx: Context,
  { subjectId, communityId, actorId }: Happening,
  circles: readonly PlainCircle[],
  values: unknown[],
  from: string | null,
  limit: number,
): Promise<Audience> {
  const found = await rows<{ personId: string; circle: number; eligible: boolean }>(
    ctx,
    `with circle as (
       ${circles.map(({ people }, index) => `(select person_id, ${index} as circle from (${people}) x)`).join(' union all ')}
     ), best as (
       select person_id, min(circle) as circle from circle
        where person_id is not null and ${afterThat('person_id')} group by person_id order by person_id limit $4
     )
     select b.person_id as "personId", b.circle,
            (b.person_id is distinct from $5::uuid and ${isThere('p')} and ${mayRead('p', 'c')}) as eligible
       from best b join person p on p.id = b.person_id join community c on c.id = $2
      where $1::uuid is not null order by b.person_id`,
    [subjectId, communityId, from, limit, actorId, ...values],
  );
  return {
    told: found.flatMap(({ personId, circle, eligible }) => {
      const { kind, reason } = circles[circle] as PlainCircle;
      return eligible ? { personId, kind, reason } : [];
    }),
    upTo: found.length < limit ? null : (found.at(-1)?.personId ?? null),
  };
}
