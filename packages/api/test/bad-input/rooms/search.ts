import type { HouseRoom } from '.';

/** What is searched for is text of any kind, and an address may be any text: the arbitraries bring it. Nothing is made. */
export const search: HouseRoom = {
  async build() {
    const values: Record<string, Record<string, unknown>> = {
      search: { text: 'thing number' },
      // Nothing is asked in tests: what is refused is.
      previewLink: { url: 'https://wounds.example/heels' },
    };
    return (operation) => values[operation];
  },
  // Each post that is there has its words once, each other none.
  wrongCounts: `select 'words of the post ' || p.id as wrong from post p
      left join post_words w on w.post_id = p.id
     where (w.post_id is null) <> (p.removed_at is not null)
        or w.thread_id <> p.thread_id or w.opens <> (p.number = 1)
    union all
    select 'words of the resource ' || r.id from resource r
      left join resource_words w on w.resource_id = r.id
     where (w.resource_id is null) <> (r.removed_at is not null)`,
};
