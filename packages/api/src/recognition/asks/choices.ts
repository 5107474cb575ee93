import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { enforceRecognition, recognitionOn } from '../switch';
import { RecognitionChoices } from './ask.entity';

const CHOICES = 'asks, published_at as "publishedAt"';

/**
 * What the viewer wants of recognition; who never said is asked, and has published nothing. Where the house wants none of
 * it nobody is asked, and nothing is published.
 */
export async function choicesOf(ctx: Context): Promise<RecognitionChoices> {
  if (!recognitionOn(ctx.viewer).allowed) {
    return Object.assign(new RecognitionChoices(), { asks: false, publishedAt: null });
  }
  const [chosen] = await rows<RecognitionChoices>(
    ctx,
    `select ${CHOICES} from recognition_choice where person_id = $1`,
    [ctx.viewer.personId],
  );
  return Object.assign(new RecognitionChoices(), chosen ?? { asks: true, publishedAt: null });
}

export async function setRecognitionChoices(
  ctx: Context,
  { asks }: Pick<RecognitionChoices, 'asks'>,
): Promise<RecognitionChoices> {
  enforceRecognition(ctx);
  await rows(
    ctx,
    `insert into recognition_choice (person_id, asks) values ($1, $2)
     on conflict (person_id) do update set asks = excluded.asks`,
    [ctx.viewer.personId, asks],
  );
  return choicesOf(ctx);
}
