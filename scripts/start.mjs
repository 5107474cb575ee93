/** `npm start`: installs, builds, and runs Guildhall. A second start skips what is done. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { api, environment, exitCode, loadDotEnv, passSignals, root, start } from './lib.mjs';

start(async (args) => {
  loadDotEnv();
  await ensureInstalled();
  await ensureBuilt();
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', join(api, 'dist/main.js'), ...args],
    {
      cwd: root,
      env: environment({ NODE_ENV: process.env.NODE_ENV || 'development' }),
      stdio: 'inherit',
    },
  );
  passSignals(child);
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (code, signal) => done(exitCode(code, signal)));
  });
});
