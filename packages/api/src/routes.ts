import { accountRoutes } from './accounts/accounts.routes';
import { calendarRoutes } from './events/calendar/calendar.routes';
import { fileRoutes } from './files/files.routes';
import type { Route } from './kernel/route';
import { mailRoutes } from './notifications/mail/mail.routes';
import { inboundRoutes } from './notifications/replies/coming-in/inbound.routes';
import { linkRoutes } from './resources/links/links.routes';
import { uploadRoutes } from './threads/files/upload.routes';

/** The paths beside GraphQL that rooms bring, a line each. The server's own are in server/routes.ts. */
export const roomRoutes: Route[] = [
  ...accountRoutes,
  ...fileRoutes,
  ...uploadRoutes,
  ...mailRoutes,
  ...inboundRoutes,
  ...calendarRoutes,
  ...linkRoutes,
];
