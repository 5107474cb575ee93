-- The outcomes of a thread are found through its posts: what is not kept beside them cannot go wrong when a post is
-- removed, or moves into another thread.
alter table thread drop column outcome_poll_id;
create index post_with_poll on post (thread_id) where has_poll;
-- Who voted, in the order in which names are shown.
create index poll_vote_in_order on poll_vote (poll_id, cast_at, person_id);
