import type { Context } from '../../kernel/context';
import { inboxTopic } from '../telling/boxes';
import { ownerOf } from './inbox.queries';

/**
 * Changes of the viewer's own inbox, until their session ends.
 * @throws UnauthenticatedError, ForbiddenError for whom the house does not know
 */
export const inboxChanges = (ctx: Context): AsyncGenerator<object, void> =>
  ctx.services.live.subscribe(inboxTopic(ownerOf(ctx)));
