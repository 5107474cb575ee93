// Runs the embedded PostgreSQL (PGlite) in a thread of its own, so that a long statement never stops
// the web server's event loop. It is plain CommonJS because a worker thread loads its file itself:
// neither jest's transform nor the build's compiler stands in between, and the build copies it as is.
'use strict';

const { existsSync } = require('node:fs');
const { mkdir, readFile, rename, rm } = require('node:fs/promises');
const { dirname, join } = require('node:path');
const { parentPort, workerData } = require('node:worker_threads');
const { PGlite } = require('@electric-sql/pglite');
const { citext } = require('@electric-sql/pglite/contrib/citext');
const { pg_trgm } = require('@electric-sql/pglite/contrib/pg_trgm');
const { unaccent } = require('@electric-sql/pglite/contrib/unaccent');

const extensions = { citext, pg_trgm, unaccent };

/** A simple-protocol Query message: type, length (itself included), text, zero byte. */
function queryMessage(sql) {
  const text = Buffer.from(`${sql}\0`);
  const message = new Uint8Array(text.length + 5);
  message[0] = 'Q'.charCodeAt(0);
  new DataView(message.buffer).setInt32(1, text.length + 4);
  message.set(text, 5);
  return message;
}

// A client that failed in the middle of an extended query may have left the backend skipping
// everything until a Sync, so that comes first. DISCARD ALL refuses to share a message with another.
const RESET = [
  new Uint8Array(['S'.charCodeAt(0), 0, 0, 0, 4]),
  queryMessage('ROLLBACK'),
  queryMessage('DISCARD ALL'),
];

async function open() {
  const { directory, template } = workerData;
  const options = { extensions };
  if (template) {
    options.loadDataDir = new Blob([await readFile(template)]);
  }
  if (!directory) {
    return PGlite.create(options);
  }
  if (!existsSync(directory)) {
    // Built beside its place and renamed, so that a process killed meanwhile leaves no half database.
    const draft = `${directory}.new`;
    await rm(draft, { recursive: true, force: true });
    await mkdir(dirname(directory), { recursive: true });
    await (await PGlite.create({ ...options, dataDir: draft })).close();
    await rename(draft, directory);
  } else if (!existsSync(join(directory, 'PG_VERSION'))) {
    // PGlite would make a database in the middle of whatever this is.
    throw new Error('there is something else at that place.');
  }
  return PGlite.create({ extensions, dataDir: directory });
}

async function handle(database, message) {
  switch (message.kind) {
    case 'data': {
      const answer = await database.execProtocolRaw(message.bytes);
      // The answer may be a window on a larger buffer that PGlite uses again: send a copy.
      const bytes = answer.slice();
      parentPort.postMessage({ kind: 'data', session: message.session, bytes }, [bytes.buffer]);
      return;
    }
    case 'end':
      for (const part of RESET) {
        await database.execProtocolRaw(part);
      }
      return;
    case 'dump': {
      await database.exec('CHECKPOINT');
      const file = await database.dumpDataDir('none');
      const bytes = new Uint8Array(await file.arrayBuffer());
      parentPort.postMessage({ kind: 'dump', bytes }, [bytes.buffer]);
      return;
    }
    case 'close':
      await database.close();
      parentPort.close();
      return;
    default:
      throw new Error(`The database thread got a message it does not know: ${message.kind}`);
  }
}

async function main() {
  const database = await open();
  // One after the other and in order of arrival: PostgreSQL's own rule for one connection.
  let turn = Promise.resolve();
  parentPort.on('message', (message) => {
    turn = turn.then(() => handle(database, message));
    // A failure here is the thread's end: nothing may be answered from an unknown state.
    turn.catch((error) => {
      setImmediate(() => {
        throw error;
      });
    });
  });
  parentPort.postMessage({ kind: 'ready' });
}

main().catch((error) => {
  parentPort.postMessage({ kind: 'failed', message: String(error?.message ?? error) });
});
