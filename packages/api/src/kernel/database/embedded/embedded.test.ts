import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leastWait } from '../../../../test/work';
import { openDatabase } from '../database';
import { DatabaseLockedError, DatabaseStartError, DatabaseUnreachableError } from '../errors';
import { acquireLock } from './lock';

const API = join(__dirname, '../../../..');
const KILL_ROUNDS = 3;

let dataDirectory: string;
let children: Child[];
const lockFile = () => join(dataDirectory, 'database.lock');

/** From the tests' template, which saves the seconds that making a database takes. */
const open = () =>
  openDatabase({
    dataDirectory,
    entities: [],
    loadDataDir: process.env.GUILDHALL_TEST_TARBALL,
  });

beforeEach(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'guildhall-embedded-'));
  children = [];
});
afterEach(async () => {
  for (const child of children) await child.kill();
  rmSync(dataDirectory, { recursive: true });
});

/** The process of test/holder.ts. */
class Child {
  readonly process: ChildProcess;
  out = '';
  err = '';
  private readonly ended: Promise<number | null>;
  private readonly started = performance.now();

  constructor(task: 'hold' | 'write' | 'leave') {
    this.process = spawn(
      process.execPath,
      ['-r', './test/register.cjs', './test/holder.ts', dataDirectory, task],
      { cwd: API, stdio: ['pipe', 'pipe', 'pipe'] },
    );
    this.process.stdout?.on('data', (text) => (this.out += text));
    this.process.stderr?.on('data', (text) => (this.err += text));
    this.ended = new Promise((resolve) => this.process.once('close', resolve));
    children.push(this);
  }

  async until(done: (out: string) => boolean): Promise<void> {
    while (!done(this.out)) {
      if (this.process.exitCode !== null)
        throw new Error(`The child ended: ${this.out}${this.err}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  opened(): Promise<void> {
    return this.until((out) => /^opened \d+\n/.test(out));
  }

  async end(): Promise<{ code: number | null; milliseconds: number }> {
    return { code: await this.ended, milliseconds: performance.now() - this.started };
  }

  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.ended;
  }
}

describe('two processes on one database', () => {
  it('the second is refused at once and told who is there', async () => {
    const first = new Child('hold');
    await first.opened();
    const refused = () => expect(open()).rejects.toThrow(DatabaseLockedError);
    expect(await leastWait(refused, 1_000)).toBeLessThan(1_000);
    await expect(open()).rejects.toThrow(
      new RegExp(
        `in use by process ${first.process.pid} on .+ since \\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z`,
      ),
    );

    // The same from the outside, its start and compilation included.
    const third = new Child('hold');
    expect((await third.end()).code).toBe(1);
    expect(third.err).toMatch(/^The embedded database in .+ is in use by process \d+ .+\.\n$/);
  });

  it('the next may come when the first has closed', async () => {
    const first = new Child('hold');
    await first.opened();
    first.process.stdin?.end();
    expect((await first.end()).code).toBe(0);
    expect(existsSync(lockFile())).toBe(false);
    const database = await open();
    await database.close();
  });

  it('a process that ends without closing stays not for the database, and leaves no lock', async () => {
    const careless = new Child('leave');
    expect((await careless.end()).code).toBe(0);
    expect(careless.out).toMatch(/^opened/);
    expect(existsSync(lockFile())).toBe(false);
  });

  it('one process cannot open it twice either', async () => {
    const database = await open();
    await expect(open()).rejects.toThrow(`process ${process.pid} `);
    await database.close();
  });
});

it(`keeps every acknowledged row through ${KILL_ROUNDS} kills`, async () => {
  let acknowledged = 0;
  for (let round = 1; round <= KILL_ROUNDS; round += 1) {
    const writer = new Child('write');
    const wanted = round * 13;
    await writer.until((out) => out.split('\n').length > wanted);
    await writer.kill();
    acknowledged = Number(writer.out.match(/(\d+)\n[^\n]*$/)?.[1]);
    // Nothing was closed: the lock of the dead process lies there and is taken over.
    expect(JSON.parse(readFileSync(lockFile(), 'utf8')).pid).toBe(writer.process.pid);
    const database = await open();
    const [found] = await database.dataSource.query(
      `select count(distinct number) pairs, max(number) last, count(*) halves from pair`,
    );
    await database.close();
    expect(found.last).toBeGreaterThanOrEqual(acknowledged);
    expect(found).toEqual({ pairs: found.last, last: found.last, halves: found.last * 2 });
  }
  expect(acknowledged).toBeGreaterThan(KILL_ROUNDS);
}, 120_000);

it('starts again after a kill while the database was being made', async () => {
  const first = new Child('hold');
  while (!existsSync(join(dataDirectory, 'database.new'))) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await first.kill();
  expect(existsSync(join(dataDirectory, 'database'))).toBe(false);
  const database = await open();
  expect(await database.dataSource.query('select 1 as a')).toEqual([{ a: 1 }]);
  await database.close();
}, 60_000);

it.each([
  ['a file', () => writeFileSync(join(dataDirectory, 'database'), '')],
  ['a folder of other things', () => mkdirSync(join(dataDirectory, 'database'))],
])('says in a sentence that %s is no database, and leaves no lock', async (_, put) => {
  put();
  const error: unknown = await open().catch((caught) => caught);
  expect(error).toBeInstanceOf(DatabaseUnreachableError);
  expect((error as Error).message).toMatch(
    /^The embedded database in .+ cannot be opened: there is/,
  );
  expect(existsSync(lockFile())).toBe(false);
});

it('is dumped and opened again elsewhere', async () => {
  const dump = join(dataDirectory, 'dump.tar');
  const first = await open();
  await first.pool.query('create table kept as select 7 as seven');
  writeFileSync(dump, await first.dump());
  await first.close();
  const second = await openDatabase({ inMemory: true, loadDataDir: dump, entities: [] });
  expect((await second.pool.query('select * from kept')).rows).toEqual([{ seven: 7 }]);
  await second.close();
});

describe('the lock file', () => {
  it('cannot be made where a file stands, and says so in a sentence without a stack', () => {
    const file = join(dataDirectory, 'a-file');
    writeFileSync(file, '');
    const attempt = () => acquireLock(join(file, 'database.lock'));
    expect(attempt).toThrow(DatabaseStartError);
    expect(attempt).toThrow('GUILDHALL_DATA must be a folder that this user may write to.');
  });

  /** A lock as another process would have left it. */
  const leave = (changes: object): void => {
    acquireLock(lockFile());
    const own = JSON.parse(readFileSync(lockFile(), 'utf8'));
    writeFileSync(lockFile(), JSON.stringify({ ...own, token: 'left-behind', ...changes }));
  };

  it('of a pid that somebody else has now is taken over', () => {
    leave({ started: '1' });
    acquireLock(lockFile()).release();
    expect(readdirSync(dataDirectory)).toEqual([]);
  });

  it('from before the machine started is taken over, even if its pid is in use', () => {
    leave({ boot: 'another', started: null });
    acquireLock(lockFile()).release();
    expect(readdirSync(dataDirectory)).toEqual([]);
  });

  it('of another host is kept, however old, and says how to go on', () => {
    leave({ host: 'elsewhere', since: '1999-01-01T00:00:00.000Z', pid: 2 ** 22 });
    expect(() => acquireLock(lockFile())).toThrow(
      /process \d+ on elsewhere since 1999-.+ remove .+database\.lock and start again/,
    );
    expect(existsSync(lockFile())).toBe(true);
  });

  it('that nobody can read is kept', () => {
    writeFileSync(lockFile(), '{"pid":');
    expect(() => acquireLock(lockFile())).toThrow(/cannot be read/);
    expect(existsSync(lockFile())).toBe(true);
  });

  it('is taken over even if the process that was taking it over has died', () => {
    leave({ started: '1' });
    const stale = JSON.parse(readFileSync(lockFile(), 'utf8'));
    const claim = `${lockFile()}.${stale.token}`;
    writeFileSync(claim, JSON.stringify({ ...stale, token: 'claimant' }));
    acquireLock(lockFile()).release();
    expect(readdirSync(dataDirectory)).toEqual([]);
  });

  it('is not taken over while another process is doing so', () => {
    leave({ started: '1' });
    const stale = JSON.parse(readFileSync(lockFile(), 'utf8'));
    const { started } = JSON.parse(readFileSync(claimOf(process.pid), 'utf8'));
    writeFileSync(`${lockFile()}.${stale.token}`, JSON.stringify({ ...stale, started }));
    expect(() => acquireLock(lockFile())).toThrow(/in use by process/);
    expect(JSON.parse(readFileSync(lockFile(), 'utf8')).token).toBe('left-behind');
  });

  it('is not removed by one that has lost it', () => {
    const lock = acquireLock(lockFile());
    writeFileSync(lockFile(), JSON.stringify({ pid: 1, token: 'another' }));
    lock.release();
    expect(existsSync(lockFile())).toBe(true);
  });

  /** A file with the facts about a living process. */
  const claimOf = (pid: number): string => {
    const path = join(dataDirectory, `facts-${pid}`);
    acquireLock(path);
    return path;
  };

  it('goes to one of many that find it stale', async () => {
    const first = new Child('hold');
    await first.opened();
    await first.kill();
    const rivals = Array.from({ length: 3 }, () => new Child('hold'));
    const outcomes = await Promise.all(
      rivals.map((rival) =>
        Promise.race([rival.opened().then(() => 'opened'), rival.end()]).catch(() => 'refused'),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'opened')).toHaveLength(1);
  }, 60_000);
});
