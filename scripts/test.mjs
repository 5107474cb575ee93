/**
 * `npm test`: the jest suite of the API, on the embedded database or, with TEST_DATABASE_URL, on
 * that server. `npm run test:corpora` runs the suites that read data kept outside the repository.
 * Every other argument goes to jest: `npm test -- threads`.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { api, installed, root, runNode, say, start } from './lib.mjs';

start(async (args) => {
  const corpora = args.includes('--corpora');
  const rest = args.filter((arg) => arg !== '--corpora');
  // Never the database of a running Guildhall, whatever the shell or a settings file names.
  const env = { NODE_ENV: 'test', DATABASE_URL: undefined };
  if (corpora) {
    const folder = resolve(root, process.env.GUILDHALL_CORPORA || '../shared/data');
    if (!existsSync(folder)) {
      say('Skipped: the corpora are not here (GUILDHALL_CORPORA names their folder).');
      return 0;
    }
    env.GUILDHALL_CORPORA = folder;
    rest.unshift('--config', 'jest.corpora.config.js');
  }
  await ensureInstalled();
  const jest = installed(api, 'jest/bin/jest.js');
  return (await runNode([jest, ...rest], { cwd: api, env, show: true })).code;
});
