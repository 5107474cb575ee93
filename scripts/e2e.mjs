/**
 * `npm run test:e2e`: whole journeys in a real browser against the built app. The browser is the
 * machine's own Chromium; Playwright downloads nothing. Arguments go to Playwright.
 */
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { e2e, freePort, installed, runNode, Stop, start } from './lib.mjs';

const MAC = '/Applications';
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  `${MAC}/Google Chrome.app/Contents/MacOS/Google Chrome`,
  `${MAC}/Chromium.app/Contents/MacOS/Chromium`,
];
const NAMES_ON_PATH = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Where the tests' own server listens, or the next free port after it. */
const FIRST_PORT = 4310;

function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findBrowser() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (runs(asked)) return asked;
    throw new Stop('CHROMIUM_PATH names no program that can be run.');
  }
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES_ON_PATH.map((name) => join(folder, name)));
  const found = [...USUAL_PLACES, ...onPath].find(runs);
  if (found) return found;
  throw new Stop(
    'No Chromium found: install one (Debian: apt-get install chromium) or name it with CHROMIUM_PATH.',
  );
}

start(async (args) => {
  const browser = findBrowser();
  await ensureInstalled();
  await ensureBuilt();
  const data = mkdtempSync(join(tmpdir(), 'guildhall-e2e-'));
  try {
    const { code } = await runNode([installed(e2e, '@playwright/test/cli.js'), 'test', ...args], {
      cwd: e2e,
      env: {
        CHROMIUM_PATH: browser,
        GUILDHALL_E2E_DATA: data,
        GUILDHALL_E2E_PORT: process.env.GUILDHALL_E2E_PORT ?? String(await freePort(FIRST_PORT)),
      },
      show: true,
    });
    return code;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});
