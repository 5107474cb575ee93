import type { Context } from '../../kernel/context';
import type { Route } from '../../kernel/route';
import { cardPicture, copyPicture } from './links.queries';

const pictures = (
  path: string,
  rule: string,
  picture: (ctx: Context, id: string, made: number) => Promise<Buffer>,
): Route => ({
  method: 'GET',
  path,
  rule,
  async handle(ctx, request, response) {
    const { id, file } = request.params;
    const made = Number(/^(\d{1,15})\.webp$/.exec(String(file))?.[1] ?? Number.NaN);
    const webp = await picture(ctx, String(id).toLowerCase(), made);
    response
      .set({
        // Kept by the browser, shown only after it has asked again whether it still may.
        'cache-control': 'private, no-cache',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
      })
      .type('image/webp')
      .send(webp);
  },
});

export const linkRoutes: Route[] = [
  pictures('/link-cards/:id/:file', 'Whoever may read the resource. Asked each time.', cardPicture),
  pictures(
    '/link-cards/copies/:id/:file',
    'Everybody who has an account, as long as it is published. Asked each time.',
    copyPicture,
  ),
];
