import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs, { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { question, removeDumps, user, writeDump } from '../portability/dump.fixture';
import { run } from './run';

/** Milliseconds: a database is made, and the demo world, on a busy machine. */
const PATIENCE = 120_000;

const STDOUT = 1;

const data = mkdtempSync(join(tmpdir(), 'guildhall-cli-'));
afterAll(() => {
  removeDumps();
  rmSync(data, { recursive: true, force: true });
});

interface Ended {
  code: number | null;
  signal: string | null;
  out: string;
  err: string;
}

/** Starts the command as it is started in earnest, with these settings only, and nobody at a terminal. */
function start(args: string[], settings: Record<string, string> = {}) {
  const root = join(__dirname, '../..');
  const child = spawn(
    process.execPath,
    ['-r', join(root, 'test/register.cjs'), join(__dirname, 'main.ts'), ...args],
    { env: { PATH: process.env.PATH, GUILDHALL_DATA: data, ...settings } },
  );
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  const ended = once(child, 'close').then(
    ([code, signal]): Ended => ({ code, signal, out, err: err.trim() }),
  );
  return { child, ended, told: () => err };
}

/** The command in a process of its own: for what is about streams, exit codes and signals. */
async function guildhall(
  args: string[],
  { input = '', ...settings }: Record<string, string> = {},
): Promise<Ended> {
  const { child, ended } = start(args, settings);
  child.stdin.end(input);
  return ended;
}

/** The same command without the seconds that a process takes to load everything. */
async function here(
  args: string[],
  { input = '', ...settings }: Record<string, string> = {},
): Promise<Omit<Ended, 'signal'>> {
  const [environment, stdin] = [process.env, process.stdin];
  let [out, err] = ['', ''];
  process.env = { PATH: environment.PATH, GUILDHALL_DATA: data, ...settings };
  Object.defineProperty(process, 'stdin', { value: Readable.from([input]), configurable: true });
  const { writeSync } = fs;
  const spies = [
    jest.spyOn(fs, 'writeSync').mockImplementation((...args: unknown[]) => {
      if (args[0] !== STDOUT) return Reflect.apply(writeSync, fs, args);
      out += args[1];
      return Buffer.byteLength(args[1] as Buffer);
    }),
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      err += text;
      return true;
    }),
  ];
  try {
    return { code: await run(args), out, err: err.trim() };
  } finally {
    for (const spy of spies) spy.mockRestore();
    Object.defineProperty(process, 'stdin', { value: stdin, configurable: true });
    process.env = environment;
  }
}

const json = ({ out }: Pick<Ended, 'out'>) => JSON.parse(out.trim().split('\n').at(-1) ?? '');

/** Names every source that was loaded by the time the command ends. */
const LOADED = `
  process.argv.splice(1, 0, 'guildhall');
  process.on('exit', () => {
    const sources = Object.keys(require.cache).filter((name) => name.endsWith('.ts'));
    process.stdout.write('\\n' + JSON.stringify({ sources }));
  });
  require(${JSON.stringify(join(__dirname, 'main.ts'))});`;

it('loads what a command needs only when the command is carried out', async () => {
  const asked = [['--help'], ['frobnicate'], ['seed', '--help'], ['import', 'stackexchange']];
  for (const args of asked) {
    const child = spawn(process.execPath, [
      ...['-r', join(__dirname, '../../test/register.cjs')],
      ...['-e', LOADED, '--', ...args],
    ]);
    let out = '';
    child.stdout.on('data', (text) => {
      out += text;
    });
    await once(child, 'close');
    const { sources } = json({ out });
    expect(sources).toContain(join(__dirname, 'program.ts'));
    expect(
      sources.filter(
        (name: string) =>
          !/\/cli\/(main|run|console|program|import\.mapping|\w+\.command)\.ts$/.test(name),
      ),
    ).toEqual([]);
  }
});

/** The tests follow an installation from its first hour; each stands on the one before. */
describe('guildhall', () => {
  it(
    'tells how it is used, and what it does not understand',
    async () => {
      const [help, unknown, missing] = await Promise.all([
        guildhall(['--help']),
        guildhall(['frobnicate']),
        guildhall(['import', 'stackexchange', data]),
      ]);
      expect(help).toMatchObject({
        code: 0,
        out: expect.stringMatching(/migrate[\s\S]*seed[\s\S]*user[\s\S]*import[\s\S]*doctor/),
      });
      expect(unknown).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringContaining('frobnicate'),
      });
      expect(missing).toMatchObject({ code: 2, err: expect.stringContaining('--community') });
    },
    PATIENCE,
  );

  it(
    'migrates, and asks for it where it is needed',
    async () => {
      const early = await guildhall(['user', 'create-admin', '--email', 'a@example.org', '--json']);
      expect(early.code).toBe(1);
      expect(json(early)).toEqual({
        ok: false,
        error: 'The database is not up to date; run "guildhall migrate" first.',
      });
      const first = await here(['migrate', '--json']);
      expect(first.code).toBe(0);
      expect(json(first).applied).toContain('001-foundation.sql');
      expect(json(await here(['migrate', '--json']))).toEqual({ ok: true, applied: [] });
    },
    PATIENCE,
  );

  it(
    'makes the first admin, with a password that is no argument',
    async () => {
      const admin = ['user', 'create-admin', '--email', 'Marta@Example.org', '--name', 'Marta'];
      const short = await here([...admin], { input: 'short\n' });
      expect(short).toMatchObject({ code: 2, err: 'A password has 10 to 200 characters.' });
      const made = await guildhall([...admin, '--json'], { input: 'correct horse battery\n' });
      expect(json(made)).toMatchObject({ ok: true, done: 'created', handle: 'marta' });
      expect(json(await here([...admin, '--json']))).toMatchObject({ done: 'unchanged' });
    },
    PATIENCE,
  );

  it(
    'rehearses and does an import, and says what became of it',
    async () => {
      const folder = writeDump({ Posts: [question(1), question(2)], Users: [user(1, 'Ada')] });
      const args = [
        'import',
        'stackexchange',
        folder,
        '--community',
        'old',
        '--site',
        'old.example.org',
      ];
      const rehearsed = await here([...args, '--dry-run', '--json']);
      expect(rehearsed.err).toContain('threads of the kind question');
      expect(json(rehearsed)).toMatchObject({ dryRun: true, counts: { threads: { created: 2 } } });
      const done = await guildhall([...args, '--create', '--json']);
      expect(done.err).toContain('Opened the community "old".');
      expect(done.err).toMatch(/Importing: 2 of 2 texts \(100 %\), [\d,]+\/s/);
      expect(done.out.trim().split('\n')).toHaveLength(1);
      expect(json(done)).toMatchObject({
        ok: true,
        counts: { threads: { read: 2, created: 2 }, people: { created: 1 } },
      });
      const again = await here([...args, '--create']);
      expect(again.out).toMatch(/nothing was new[\s\S]*threads +2 +0 +2 +0 +0/);
    },
    PATIENCE,
  );

  it(
    'goes on after it was killed',
    async () => {
      const ids = Array.from({ length: 1_200 }, (_, index) => index + 10);
      const folder = writeDump({ Posts: ids.map((id) => question(id)), Users: [user(1, 'Ada')] });
      const args = [
        'import',
        'stackexchange',
        folder,
        '--community',
        'old',
        '--site',
        'killed.example.org',
      ];
      const { child, ended, told } = start(args);
      while (!/Importing: [1-9]/.test(told()) && child.exitCode === null) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      child.kill('SIGKILL');
      expect(await ended).toMatchObject({ signal: 'SIGKILL' });
      const { threads, people } = json(await here([...args, '--json'])).counts;
      expect(threads.read).toBe(1_200);
      expect(threads.unchanged).toBeGreaterThan(0);
      expect(threads.created).toBe(1_200 - threads.unchanged);
      expect(people).toMatchObject({ read: 1, unchanged: 1 });
    },
    PATIENCE,
  );

  it(
    'finds an installation in order',
    async () => {
      const { code, out } = await here(['doctor']);
      expect(out).not.toMatch(/^(warn|fail)/m);
      expect(out).toMatch(/^ok {4}threads and posts of communities: counted right$/m);
      expect(code).toBe(0);
      const wrong = await guildhall(['doctor'], { NODE_ENV: 'production' });
      expect(wrong).toMatchObject({
        code: 1,
        out: expect.stringMatching(/^fail {2}settings: GUILDHALL_SECRET/m),
      });
    },
    PATIENCE,
  );

  it(
    'makes keys for push, with which doctor finds it on, and never with half of them',
    async () => {
      const made = await here(['keys', 'push']);
      const settings = Object.fromEntries(
        [...made.out.matchAll(/^(PUSH_\w+)=(\S+)$/gm)].map(([, name, value]) => [name, value]),
      );
      expect(Object.keys(settings)).toEqual(['PUSH_PUBLIC_KEY', 'PUSH_PRIVATE_KEY']);
      const { out } = await here(['doctor'], settings);
      expect(out).toMatch(/^ok {4}push: on; push services may ask mailto:/m);
      const other = json(await here(['keys', 'push', '--json']));
      const mixed = { ...settings, PUSH_PRIVATE_KEY: other.PUSH_PRIVATE_KEY };
      expect(await here(['doctor'], mixed)).toMatchObject({
        code: 1,
        out: expect.stringMatching(/^fail {2}push: .* are not a pair/m),
      });
      const half = { PUSH_PUBLIC_KEY: other.PUSH_PUBLIC_KEY };
      expect(await here(['doctor'], half)).toMatchObject({
        code: 1,
        out: expect.stringMatching(/^fail {2}settings: PUSH_PUBLIC_KEY and/m),
      });
    },
    PATIENCE,
  );

  it(
    'seeds only what is empty, or what it was told to empty',
    async () => {
      expect(await here(['seed', '--demo', '--reset'])).toMatchObject({
        code: 2,
        err: expect.stringContaining('add --yes'),
      });
      const production = {
        NODE_ENV: 'production',
        GUILDHALL_SECRET: 'x'.repeat(40),
        GUILDHALL_ORIGIN: 'https://guildhall.example.org',
      };
      expect(await here(['seed', '--demo', '--reset', '--yes'], production)).toMatchObject({
        code: 1,
        err: 'Production is never seeded.',
      });
      const reset = await here(['seed', '--demo', '--reset', '--yes', '--json']);
      expect(reset).toMatchObject({ code: 0, err: expect.stringContaining('people') });
      expect(json(reset).people).toContainEqual(
        expect.objectContaining({ email: 'ines@guildhall.example' }),
      );
      const { out } = await here(['doctor']);
      expect(out).not.toMatch(/^fail/m);
    },
    PATIENCE,
  );

  it(
    'says who has the embedded database open',
    async () => {
      const folder = writeDump({ Posts: [question(1)], Users: [user(1, 'Ada')] });
      const holder = spawn(process.execPath, [
        ...['-r', join(__dirname, '../../test/register.cjs')],
        ...[join(__dirname, '../../test/holder.ts'), data, 'hold'],
      ]);
      const gone = once(holder, 'close');
      await once(holder.stdout, 'data');
      try {
        expect(existsSync(join(data, 'database.lock'))).toBe(true);
        const sentence = new RegExp(`is in use by process ${holder.pid} .*Stop that process first`);
        const args = ['import', 'stackexchange', folder, '--community', 'old'];
        expect(await here(args)).toMatchObject({
          code: 1,
          err: expect.stringMatching(sentence),
        });
        const { code, out } = await here(['doctor']);
        expect([code, out]).toEqual([0, expect.stringMatching(sentence)]);
      } finally {
        holder.stdin.end();
        await gone;
      }
    },
    PATIENCE,
  );
});
