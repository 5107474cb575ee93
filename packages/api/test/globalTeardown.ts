import { dropRun } from './template';

/** After all tests: a file that failed before its end may have left its database. */
export default async function globalTeardown(): Promise<void> {
  const server = process.env.TEST_DATABASE_URL;
  if (server) await dropRun(server, process.pid);
}
