#!/usr/bin/env node
/**
 * The command `guildhall`. In the repository it builds the API first when its sources changed, and
 * reads `.env`; in a container image, where there is only the output, it runs that.
 */
const { existsSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { pathToFileURL } = require('node:url');

const root = resolve(__dirname, '../../..');
const builder = join(root, 'scripts/build.mjs');
const main = join(__dirname, '../dist/cli/main.js');

async function prepare() {
  if (!existsSync(builder)) return;
  const load = (file) => import(pathToFileURL(join(root, 'scripts', file)).href);
  const { loadDotEnv } = await load('lib.mjs');
  const { ensureBuilt } = await load('build.mjs');
  loadDotEnv();
  await ensureBuilt(['api']);
}

prepare()
  .then(() => {
    if (!existsSync(main)) throw new Error('The API is not built: run "npm start" once.');
    // The same data wherever in the repository the command is typed.
    process.env.GUILDHALL_DATA = resolve(root, process.env.GUILDHALL_DATA || 'data');
    return require(main);
  })
  .catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
