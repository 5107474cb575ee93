import { accountRoutes } from './accounts/accounts.routes';
import type { Route } from './kernel/route';

/** The paths beside GraphQL that rooms bring, a line each. The server's own are in server/routes.ts. */
export const roomRoutes: Route[] = [...accountRoutes];
