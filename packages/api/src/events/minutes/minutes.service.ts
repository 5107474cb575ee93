import type { Context } from '../../kernel/context';
import { affected } from '../../kernel/database/statements';
import { ConflictError } from '../../kernel/errors';
import { renderWords } from '../../threads/files/dressing';
import { changeEvent } from '../event.change';
import type { CommunityEvent } from '../event.entity';
import { eventFor } from '../events.queries';
import { maybeAddress, maybeMarkdown } from '../text';
import type { WriteMinutesInput } from './minutes.inputs';

/**
 * Writes minutes, outcome and recording. They are written together: whoever saw another version is told, and keeps
 * what they wrote.
 * @throws ConflictError when it is not the version that was seen
 */
export async function writeMinutes(
  ctx: Context,
  input: WriteMinutesInput,
): Promise<CommunityEvent> {
  await eventFor(ctx, input.eventId, 'writeMinutes');
  const minutes = maybeMarkdown(input.minutesMarkdown, 'minutesMarkdown');
  const outcome = maybeMarkdown(input.outcomeMarkdown, 'outcomeMarkdown');
  const recordingUrl = maybeAddress(input.recordingUrl, 'recordingUrl');
  // Before the transaction: no lock is held while a worker is busy with a text.
  const [minutesHtml, outcomeHtml] = await Promise.all(
    [minutes, outcome].map(async (text) => (text ? (await renderWords(ctx, text)).html : '')),
  );
  return changeEvent(ctx, input.eventId, 'writeMinutes', async (tx, event) => {
    const written = await affected(
      tx,
      `update event set minutes_markdown = $3, minutes_html = $4, outcome_markdown = $5, outcome_html = $6,
         recording_url = $7, minutes_by = $8, minutes_at = $9, minutes_version = minutes_version + 1
        where id = $1 and minutes_version = $2`,
      [
        event.id,
        input.version,
        minutes,
        minutesHtml,
        outcome,
        outcomeHtml,
        recordingUrl,
        tx.viewer.personId,
        tx.clock.now(),
      ],
    );
    if (written === 0) throw new ConflictError('VERSION');
  });
}
