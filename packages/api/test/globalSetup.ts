import 'reflect-metadata';
import { embeddedTemplate, serverTemplate, sweep } from './template';

/** Before all tests: makes the databases that test files get copies of. */
export default async function globalSetup(): Promise<void> {
  const server = process.env.TEST_DATABASE_URL;
  // Jest's workers inherit the environment; it is the way to tell them.
  process.env.GUILDHALL_TEST_RUN = String(process.pid);
  process.env.GUILDHALL_TEST_TARBALL = await embeddedTemplate();
  if (server) {
    process.env.GUILDHALL_TEST_TEMPLATE = await serverTemplate(server);
    await sweep(server);
  }
}
