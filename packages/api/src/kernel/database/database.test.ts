import { Column, Entity, PrimaryColumn } from 'typeorm';
import { testDatabase } from '../../../test/database';
import { type Database, openDatabase } from './database';
import { DatabaseUnreachableError } from './errors';
import { rows } from './statements';

@Entity()
class SampleThing {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('jsonb')
  looseFacts!: object;

  @Column('bytea')
  bytes!: Buffer;

  @Column('timestamptz')
  happenedAt!: Date;

  @Column('bigint')
  size!: number;

  @Column('text', { array: true })
  labels!: string[];

  @Column('date')
  day!: string;
}

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
let database: Database;

beforeAll(async () => {
  database = await testDatabase([SampleThing], { poolSize: 2, acquireTimeout: 3_000 });
  await database.pool.query(
    `create table sample_thing (
       id uuid primary key, loose_facts jsonb not null, bytes bytea not null,
       happened_at timestamptz not null, size bigint not null, labels text[] not null, day date not null
     )`,
  );
});
afterAll(() => database.close());
beforeEach(() => database.pool.query('truncate sample_thing'));

const thing = (): SampleThing =>
  Object.assign(new SampleThing(), {
    id: ID,
    looseFacts: { a: [1, null, 'ü 🦉', { b: true }] },
    bytes: Buffer.from([0, 1, 127, 128, 255]),
    happenedAt: new Date('2026-03-29T00:59:59.123Z'),
    size: 9_007_199_254_740_991,
    labels: ['plain', 'with "quotes", comma', 'NULL', '', '\\back'],
    day: '2026-10-25',
  });

const count = async (): Promise<number> =>
  (await rows<{ n: number }>(database.dataSource.manager, 'select count(*) n from sample_thing'))[0]
    ?.n ?? Number.NaN;

describe('values', () => {
  it('come back as they went in, through an entity', async () => {
    await database.dataSource.manager.insert(SampleThing, thing());
    expect(await database.dataSource.manager.findOneByOrFail(SampleThing, { id: ID })).toEqual(
      thing(),
    );
  });

  it('come back the same through plain SQL', async () => {
    await database.dataSource.manager.insert(SampleThing, thing());
    const { looseFacts, happenedAt, ...same } = thing();
    expect(
      await rows(database.dataSource.manager, 'select * from sample_thing where id = $1', [ID]),
    ).toEqual([{ ...same, loose_facts: looseFacts, happened_at: happenedAt }]);
  });

  it('gives int8 as a number and refuses to round one', async () => {
    const { manager } = database.dataSource;
    expect(
      await rows(
        manager,
        "select 5::int8 one, '{1,NULL,3}'::int8[] some, '{2026-01-01}'::date[] days",
      ),
    ).toEqual([{ one: 5, some: [1, null, 3], days: ['2026-01-01'] }]);
    await expect(rows(manager, 'select 9007199254740993::int8')).rejects.toThrow(/beyond/);
    // The connection that refused still works.
    expect(await count()).toBe(0);
  });

  it('may be large', async () => {
    const large = Buffer.alloc(5_000_000, 7);
    const [row] = await rows<{ back: Buffer }>(
      database.dataSource.manager,
      'select $1::bytea back',
      [large],
    );
    expect(row?.back.equals(large)).toBe(true);
  });

  it('tells time in UTC whatever the server is set to', async () => {
    expect(
      await rows(database.dataSource.manager, "select current_setting('TimeZone') zone"),
    ).toEqual([{ zone: 'UTC' }]);
  });
});

describe('transactions', () => {
  it('leave nothing behind when they fail', async () => {
    const work = database.dataSource.transaction(async (tx) => {
      await tx.insert(SampleThing, thing());
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await count()).toBe(0);
  });

  it('keep the outer work when a nested part fails', async () => {
    await database.dataSource.transaction(async (tx) => {
      await tx.insert(SampleThing, thing());
      await expect(
        tx.transaction((nested) => nested.insert(SampleThing, thing())),
      ).rejects.toMatchObject({ code: '23505' });
    });
    expect(await count()).toBe(1);
  });

  it("fail with PostgreSQL's codes", async () => {
    const { manager } = database.dataSource;
    await manager.insert(SampleThing, thing());
    const codeOf = (sql: string) =>
      rows(manager, sql).then(
        () => 'none',
        (error: { code: string; constraint?: string }) => [error.code, error.constraint].join(' '),
      );
    expect(await codeOf('insert into sample_thing select * from sample_thing')).toBe(
      '23505 sample_thing_pkey',
    );
    expect(await codeOf('update sample_thing set size = null')).toBe('23502 ');
    expect(await codeOf('select * from nowhere')).toBe('42P01 ');
    expect(await codeOf('select 1 / 0')).toBe('22012 ');
    expect(await codeOf('selec 1')).toBe('42601 ');
  });

  it('end with their connection, and the next one starts clean', async () => {
    const client = await database.pool.connect();
    client.on('error', () => undefined);
    await client.query('begin');
    await client.query("set search_path = ''");
    await client.query('create temporary table mine (a int)');
    await client.query('insert into public.sample_thing select $1, $2, $3, now(), 1, $4, now()', [
      ID,
      '{}',
      Buffer.alloc(0),
      [],
    ]);
    client.release(new Error('gone'));
    expect(await count()).toBe(0);
    expect(
      await rows(database.dataSource.manager, "select to_regclass('pg_temp.mine') is null as gone"),
    ).toEqual([{ gone: true }]);
  });

  it('survive a socket that breaks in the middle of a statement', async () => {
    const client = await database.pool.connect();
    const broken = new Promise((resolve) => client.on('error', resolve));
    await client.query('begin');
    const { connection } = client as unknown as { connection: { stream: { destroy(): void } } };
    const lost = client.query('select pg_sleep(0.05)');
    connection.stream.destroy();
    await expect(lost).rejects.toThrow(/terminated/);
    await broken;
    client.release(true);
    await database.dataSource.manager.insert(SampleThing, thing());
    expect(await count()).toBe(1);
  });
});

describe('connections', () => {
  it('time out instead of standing still when a transaction waits for itself', async () => {
    // Two connections on a server, both held; the embedded database has one.
    const beside = () => database.dataSource.query('select 1');
    const startedAt = Date.now();
    const work = database.dataSource.transaction(async () =>
      database.kind === 'embedded' ? beside() : database.dataSource.transaction(beside),
    );
    await expect(work).rejects.toThrow('timeout exceeded when trying to connect');
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(2_990);
    expect(await database.dataSource.query('select 1 as a')).toEqual([{ a: 1 }]);
  });

  it('serve many at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => database.dataSource.query('select $1::int as i', [i])),
    );
    expect(answers.map(([row]) => row.i)).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });

  it('close once, however often they are asked to', async () => {
    const other = await testDatabase([]);
    await Promise.all([other.close(), other.close()]);
    await expect(other.pool.query('select 1')).rejects.toThrow();
  });
});

describe('a connection that breaks', () => {
  const onServer = process.env.TEST_DATABASE_URL ? it : it.skip;
  onServer('while it is held ends neither the process nor the pool', async () => {
    const held = await database.pool.connect();
    const { pid } = (await held.query('select pg_backend_pid() as pid')).rows[0];
    const ended = new Promise((resolve) => held.once('end', resolve));
    await database.pool.query('select pg_terminate_backend($1)', [pid]);
    await ended;
    await expect(held.query('select 1')).rejects.toThrow();
    held.release();
    const { rows: alive } = await database.pool.query('select 1 as one');
    expect(alive).toEqual([{ one: 1 }]);
  });
});

describe('short statements asked all at once', () => {
  const onServer = process.env.TEST_DATABASE_URL ? it : it.skip;
  const echo = { name: 'echo', text: 'select $1::int as n' };
  const division = { name: 'division', text: 'select 10 / $1::int as n' };

  it('are answered each with its own rows, whatever becomes of those beside them', async () => {
    const asked = Array.from({ length: 300 }, (_, n) =>
      n % 10 === 0 ? database.ask(division, [0]) : database.ask<{ n: number }>(echo, [n]),
    );
    const answers = await Promise.allSettled(asked);
    for (const [n, answer] of answers.entries()) {
      if (n % 10 === 0) expect(answer).toMatchObject({ reason: { code: '22012' } });
      else expect(answer).toMatchObject({ value: [{ n }] });
    }
  });

  onServer('fail with their connection, and go on with another', async () => {
    const self = { name: 'self', text: 'select pg_backend_pid() as pid' };
    const [line] = await database.ask<{ pid: number }>(self, []);
    await database.pool.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    let alive: Array<{ pid: number }> | undefined;
    while (!alive) alive = await database.ask<{ pid: number }>(self, []).catch(() => undefined);
    expect(alive[0]?.pid).not.toBe(line?.pid);
  });
});

describe('a server that is not there', () => {
  it.each([
    ['postgres://me:secret@127.0.0.1:1/club', '127.0.0.1:1/club', 'nothing answers'],
    ['postgres://me:secret@nowhere.invalid/club', 'nowhere.invalid:5432/club', 'host'],
  ])('%s is one sentence without the password', async (url, place, reason) => {
    const error: unknown = await openDatabase({ url, entities: [] }).catch((caught) => caught);
    expect(error).toBeInstanceOf(DatabaseUnreachableError);
    const { message, stack } = error as Error;
    expect(message).toContain(`The database at ${place} cannot be used: `);
    expect(message).toContain(reason);
    expect(stack).toBe(`DatabaseUnreachableError: ${message}`);
    expect(message).not.toContain('secret');
  });

  const server = process.env.TEST_DATABASE_URL;
  (server ? it : it.skip)('nor is the database on it', async () => {
    const url = new URL(server ?? '');
    url.pathname = '/guildhall_nowhere';
    await expect(openDatabase({ url: url.href, entities: [] })).rejects.toThrow(
      'there is no database of that name',
    );
  });
});
