import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { enforce, every, known } from '../../kernel/policy';
import { RecognitionChoices } from '../asks/ask.entity';
import { recognitionOn } from '../switch';

/** Lets others read where the viewer's knowledge went, each as far as they see; or takes it back. */
export async function publishKnowledge(
  ctx: Context,
  published: boolean,
): Promise<RecognitionChoices> {
  enforce(every(known(ctx.viewer), recognitionOn(ctx.viewer)));
  const [choices] = await rows<RecognitionChoices>(
    ctx,
    `insert into recognition_choice as k (person_id, published_at) values ($1, $2)
     on conflict (person_id) do update
       set published_at = case when $3 then coalesce(k.published_at, excluded.published_at) end
     returning k.asks, k.published_at as "publishedAt"`,
    [ctx.viewer.personId, published ? ctx.clock.now() : null, published],
  );
  return Object.assign(new RecognitionChoices(), choices);
}
