import type { DumpFile } from './dump';
import { idOf, wholeNumber } from './fields';
import { outcomes, type PostPlaces } from './places';
import type { ImportReport } from './report';
import { rowsOf } from './rows';

const UP = 2;
const DOWN = 3;

/** Votes that say nothing for or against a post, as Stack Exchange documents them. */
const OTHER_VOTES: Record<number, string> = {
  1: 'acceptance, which the question tells',
  4: 'flag as offensive',
  5: 'bookmark',
  6: 'close vote',
  7: 'reopen vote',
  8: 'bounty start',
  9: 'bounty close',
  10: 'deletion',
  11: 'undeletion',
  12: 'flag as spam',
  15: 'moderator review',
  16: 'approved edit',
};

/** Adds the votes up for each post. Nobody's name is on them: they are kept as counts. */
export async function countVotes(
  file: DumpFile,
  posts: PostPlaces,
  report: ImportReport,
  onBytes: (bytes: number) => void,
): Promise<void> {
  for await (const { row, line } of rowsOf(file, report, () => 'votes', onBytes)) {
    const postId = idOf(row.PostId);
    const type = wholeNumber(row.VoteTypeId);
    report.read('votes');
    if (postId === undefined || type === undefined) {
      const reason = 'it has no usable post or type';
      report.failed({ kind: 'votes', file: file.name, line, id: row.Id ?? null, reason });
    } else if (type !== UP && type !== DOWN) {
      report.skipped('votes', OTHER_VOTES[type] ?? `a vote of the unknown type ${type}`);
    } else {
      const post = posts.find(postId);
      if (post === undefined)
        report.skipped('votes', 'its post is no question or answer of the dump');
      else posts.vote(post, type === UP);
    }
  }
}

/** Votes share the fate of their posts; called when that is known. */
export function settleVotes(posts: PostPlaces, report: ImportReport): void {
  for (let row = 0; row < posts.length; row += 1) {
    const votes = posts.votesOn(row);
    const outcome = posts.outcomeOf(row);
    if (outcome === outcomes.created) report.created('votes', votes);
    else if (outcome === outcomes.unchanged) report.unchanged('votes', votes);
    else report.skipped('votes', 'its post was not imported', votes);
  }
}
