/**
 * `npm run dev`: the API, rebuilt and restarted when its sources change, and Vite beside it with
 * hot reloading. Both end together on Ctrl-C.
 */
import { spawn } from 'node:child_process';
import { readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, generateClient } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import {
  api,
  environment,
  freePort,
  installed,
  loadDotEnv,
  root,
  Stop,
  say,
  start,
  web,
} from './lib.mjs';

/** An editor saves several files in one breath; one rebuild answers them all. */
const SETTLE_MS = 150;
const WEB_PORT = 5173;

/** What a server gets to end by itself before it is ended. */
const GRACE_MS = 8000;

/**
 * Watches every folder below `folder`. Not one recursive watch: on Linux that follows files, and is
 * blind to one that an editor saved by putting a new file in its place.
 */
function watchTree(folder, onFile, watched = new Set()) {
  if (watched.has(folder)) return;
  watched.add(folder);
  const watcher = watch(folder, (_event, name) => {
    const path = name ? join(folder, name) : folder;
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) watchTree(path, onFile, watched);
    onFile(path);
  });
  const forget = () => {
    watched.delete(folder);
    watcher.close();
  };
  watcher.on('error', forget);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) watchTree(join(folder, entry.name), onFile, watched);
  }
}

/** Runs `work` when changes have settled, never twice at the same time. A failure is told, no more. */
function settled(work) {
  let timer;
  let last = Promise.resolve();
  const again = () => {
    last = last.then(work).catch((error) => say(error instanceof Stop ? error.message : error));
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(again, SETTLE_MS);
  };
}

function startApi(port, origin) {
  const child = spawn(process.execPath, ['--enable-source-maps', join(api, 'dist/main.js')], {
    cwd: root,
    env: environment({
      NODE_ENV: 'development',
      PORT: String(port),
      GUILDHALL_ORIGIN: process.env.GUILDHALL_ORIGIN || origin,
    }),
    stdio: ['ignore', 'inherit', 'inherit'],
    // A group of its own: Ctrl-C reaches this script alone, which then ends the API once.
    detached: process.platform !== 'win32',
  });
  const ended = new Promise((done) => {
    child.once('exit', done);
    child.once('error', done);
  });
  let wanted = true;
  child.once('exit', () => {
    if (wanted) say('The API stopped; it starts again when its sources change.');
  });
  return async () => {
    wanted = false;
    const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(timer);
  };
}

async function startVite(port, target) {
  const { createServer } = await import(
    pathToFileURL(installed(web, 'vite/dist/node/index.js')).href
  );
  process.env.GUILDHALL_API = target; // vite.config.ts hands the API's paths on to it
  const server = await createServer({ root: web, server: { port, strictPort: true } });
  await server.listen();
  return server;
}

start(async () => {
  loadDotEnv();
  await ensureInstalled();
  await ensureBuilt(['api']);
  await generateClient();
  const apiPort = Number(process.env.PORT) || 4000;
  const webPort = await freePort(WEB_PORT);
  const apiAddress = `http://localhost:${apiPort}`;
  const webAddress = `http://localhost:${webPort}`;

  let stopApi = startApi(apiPort, webAddress);
  // By number: the API listens on one address, and "localhost" may mean another.
  const vite = await startVite(webPort, `http://127.0.0.1:${apiPort}`);
  say(`Guildhall for development: ${webAddress} (API and GraphiQL: ${apiAddress}/graphql)`);

  const restart = settled(async () => {
    await ensureBuilt(['api']); // a failing build leaves the old server running
    await stopApi();
    stopApi = startApi(apiPort, webAddress);
  });
  const regenerate = settled(generateClient);
  watchTree(join(api, 'src'), (path) => {
    if (!/\.(test|fixture)\.ts$/.test(path)) restart();
  });
  const generated = join(web, 'src/gql');
  watchTree(join(web, 'src'), (path) => {
    if (/\.tsx?$/.test(path) && !path.startsWith(generated)) regenerate();
  });
  watch(api, (_event, name) => {
    if (name === 'schema.graphql') regenerate();
  });

  await new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, done);
  });
  await Promise.all([stopApi(), vite.close()]);
  process.exit(0); // the watchers above never end by themselves
});
