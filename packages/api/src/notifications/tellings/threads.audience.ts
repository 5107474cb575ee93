import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { levelIn } from '../../threads/reading/levels';
import type { NoticeKind, NoticeReason } from '../notifications.types';
import { isThere, mayRead } from '../telling/people';
import type { Audience, Happening } from '../telling/telling';

/** Some people with one reason. */
export interface Circle {
  kind: NoticeKind;
  reason: NoticeReason;
  /**
   * A statement that gives `person_id`. It may use $1 the thread, $2 its community, $3 after whom, $4 how many, and from
   * $6 on the telling's own values. One that can be large gives them in the order of `person_id`, after $3, $4 of them.
   */
  people: string;
}

const after = (person: string): string => `($3::uuid is null or ${person} > $3)`;

/** The readers of a thread who have one of these levels for it, and for whom that counts. */
export const readersAt = (levels: string): string =>
  `select r.person_id from thread_reader r
     left join community_reader d on d.community_id = $2 and d.person_id = r.person_id
    where r.thread_id = $1 and ${after('r.person_id')}
      and r.level in (${levels}) and ${levelIn('r', 'd')} in (${levels})
    order by r.person_id limit $4`;

/** Whoever opened the thread, when its level counts as one of these for them. */
export const openerAt = (levels: string): string =>
  `select t.author_id as person_id from thread t
     left join thread_reader r on r.thread_id = t.id and r.person_id = t.author_id
     left join community_reader d on d.community_id = $2 and d.person_id = t.author_id
    where t.id = $1 and ${levelIn('r', 'd')} in (${levels})`;

/** Those who watch the community, and the thread for that reason if for no other. */
export const watchersOfCommunity = `select d.person_id from community_reader d
     left join thread_reader r on r.thread_id = $1 and r.person_id = d.person_id
    where d.community_id = $2 and d.active and d.level = 'WATCHING' and ${after('d.person_id')}
      and ${levelIn('r', 'd')} = 'WATCHING'
    order by d.person_id limit $4`;

/** All members. */
export const members = `select d.person_id from community_reader d
    where d.community_id = $2 and d.active and ${after('d.person_id')} order by d.person_id limit $4`;

/**
 * The next part of those who stand in one of these circles, each with the strongest of their reasons: the circles are
 * given in that order. Muted by the person, or not theirs to read: they are passed over.
 */
export async function peopleIn(
  ctx: Context,
  { subjectId, actorId }: Happening,
  circles: readonly Circle[],
  values: unknown[],
  from: string | null,
  limit: number,
  /** The number of a post: whoever has read it already need not be told of it. */
  unlessRead: number | null = null,
): Promise<Audience> {
  // Where it stands now: it may have been moved since, to where fewer may read it.
  const [thread] = await rows<{ communityId: string }>(
    ctx,
    'select community_id as "communityId" from thread where id = $1',
    [subjectId],
  );
  if (!thread) return { told: [], upTo: null };
  const found = await rows<{ personId: string; circle: number; eligible: boolean }>(
    ctx,
    `with circle as (
       ${circles.map(({ people }, index) => `(select person_id, ${index} as circle from (${people}) x)`).join(' union all ')}
     ), best as (
       select person_id, min(circle) as circle from circle
        where person_id is not null and ${after('person_id')} group by person_id order by person_id limit $4
     )
     select b.person_id as "personId", b.circle,
            (b.person_id is distinct from $5::uuid and ${isThere('p')} and ${mayRead('p', 'c')}
              and ${levelIn('r', 'd')} <> 'MUTED'
              and ${unlessRead === null ? 'true' : `coalesce(r.read_number, 0) < ${Number(unlessRead)}`}) as eligible
       from best b join person p on p.id = b.person_id join community c on c.id = $2
       left join thread_reader r on r.thread_id = $1 and r.person_id = b.person_id
       left join community_reader d on d.community_id = $2 and d.person_id = b.person_id
      order by b.person_id`,
    [subjectId, thread.communityId, from, limit, actorId, ...values],
  );
  return {
    told: found.flatMap(({ personId, circle, eligible }) => {
      const { kind, reason } = circles[circle] as Circle;
      return eligible ? { personId, kind, reason } : [];
    }),
    upTo: found.length < limit ? null : (found.at(-1)?.personId ?? null),
  };
}
