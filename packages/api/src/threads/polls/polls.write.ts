import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { InvalidError } from '../../kernel/errors';
import { newId } from '../../kernel/ids';
import { type PlannedTime, plannedTime } from '../../kernel/local-time';
import { oneLine } from '../text';
import { PollKind } from './poll.entity';
import { type NewPollInput, OPTION_MAX, QUESTION_MAX } from './polls.inputs';

/** A poll as it is to be kept. */
export interface NewPoll extends Pick<NewPollInput, 'question' | 'kind' | 'options'> {
  minChoices: number;
  maxChoices: number;
  results: NewPollInput['results'];
  namesShown: boolean;
  closing: PlannedTime | null;
}

/** @throws InvalidError when it asks nothing, or offers no choice */
export function cleanPoll(input: NewPollInput, now: Date): NewPoll {
  const question = words(input.question, QUESTION_MAX, 'poll.question');
  const options = input.options.map((option, place) =>
    words(option, OPTION_MAX, `poll.options.${place}`),
  );
  if (options.length < 2) throw new InvalidError({ path: 'poll.options', rule: 'tooFew' });
  const spelt = new Set(options.map((option) => option.normalize('NFC').toLowerCase()));
  if (spelt.size < options.length) {
    throw new InvalidError({ path: 'poll.options', rule: 'arrayUnique' });
  }
  return {
    question,
    options,
    kind: input.kind,
    ...bounds(input, options.length),
    results: input.results,
    namesShown: input.namesShown,
    closing: input.closing ? plannedTime(input.closing, now, 'poll.closing') : null,
  };
}

function bounds(input: NewPollInput, options: number): { minChoices: number; maxChoices: number } {
  if (input.kind === PollKind.SINGLE) return { minChoices: 1, maxChoices: 1 };
  const maxChoices = input.maxChoices ?? options;
  const minChoices = input.minChoices ?? 1;
  if (maxChoices > options) throw new InvalidError({ path: 'poll.maxChoices', rule: 'max' });
  if (minChoices > maxChoices) throw new InvalidError({ path: 'poll.minChoices', rule: 'max' });
  return { minChoices, maxChoices };
}

function words(text: string, most: number, path: string): string {
  const clean = oneLine(text);
  if (!/[^\s\p{Cc}\p{Cf}\ufffd]/u.test(clean)) throw new InvalidError({ path, rule: 'isNotEmpty' });
  if ([...clean].length > most) throw new InvalidError({ path, rule: 'maxLength' });
  return clean;
}

/**
 * Writes the poll of a post.
 * @param tx inside the transaction of the post
 * @returns false, with nothing written, when the post has one already
 */
export async function writePoll(tx: Context, postId: string, poll: NewPoll): Promise<boolean> {
  const written = await rows(
    tx,
    `with w as (
       insert into poll (id, post_id, question, kind, min_choices, max_choices, results, names_shown,
         closes_on, time_zone, closes_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (post_id) do nothing returning id
     ), o as (
       insert into poll_option (poll_id, position, text)
       select w.id, given.place - 1, given.text
         from w, unnest($12::text[]) with ordinality as given(text, place)
     ), p as (
       update post set has_poll = true from w where post.id = $2
     )
     select id from w`,
    [
      newId(),
      postId,
      poll.question,
      poll.kind,
      poll.minChoices,
      poll.maxChoices,
      poll.results,
      poll.namesShown,
      poll.closing?.on ?? null,
      poll.closing?.timeZone ?? null,
      poll.closing?.at ?? null,
      poll.options,
    ],
  );
  return written.length > 0;
}

/** The opening post of a thread that this transaction has just written. */
export async function writeOpeningPoll(
  tx: Context,
  threadId: string,
  poll: NewPoll,
): Promise<void> {
  const [post] = await rows<{ id: string }>(
    tx,
    'select id from post where thread_id = $1 and number = 1',
    [threadId],
  );
  if (post) await writePoll(tx, post.id, poll);
}
