import type { Route } from '../../kernel/route';
import { unsubscribe } from './unsubscribe.service';

export const mailRoutes: Route[] = [
  {
    method: 'POST',
    path: '/unsubscribe/:token',
    rule: 'Whoever has the link of a mail: it ends such mails to that person, and does nothing else (RFC 8058).',
    withoutSession: true,
    // Mail programs send a form that says "One-Click"; there is nothing in it to read.
    async handle(ctx, request, response) {
      await unsubscribe(ctx, String(request.params.token));
      response.json({ unsubscribed: true });
    },
  },
];
