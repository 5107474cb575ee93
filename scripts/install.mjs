/** Installs the dependencies when they are not those of the lockfile. Run by itself: `node scripts/install.mjs`. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashFiles, readStamp, root, run, Stop, say, since, start, withLock } from './lib.mjs';

/** Pinned: newer majors of pnpm do not run on Node 20, or refuse builds we need. */
const PNPM = 'pnpm@10.34.9';

/** Between two lines of progress; long enough to stay readable, short enough to show life. */
const TELL_EVERY_MS = 4000;

const stampFile = join(root, 'node_modules/.guildhall-install');
const lockFolder = join(root, 'node_modules/.guildhall-install.lock');

const packages = readdirSync(join(root, 'packages'))
  .map((name) => join(root, 'packages', name))
  .filter((folder) => existsSync(join(folder, 'package.json')));

/** Changes with the lockfile, any package.json, and the Node the native parts were fetched for. */
function fingerprint() {
  const manifests = [root, ...packages].map((folder) => join(folder, 'package.json'));
  const rules = ['pnpm-lock.yaml', 'pnpm-workspace.yaml'].map((name) => join(root, name));
  return hashFiles(
    [...manifests, ...rules],
    `${process.version} ${process.platform} ${process.arch}`,
  );
}

function upToDate() {
  const complete = packages.every((folder) => existsSync(join(folder, 'node_modules')));
  return complete && readStamp(stampFile) === fingerprint();
}

/** Makes `node_modules` what the lockfile says. Throws `Stop` with pnpm's last lines when it fails. */
export async function ensureInstalled() {
  if (upToDate()) return;
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  await withLock(lockFolder, async () => {
    if (upToDate()) return;
    const wanted = fingerprint();
    await install();
    writeFileSync(stampFile, wanted);
  });
}

async function install() {
  const startedAt = Date.now();
  say('Installing dependencies (a minute or two the first time) …');
  let progress = 'fetching pnpm';
  const ticker = setInterval(() => say(`  ${since(startedAt)}  ${progress}`), TELL_EVERY_MS);
  // Without NODE_ENV: in production pnpm would leave out the compilers that build Guildhall.
  const env = {
    NODE_ENV: undefined,
    npm_config_loglevel: 'error',
    npm_config_update_notifier: 'false',
  };
  const args = ['--yes', PNPM, 'install', '--frozen-lockfile', '--reporter=append-only'];
  const { code, output } = await run('npx', [...args, '--config.confirm-modules-purge=false'], {
    env,
    onLine: (line) => {
      const counts = line.match(/^Progress: (.*)$/);
      if (counts) progress = counts[1].replace(/, done$/, '');
    },
  }).finally(() => clearInterval(ticker));
  if (code !== 0) {
    say(output.trim().split('\n').slice(-25).join('\n'));
    throw new Stop(`The dependencies could not be installed (pnpm ended with ${code}, see above).`);
  }
  say(`Dependencies installed in ${since(startedAt)}.`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  start(ensureInstalled);
