/** `npm run drill`: breaks things and counts what was lost. Arguments go to the drills. */
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { bench, runNode, start } from './lib.mjs';

start(async (args) => {
  await ensureInstalled();
  await ensureBuilt();
  return (await runNode([join(bench, 'drill.mjs'), ...args], { cwd: bench, show: true })).code;
});
