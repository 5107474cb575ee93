/**
 * Whether a link leads to or from `t`, for a select list: most threads have none, and then their page asks no further.
 * Two looks into an index.
 */
export const linkedColumn = `,
  (exists (select 1 from thread_link l where l.thread_id = t.id)
    or exists (select 1 from thread_link l where l.other_id = t.id)) as linked`;
