/**
 * `npm test`: the jest suite of the API, on the embedded database or, with TEST_DATABASE_URL, on
 * that server. `npm run test:corpora` runs the suites that read data kept outside the repository.
 * Every other argument goes to jest: `npm test -- threads`.
 *
 * In CI, whose machine others use too, the few files that failed go once more: alone, from the beginning.
 */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { api, installed, readReport, root, runNode, say, start } from './lib.mjs';

/** Files. When more fail, it is not the machine. */
const MOST_AGAIN = 4;

const REPORT = '--outputFile=';

const failedIn = ({ testResults }) => testResults.filter(({ status }) => status === 'failed');
const having = (status, files) =>
  files.flatMap((file) => file.assertionResults.filter((test) => test.status === status));

/** The files that failed go once more. Returns an exit code; the report then says how all ended. */
async function onceMore(jest, report, first) {
  const failed = failedIn(first);
  say(`\n${failed.length} of the files failed: once more, one after the other.`);
  const again = `${report}.again`;
  const files = failed.map(({ name }) => name);
  await jest(['--runInBand', '--json', `${REPORT}${again}`, '--runTestsByPath', ...files]);
  const second = readReport(again);
  rmSync(again, { force: true });
  // Without every one of them it says nothing.
  if (second?.testResults.length !== files.length) return 1;
  const { numPassedTests, numRuntimeErrorTestSuites } = first;
  const merged = {
    ...first,
    numPassedTests: numPassedTests - having('passed', failed).length + second.numPassedTests,
    numFailedTests: second.numFailedTests,
    numRuntimeErrorTestSuites: Math.min(
      numRuntimeErrorTestSuites,
      second.numRuntimeErrorTestSuites,
    ),
  };
  writeFileSync(report, JSON.stringify(merged));
  const still = new Set(failedIn(second).map(({ name }) => name));
  const flaky = failed
    .filter(({ name }) => !still.has(name))
    .flatMap((file) => [
      file.name,
      ...having('failed', [file]).map(({ fullName }) => `  ${fullName}`),
    ]);
  if (flaky.length > 0) say(`\nFlaky, passed in the second go only:\n  ${flaky.join('\n  ')}`);
  return second.success ? 0 : 1;
}

start(async (args) => {
  const corpora = args.includes('--corpora');
  const rest = args.filter((arg) => arg !== '--corpora');
  // Never the database of a running Guildhall, whatever the shell or a settings file names.
  const env = { NODE_ENV: 'test', DATABASE_URL: undefined };
  const config = [];
  if (corpora) {
    const folder = resolve(root, process.env.GUILDHALL_CORPORA || '../shared/data');
    if (!existsSync(folder)) {
      say('Skipped: the corpora are not here (GUILDHALL_CORPORA names their folder).');
      return 0;
    }
    env.GUILDHALL_CORPORA = folder;
    config.push('--config', 'jest.corpora.config.js');
  }
  await ensureInstalled();
  const program = installed(api, 'jest/bin/jest.js');
  const jest = (options) =>
    runNode([program, ...config, ...options], { cwd: api, env, show: true });
  const { code } = await jest(rest);
  const report = rest.find((arg) => arg.startsWith(REPORT))?.slice(REPORT.length);
  if (code === 0 || !process.env.CI || !report) return code;
  const first = readReport(report);
  const few = first && failedIn(first).length > 0 && failedIn(first).length <= MOST_AGAIN;
  return few ? onceMore(jest, report, first) : code;
});
