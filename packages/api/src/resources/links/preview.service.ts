import { maybeAddress } from '../../events/text';
import type { Context } from '../../kernel/context';
import { InvalidError } from '../../kernel/errors';
import { defineLimit } from '../../kernel/limits';
import { enforce, known } from '../../kernel/policy';
import { LinkPreview } from './link-card.entity';
import type { PreviewLinkInput } from './links.inputs';
import { NOTHING, saidBy } from './said';

/** Somebody who gathers a list of links, not a program that tries out addresses. */
const perPerson = defineLimit({ points: 60, seconds: 600 });

/**
 * What an address says of itself. Where nothing can be learned, whatever the reason, it is empty: nobody is told by it what
 * stands inside of ours and what does not.
 */
export async function previewLink(ctx: Context, input: PreviewLinkInput): Promise<LinkPreview> {
  enforce(known(ctx.viewer));
  const url = maybeAddress(input.url, 'url');
  if (url === null) throw new InvalidError({ path: 'url', rule: 'isNotEmpty' });
  await perPerson.count(ctx, ctx.viewer.personId ?? '');
  const { title, description, siteName } = (await saidBy(ctx, url)) ?? NOTHING;
  return Object.assign(new LinkPreview(), { url, title, description, siteName });
}
