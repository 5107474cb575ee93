/** `npm run bench`: measures the built server beside the reference. Arguments go to the benchmark. */
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { bench, runNode, start } from './lib.mjs';

start(async (args) => {
  await ensureInstalled();
  await ensureBuilt();
  return (await runNode([join(bench, 'bench.mjs'), ...args], { cwd: bench, show: true })).code;
});
