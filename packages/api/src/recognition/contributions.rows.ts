import { ContributionKind, type ContributionRef } from './contribution.entity';

/** How tables name a contribution: one of three columns is filled. */
export interface AboutColumns {
  postId: string | null;
  resourceId: string | null;
  eventId: string | null;
}

export const aboutColumns = (a: string): string =>
  `${a}.post_id as "postId", ${a}.resource_id as "resourceId", ${a}.event_id as "eventId"`;

/** The values of `post_id`, `resource_id` and `event_id`, in this order. */
export const aboutValues = (
  ref: ContributionRef | null,
): [string | null, string | null, string | null] => {
  const only = (kind: ContributionKind) => (ref?.kind === kind ? ref.id : null);
  return [
    only(ContributionKind.POST),
    only(ContributionKind.RESOURCE),
    only(ContributionKind.EVENT),
  ];
};

export function aboutOf({
  postId,
  resourceId,
  eventId,
}: Partial<AboutColumns>): ContributionRef | null {
  if (postId) return { kind: ContributionKind.POST, id: postId };
  if (resourceId) return { kind: ContributionKind.RESOURCE, id: resourceId };
  return eventId ? { kind: ContributionKind.EVENT, id: eventId } : null;
}

/**
 * Whether this person gave what the row is about, inside a statement; the same as `Contribution.byIds`.
 * @param a the alias of a row with the three columns, @param person a parameter
 */
export const givenBy = (a: string, person: string): string =>
  `(exists (select 1 from post gp where gp.id = ${a}.post_id and gp.author_id = ${person}::uuid)
    or exists (select 1 from resource gr where gr.id = ${a}.resource_id and ${person}::uuid in (gr.created_by, gr.steward_id))
    or exists (select 1 from event ge join event_series gs on gs.id = ge.series_id
      where ge.id = ${a}.event_id and coalesce(ge.host_id, gs.created_by) = ${person}::uuid))`;

/** Whether what the row is about was not removed since, or only ever proposed; who sees it is asked beside this. */
export const isThere = (a: string): string =>
  `((${a}.post_id is null or exists (select 1 from post tp join thread tt on tt.id = tp.thread_id
      where tp.id = ${a}.post_id and tp.removed_at is null and tt.removed_at is null))
    and (${a}.resource_id is null or exists (select 1 from resource tr
      where tr.id = ${a}.resource_id and tr.removed_at is null))
    and (${a}.event_id is null or exists (select 1 from event te
      where te.id = ${a}.event_id and te.state in ('SCHEDULED', 'CANCELLED'))))`;
