/**
 * `npm run test:e2e`: whole journeys in a real browser against the built app. The browser is the
 * machine's own Chromium; Playwright downloads nothing. Arguments go to Playwright.
 *
 * In CI, whose machine others use too, the few that failed go once more: alone, and in a world of their
 * own, since what they left in the first one would be in their way.
 */
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { e2e, freePort, installed, readReport, runNode, Stop, say, start } from './lib.mjs';

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

/** When more fail, it is not the machine. */
const MOST_AGAIN = 8;

const REPORT = join(e2e, 'test-results/results.json');
/** The second go has a folder of its own: Playwright empties the one it writes to. */
const AGAIN = join(e2e, 'test-results/again');
const AGAIN_REPORT = join(e2e, 'test-results/again.json');

/** Journeys in a world that nobody has been in. Returns Playwright's exit code. */
async function journeys(browser, args, env = {}) {
  const data = mkdtempSync(join(tmpdir(), 'guildhall-e2e-'));
  try {
    const { code } = await runNode([installed(e2e, '@playwright/test/cli.js'), 'test', ...args], {
      cwd: e2e,
      env: {
        CHROMIUM_PATH: browser,
        GUILDHALL_E2E_DATA: data,
        GUILDHALL_E2E_PORT: process.env.GUILDHALL_E2E_PORT ?? String(await freePort(FIRST_PORT)),
        ...env,
      },
      show: true,
    });
    return code;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** The names of the journeys that passed in a run. */
const passedIn = (suites, above = []) =>
  suites.flatMap(({ title, suites: inner = [], specs = [] }) => [
    ...specs.filter(({ ok }) => ok).map((spec) => [...above, title, spec.title].join(' › ')),
    ...passedIn(inner, [...above, title]),
  ]);

/** What failed in the first run goes once more. Returns an exit code; the report then says how all ended. */
async function onceMore(browser, args, first) {
  const { unexpected } = first.stats;
  say(
    `\n${unexpected} failed and ${unexpected === 1 ? 'goes' : 'go'} once more, in a fresh world.`,
  );
  await journeys(
    browser,
    [...args, '--last-failed', '--workers=1', '--trace=retain-on-failure', `--output=${AGAIN}`],
    {
      PLAYWRIGHT_JSON_OUTPUT_FILE: AGAIN_REPORT,
      PLAYWRIGHT_LAST_RUN_OUTPUT_FILE: join(e2e, 'test-results/.last-run.json'),
    },
  );
  const second = readReport(AGAIN_REPORT);
  const flaky = passedIn(second?.suites ?? []);
  const stats = { ...first.stats, flaky: flaky.length, unexpected: unexpected - flaky.length };
  const errors = second?.errors ?? [];
  writeFileSync(REPORT, JSON.stringify({ ...first, stats, errors }, null, 2));
  if (flaky.length > 0) say(`\nFlaky, passed in the second go only:\n  ${flaky.join('\n  ')}`);
  return stats.unexpected + errors.length === 0 ? 0 : 1;
}

start(async (args) => {
  const browser = findBrowser();
  await ensureInstalled();
  await ensureBuilt();
  // Whatever an earlier run wrote says nothing about this one.
  for (const report of [REPORT, AGAIN_REPORT]) rmSync(report, { force: true });
  const code = await journeys(browser, args);
  // A database that was named is not ours to make anew.
  if (code === 0 || !process.env.CI || process.env.GUILDHALL_E2E_DATABASE_URL) return code;
  const first = readReport(REPORT);
  const few = first && first.stats.unexpected > 0 && first.stats.unexpected <= MOST_AGAIN;
  return few && first.errors.length === 0 ? onceMore(browser, args, first) : code;
});
