import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Milliseconds: loading everything, and migrating, on a busy machine. */
const START = 60_000;

const data = mkdtempSync(join(tmpdir(), 'guildhall-start-'));
const root = join(__dirname, '..');
/** A build of its own, inside the package so that it finds what it requires. */
const build = join(root, `.cache/start-${process.pid}`);
const children: ChildProcess[] = [];

beforeAll(() => {
  const swc = join(root, 'node_modules/@swc/cli/bin/swc.js');
  const what = ['src', '--strip-leading-paths', '--copy-files', '--quiet', '--out-dir', build];
  execFileSync(process.execPath, [swc, ...what, '--ignore', '**/*.test.ts'], { cwd: root });
}, START);
afterAll(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  for (const folder of [data, build]) rmSync(folder, { recursive: true, force: true });
});

/** Starts the program as it is started in earnest, with these settings only. */
function start(settings: Record<string, string>) {
  const child = spawn(process.execPath, [join(build, 'main.js')], {
    env: {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      GUILDHALL_DATA: data,
      GUILDHALL_DEMO: 'false',
      LOG_LEVEL: 'warn',
      ...settings,
    },
  });
  children.push(child);
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  const ended = once(child, 'close').then(([code]) => ({ code, out, err }));
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const address = /ready at (http:\S+)/.exec(out)?.[1];
      if (address) resolve(address);
    });
    ended.then(() => reject(new Error(err)), reject);
  });
  ready.catch(() => undefined);
  return { child, ended, ready };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

test(
  'it starts on nothing, refuses a second one, stops when told and starts again',
  async () => {
    const PORT = String(await freePort());
    const first = start({ PORT });
    const address = await first.ready;
    expect((await fetch(`${address}/readyz`)).status).toBe(200);

    const samePort = await start({ PORT }).ended;
    expect(samePort).toEqual({
      code: 1,
      out: '',
      err: `Port ${PORT} is already in use; stop what uses it, or choose another with PORT.\n`,
    });
    const sameData = await start({ PORT: '0' }).ended;
    expect(sameData).toMatchObject({ code: 1, out: '' });
    expect(sameData.err).toMatch(/^The embedded database in .* is in use by process \d+.*\n$/);

    first.child.kill('SIGTERM');
    const { code, out, err } = await first.ended;
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Migrated: 001-foundation.sql');
    expect(out).toContain('not through\na power cut');

    const second = start({ PORT });
    await second.ready;
    second.child.kill('SIGINT');
    const again = await second.ended;
    expect([again.code, again.err]).toEqual([0, '']);
    expect(again.out).not.toContain('Migrated');
  },
  2 * START,
);

test.each([
  [{ PORT: 'abc' }, 'PORT must be a whole number from 0 to 65535.\n'],
  [
    { PORT: '0', DATABASE_URL: 'postgres://nobody:none@127.0.0.1:1/none' },
    'The database at 127.0.0.1:1/none cannot be used: nothing answers at that address.\n',
  ],
  [
    { NODE_ENV: 'production', GUILDHALL_ORIGIN: 'https://guildhall.example.org' },
    'GUILDHALL_SECRET must be set to a secret of your own in production, for example the output of "openssl rand -hex 32".\n',
  ],
])(
  'what is wrong is said in one sentence: %j',
  async (settings, sentence) => {
    expect(await start(settings).ended).toEqual({ code: 1, out: '', err: sentence });
  },
  START,
);
