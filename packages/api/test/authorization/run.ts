import type { Client } from 'graphql-ws';
import { pushSettings } from '../../src/notifications/push/push.fixture';
import { type Answer, startTestServer, type TestClient, type TestServer } from '../harness';
import { type Action, outcome, saidOf } from './actions';
import { type Actor, actors, type Rows } from './parse';
import { remember } from './rewind';
import type { Block } from './table';
import { buildWorld, type Ground, type Things, type World } from './world';

/** What one room brings to the table: what can be done, who may, and where `viewerCan` must say the same. */
export interface RoomTable {
  /** Makes what is acted on in each community of the table, before some of them are archived; by name. */
  build?: Things;
  reads?: Record<string, Action>;
  /** Those that are only there over a WebSocket. */
  follows?: Record<string, Action>;
  writes?: Record<string, Action>;
  reading: Block[];
  writing: Block[];
  /** What `viewerCan` says to an actor in a community: `root.field` to the word of the cell. */
  verdicts?(client: TestClient, ground: Ground, actor: Actor): Promise<Map<string, string>>;
}

export interface Table {
  server: TestServer;
  world: World;
  clientOf(actor: Actor): TestClient;
  /** Visits the cells of one house after the other: the setting is the same for all who are in it. */
  eachActor(rows: Rows, visit: (actor: Actor) => Promise<string[]>): Promise<Rows>;
}

export const cases = (blocks: Block[]) =>
  blocks.flatMap(({ actions, rows }) => actions.map((action) => [action, rows] as const));

/** A query of `viewerCan` as the words of cells; what the actor does not see says nothing. */
export const verdictsOf =
  (query: string, variables: (ground: Ground, actor: Actor) => Record<string, unknown>) =>
  async (client: TestClient, ground: Ground, actor: Actor): Promise<Map<string, string>> => {
    const { data } = await client.ask<Parameters<typeof saidOf>[0]>(
      query,
      variables(ground, actor),
    );
    return saidOf(data ?? {});
  };

/**
 * Declares the tests of one or more rooms' tables, cell for cell, with a server and a world of their own.
 * Called inside a `describe`; what it returns is there once the tests run.
 */
export function runTable(rooms: RoomTable[]): Table {
  const table = {} as Table;
  let server: TestServer;
  let world: World;
  let rewind: () => Promise<void>;
  const sockets = new Map<Actor, Client>();
  const all = (kind: 'reads' | 'follows' | 'writes'): Record<string, Action> =>
    Object.assign({}, ...rooms.map((room) => room[kind] ?? {}));
  const [reads, follows, writes] = [all('reads'), all('follows'), all('writes')];
  const reading = rooms.flatMap((room) => room.reading);
  const writing = rooms.flatMap((room) => room.writing);

  beforeAll(async () => {
    server = await startTestServer({ environment: { push: pushSettings } });
    world = await buildWorld(
      server,
      rooms.flatMap(({ build }) => build ?? []),
    );
    ({ rewind } = await remember(server));
    for (const [actor, client] of world.clients) sockets.set(actor, client.socket());
    Object.assign(table, { server, world, clientOf, eachActor });
  }, 120_000);

  afterAll(() => server.close());

  const clientOf = (actor: Actor) => world.clients.get(actor) as TestClient;

  /** Visits the cells of one house after the other: the setting is the same for all who are in it. */
  async function eachActor(rows: Rows, visit: (actor: Actor) => Promise<string[]>): Promise<Rows> {
    const found: Rows = {};
    for (const openHouse of [false, true]) {
      const present = actors.filter((actor) => rows[actor] && actor.endsWith('*') === openHouse);
      if (present.length === 0) continue;
      await server.rows('update instance set visitors_may_read = $1', [openHouse]);
      for (const actor of present) found[actor] = await visit(actor);
    }
    await rewind();
    return found;
  }

  const overSocket = (actor: Actor, query: string, variables: Record<string, unknown>) =>
    new Promise<Answer>((resolve, reject) => {
      let answer: Answer = { data: null };
      sockets.get(actor)?.subscribe(
        { query, variables },
        {
          next: (value) => {
            answer = value as Answer;
          },
          error: (errors) => (Array.isArray(errors) ? resolve({ errors }) : reject(errors)),
          complete: () => resolve(answer),
        },
      );
    });

  /** Goes on asking until something is so; of a pool's connections one may be slower than another. */
  const until = async (actor: Actor, done: () => boolean) => {
    for (let asked = 0; asked < 500 && !done(); asked += 1) {
      await overSocket(actor, '{ instance { name } }', {});
    }
  };

  /** `ok` when the subscription has come to listen, and stands after one more query behind it. */
  const following = async (actor: Actor, query: string, variables: Record<string, unknown>) => {
    const { live } = server.services;
    const before = live.readers;
    let answer: Answer | undefined;
    const stop = sockets.get(actor)?.subscribe(
      { query, variables },
      {
        next: (value) => {
          answer ??= value as Answer;
        },
        error: (errors) => {
          answer ??= { errors: Array.isArray(errors) ? errors : [] };
        },
        complete: () => {
          answer ??= { errors: [] };
        },
      },
    );
    await until(actor, () => answer !== undefined || live.readers > before);
    await overSocket(actor, '{ instance { name } }', {});
    const found: Answer = answer ?? { data: {} };
    stop?.();
    await until(actor, () => live.readers <= before);
    return found;
  };

  const cellsOf = (name: string, rows: Rows, ask: typeof overSocket) => {
    const action = reads[name] ?? follows[name] ?? writes[name];
    if (!action) throw new Error(`No action is called ${name}`);
    return eachActor(rows, async (actor) => {
      const cells: string[] = [];
      for (const ground of world.grounds) {
        const answer = await ask(actor, action.document, action.variables(ground, actor));
        cells.push(outcome(answer, (data) => action.read?.(data, ground) ?? 'ok'));
      }
      return cells;
    });
  };

  const overHttp = (actor: Actor, query: string, variables: Record<string, unknown>) =>
    clientOf(actor).ask(query, variables);

  describe('reads, over HTTP and over a WebSocket', () => {
    const queries = cases(reading).filter(([action]) => action in reads);
    test.each(queries)('%s', async (action, rows) => {
      expect(await cellsOf(action, rows, overHttp)).toEqual(rows);
      expect(await cellsOf(action, rows, overSocket)).toEqual(rows);
    });

    for (const [action, rows] of cases(reading).filter(([name]) => name in follows)) {
      test(action, async () => {
        expect(await cellsOf(action, rows, following)).toEqual(rows);
      });
    }
  });

  describe('does, and `viewerCan` says the same', () => {
    const verdicts = new Map<string, Promise<Map<string, string>>>();
    const verdictsIn = async (client: TestClient, ground: Ground, actor: Actor) => {
      const said = await Promise.all(
        rooms.flatMap(({ verdicts: ask }) => ask?.(client, ground, actor) ?? []),
      );
      return new Map(said.flatMap((words) => [...words]));
    };
    const verdictIn = async (actor: Actor, index: number, can: string) => {
      const ground = world.grounds[index] as World['grounds'][number];
      const key = `${actor} ${ground.place}`;
      const known = verdicts.get(key) ?? verdictsIn(clientOf(actor), ground, actor);
      verdicts.set(key, known);
      return (await known).get(can);
    };

    for (const [name, rows] of cases(writing))
      test(name, async () => {
        const action = writes[name];
        if (!action) throw new Error(`No action is called ${name}`);
        const said: Rows = {};
        const found = await eachActor(rows, async (actor) => {
          const cells: string[] = [];
          const words: string[] = [];
          for (const [index, ground] of world.grounds.entries()) {
            const word = action.can && (await verdictIn(actor, index, action.can));
            const answer = await overHttp(actor, action.document, action.variables(ground, actor));
            const cell = outcome(answer, (data) => action.read?.(data, ground) ?? 'ok');
            // What changed something is undone, so that each cell begins where the first began.
            if (cell === 'ok') {
              await rewind();
              if (actor.endsWith('*'))
                await server.rows('update instance set visitors_may_read = true');
            }
            cells.push(cell);
            // No verdict is told about what the actor does not see.
            words.push(word ?? cell);
          }
          said[actor] = words;
          return cells;
        });
        expect(found).toEqual(rows);
        expect(said).toEqual(rows);
      });
  });

  test('each action of the table is executed, and each that can be executed is in the table', () => {
    const asked = [...reading, ...writing].flatMap((block) => block.actions);
    expect(asked.sort()).toEqual(Object.keys({ ...reads, ...follows, ...writes }).sort());
  });

  test('no cell of the table is missing, and none was forgotten when an actor was added', () => {
    for (const { actions, rows, partial } of [...reading, ...writing]) {
      if (partial) continue;
      expect({ actions, actors: Object.keys(rows).sort() }).toEqual({
        actions,
        actors: [...actors].sort(),
      });
    }
  });

  return table;
}
