import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Context } from '../../kernel/context';
import { NotFoundError } from '../../kernel/errors';
import type { Route } from '../../kernel/route';
import { eventFor } from '../events.queries';
import { calendarOf, calendarOfEvent } from './feeds.queries';
import { feedOfToken } from './feeds.service';
import { type WrittenCalendar, writeCalendar } from './format/writing';

export const calendarRoutes: Route[] = [
  {
    method: 'GET',
    path: '/calendar/:token.ics',
    rule: 'Whoever has the address of a calendar feed: what its person may see at that moment, of what the feed is about.',
    withoutSession: true,
    handle: feed,
  },
  {
    method: 'GET',
    path: '/events/:id.ics',
    rule: 'Whoever reads the event.',
    handle: async (ctx, request, response) => {
      const event = await eventFor(ctx, String(request.params.id), 'read');
      const calendar = await calendarOfEvent(ctx, event);
      send(request, response, calendar, 'attachment; filename="event.ics"');
    },
  },
];

async function feed(ctx: Context, request: Request, response: Response): Promise<void> {
  const found = await feedOfToken(ctx, String(request.params.token));
  const viewer = found && (await ctx.services.viewers.ofPerson(ctx, found.personId));
  if (!found || !viewer?.verified) throw new NotFoundError();
  const calendar = await calendarOf({ ...ctx, viewer, loaders: new Map() }, found);
  if (!calendar) throw new NotFoundError();
  send(request, response, calendar, 'inline; filename="calendar.ics"');
}

function send(
  request: Request,
  response: Response,
  calendar: WrittenCalendar,
  disposition: string,
): void {
  const body = writeCalendar(calendar);
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  response.set({
    etag,
    'cache-control': 'private, no-cache',
    'x-robots-tag': 'noindex',
    'x-content-type-options': 'nosniff',
  });
  if (request.headers['if-none-match'] === etag) {
    response.status(304).end();
    return;
  }
  response.set({
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': disposition,
  });
  response.send(body);
}
