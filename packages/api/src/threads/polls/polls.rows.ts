import type { PollKind, PollResults } from './poll.entity';

/** A poll as it stands in the database, with its options in order. */
export interface PollRow {
  id: string;
  question: string;
  kind: PollKind;
  minChoices: number;
  maxChoices: number;
  results: PollResults;
  namesShown: boolean;
  closesOn: string | null;
  timeZone: string | null;
  /** Instants come as texts inside JSON. */
  closesAt: string | null;
  closedAt: string | null;
  closedById: string | null;
  voterCount: number;
  preferences: number[];
  outcomeMarkdown: string | null;
  outcomeHtml: string | null;
  outcomeById: string | null;
  outcomeAt: string | null;
  version: number;
  options: Array<{ text: string; votes: number }>;
}

/** Nearly no post has a poll: for those the tables are not even looked at. */
export const pollColumns = `,
  case when p.has_poll then (select json_build_object(
      'id', w.id, 'question', w.question, 'kind', w.kind, 'minChoices', w.min_choices,
      'maxChoices', w.max_choices, 'results', w.results, 'namesShown', w.names_shown,
      'closesOn', w.closes_on, 'timeZone', w.time_zone, 'closesAt', w.closes_at,
      'closedAt', w.closed_at, 'closedById', w.closed_by, 'voterCount', w.voter_count,
      'preferences', w.preferences, 'outcomeMarkdown', w.outcome_markdown, 'outcomeHtml', w.outcome_html,
      'outcomeById', w.outcome_by, 'outcomeAt', w.outcome_at, 'version', w.version,
      'options', (select json_agg(json_build_object('text', o.text, 'votes', o.votes) order by o.position)
                    from poll_option o where o.poll_id = w.id))
    from poll w where w.post_id = p.id) end as poll,
  case when p.has_poll then (select v.choices from poll w join poll_vote v on v.poll_id = w.id
    where w.post_id = p.id and v.person_id = $1) end as "viewerVote"`;

/** What was decided last in a thread `t`, as far as its post is there: for the head of the thread. */
export interface OutcomeRow {
  pollId: string;
  question: string;
  number: number;
  markdown: string;
  html: string;
  writtenById: string;
  writtenAt: string;
}

export const outcomeOfThread = `(select json_build_object(
    'pollId', w.id, 'question', w.question, 'number', o.number, 'markdown', w.outcome_markdown,
    'html', w.outcome_html, 'writtenById', w.outcome_by, 'writtenAt', w.outcome_at)
  from post o join poll w on w.post_id = o.id
 where o.thread_id = t.id and o.has_poll and o.removed_at is null and w.outcome_at is not null
 order by w.outcome_at desc limit 1)`;
