import type { Ground, PostFacts } from '../post.policy';
import { rowsOf } from './ballots';
import { Poll, PollKind, type PollOutcome } from './poll.entity';
import { pollPermissions, seesResults } from './poll.policy';
import type { OutcomeRow, PollRow } from './polls.rows';
import { schulze } from './ranking';

/**
 * A poll is closed from its time on, to the second: the job that writes this down comes up to a minute later.
 */
export function closedAtOf(
  { closedAt, closesAt }: Pick<PollRow, 'closedAt' | 'closesAt'>,
  now: Date,
): Date | null {
  if (closedAt) return new Date(closedAt);
  const planned = closesAt ? new Date(closesAt) : null;
  return planned && planned <= now ? planned : null;
}

/** A poll as one viewer may see it. What does not show to them is left out here, once for all ways to it. */
export function pollOf(
  row: PollRow,
  post: PostFacts,
  ground: Ground,
  viewerVote: number[] | null,
  now: Date,
): Poll {
  const closedAt = closedAtOf(row, now);
  const shown = seesResults(row.results, closedAt !== null, viewerVote !== null);
  const ranked = row.kind === PollKind.RANKED && shown;
  const preferences = ranked ? rowsOf(row.preferences, row.options.length) : null;
  const poll = new Poll();
  poll.id = row.id;
  poll.question = row.question;
  poll.kind = row.kind;
  poll.minChoices = row.minChoices;
  poll.maxChoices = row.maxChoices;
  poll.results = row.results;
  poll.namesShown = row.namesShown;
  poll.closesAt = row.closesAt ? new Date(row.closesAt) : null;
  poll.closesOn = row.closesOn;
  poll.timeZone = row.timeZone;
  poll.closedAt = closedAt;
  poll.closedById = row.closedById;
  poll.voterCount = row.voterCount;
  poll.options = row.options.map(({ text, votes }, position) => ({
    position,
    text,
    votes: shown ? votes : null,
  }));
  poll.resultsShown = shown;
  poll.preferences = preferences;
  poll.ranking = preferences && row.voterCount > 0 ? schulze(preferences) : preferences && [];
  poll.viewerVote = viewerVote;
  poll.outcome = outcomeOf(row, post.number);
  poll.version = row.version;
  poll.viewerCan = pollPermissions(ground, post, { voterCount: row.voterCount, closedAt });
  return poll;
}

function outcomeOf(row: PollRow, number: number): PollOutcome | null {
  const { outcomeMarkdown: markdown, outcomeHtml: html, outcomeById, outcomeAt } = row;
  if (markdown === null || html === null || outcomeById === null || outcomeAt === null) return null;
  return outcome({
    pollId: row.id,
    question: row.question,
    number,
    markdown,
    html,
    writtenById: outcomeById,
    writtenAt: outcomeAt,
  });
}

export const outcome = (row: OutcomeRow): PollOutcome => ({
  ...row,
  writtenAt: new Date(row.writtenAt),
});
