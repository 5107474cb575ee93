import { testDatabase } from '../../../test/database';
import type { Database } from './database';
import { affected, countStatements, rows } from './statements';

let database: Database;
beforeAll(async () => {
  // One connection, so that works wait for each other's.
  database = await testDatabase([], { poolSize: 1 });
  await database.pool.query('create table number (value int primary key)');
});
afterAll(() => database.close());
beforeEach(() => database.pool.query('truncate number'));

const manager = () => database.dataSource.manager;

describe('countStatements', () => {
  it('lists what the work sends, in order, without the transaction around it', async () => {
    const { result, statements } = await countStatements(() =>
      database.dataSource.transaction(async (tx) => {
        await rows(tx, 'select 1');
        await tx.transaction((nested) => rows(nested, 'select 2'));
        return 'done';
      }),
    );
    expect(result).toBe('done');
    expect(statements).toEqual(['select 1', 'select 2']);
  });

  it('keeps works at the same time apart, though they share connections', async () => {
    const seen = await Promise.all(
      [1, 2, 3].map((n) =>
        countStatements(() =>
          Promise.all(Array.from({ length: n }, () => rows(manager(), `select ${n}`))),
        ),
      ),
    );
    expect(seen.map(({ statements }) => statements)).toEqual([
      ['select 1'],
      ['select 2', 'select 2'],
      ['select 3', 'select 3', 'select 3'],
    ]);
  });

  it('does not count what only waited for the connection', async () => {
    const client = await database.pool.connect();
    const first = countStatements(async () => {
      await database.pool.query('select 1');
    });
    const second = countStatements(async () => {
      await database.pool.query('select 2');
    });
    const third = rows(manager(), 'select 3');
    await countStatements(async () => client.release());
    await third;
    expect((await first).statements).toEqual(['select 1']);
    expect((await second).statements).toEqual(['select 2']);
  });

  it('counts for every level around, and nothing outside', async () => {
    const outer = await countStatements(async () => {
      await rows(manager(), 'select 1');
      return countStatements(() => rows(manager(), 'select 2'));
    });
    await rows(manager(), 'select 3');
    expect(outer.statements).toEqual(['select 1', 'select 2']);
    expect(outer.result.statements).toEqual(['select 2']);
  });
});

describe('rows and affected', () => {
  it('give rows for every kind of statement', async () => {
    const insert = 'insert into number select generate_series(1, 3) returning value';
    expect(await rows(manager(), insert)).toEqual([{ value: 1 }, { value: 2 }, { value: 3 }]);
    const update = 'update number set value = value + 10 where value > $1 returning value';
    expect(await rows({ db: manager() }, update, [2])).toEqual([{ value: 13 }]);
    expect(await affected(manager(), 'delete from number where value < $1', [10])).toBe(2);
    expect(await affected({ db: manager() }, 'delete from number where value < 10')).toBe(0);
  });

  it('stay inside the transaction whose manager they get', async () => {
    const work = database.dataSource.transaction(async (db) => {
      await affected({ db }, 'insert into number values (1)');
      expect(await rows(db, 'select value from number')).toEqual([{ value: 1 }]);
      throw new Error('back');
    });
    await expect(work).rejects.toThrow('back');
    expect(await rows(manager(), 'select value from number')).toEqual([]);
  });
});
