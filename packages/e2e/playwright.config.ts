import { createECDH } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { longThread } from './fixtures/long-thread';

/** Two journeys at a time: as many as the smallest machine these run on has cores. */
const WORKERS = 2;
const JOURNEY_MS = 90_000;
/** A page of the built app is there within a second; a machine with other work on it takes longer. */
const EXPECT_MS = 15_000;

/** Migrating and seeding the demo world on a busy machine. */
const SERVER_START_MS = 180_000;
const SERVER_STOP_MS = 5_000;

/** Two people at once click through hundreds of pages in these minutes, faster than anybody could. */
const REQUESTS_PER_MINUTE = 100_000;

// A fresh world for every run. Playwright reads this file in every worker, tools read it too: it only
// names the folder, and through the environment all workers share the name.
process.env.GUILDHALL_E2E_DATA ??= join(tmpdir(), `guildhall-e2e-${process.pid}`);
const port = Number(process.env.GUILDHALL_E2E_PORT ?? 4310);
export const origin = `http://localhost:${port}`;

/** New ones for each run: browsers are told by a push service that stands on this machine too. */
function pushKeys() {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  return {
    PUSH_PUBLIC_KEY: pair.getPublicKey('base64url'),
    PUSH_PRIVATE_KEY: pair.getPrivateKey('base64url'),
    PUSH_CONTACT: 'mailto:house@guildhall.example',
    PUSH_NEARBY: 'true',
  };
}

/** The server's whole environment is said here: a developer's own settings must not change a test. */
const settings = {
  NODE_ENV: 'development',
  PORT: String(port),
  HOST: '127.0.0.1',
  GUILDHALL_ORIGIN: origin,
  GUILDHALL_DATA: process.env.GUILDHALL_E2E_DATA,
  GUILDHALL_DEMO: 'true',
  DATABASE_URL: process.env.GUILDHALL_E2E_DATABASE_URL ?? '',
  SMTP_URL: '',
  LOG_LEVEL: 'warn',
  ...pushKeys(),
  REQUESTS_PER_MINUTE: String(REQUESTS_PER_MINUTE),
  LONG_THREAD: JSON.stringify(longThread),
};

/**
 * The list of the driver itself, which a second one replaces, and at its end our own: each window began by drawing a list of
 * suggestions below its address line, in a process of its own.
 */
const WITHOUT = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch', 'WebUIOmniboxPopup'],
];

export default defineConfig({
  testDir: '.',
  // Pictures for the README are taken when a folder for them is named, and only they then.
  testMatch: process.env.SHOTS ? 'shots/*.spec.ts' : 'journeys/*.spec.ts',
  outputDir: 'test-results',
  workers: WORKERS,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  timeout: JOURNEY_MS,
  expect: { timeout: EXPECT_MS },
  reporter: [['line'], ['json', { outputFile: 'test-results/results.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    baseURL: origin,
    locale: 'en-GB',
    timezoneId: 'Europe/Lisbon',
    // Recording takes a good part of a browser's time: in CI only what goes once more is recorded.
    trace: process.env.CI ? 'off' : 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      // Without a sandbox, since CI runs as root in a container; and silent towards the network.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
        `--disable-features=${WITHOUT.join(',')}`,
      ],
    },
  },
  webServer: {
    command: 'node fixtures/serve.mjs',
    url: `${origin}/readyz`,
    env: settings,
    timeout: SERVER_START_MS,
    gracefulShutdown: { signal: 'SIGTERM', timeout: SERVER_STOP_MS },
    // While one writes a journey, a server that is up already saves the half minute of a fresh world.
    reuseExistingServer: Boolean(process.env.GUILDHALL_E2E_REUSE),
    stderr: 'pipe',
  },
});
