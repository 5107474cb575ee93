/**
 * What ours is compared with: the same pages from the same tables, each with one prepared statement of plain
 * rows, by node:http and pg alone. It checks nothing and knows nobody. This is the limit on whatever machine
 * it runs; nobody could use it.
 */
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { WebSocketServer } from 'ws';
import { home, list, reply, search, thread } from './reference.sql.mjs';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const sockets = new WebSocketServer({ noServer: true });

const rows = async (name, sql, values) => (await pool.query({ name, text: sql, values })).rows;

const pages = {
  '/': async () => ({}),
  '/thread': ({ id, person, from, to }) => rows('thread', thread, [id, person, from, to]),
  '/list': ({ slug, first }) => rows('list', list, [slug, first]),
  '/home': ({ person, unread, latest }) => rows('home', home, [person, unread, latest]),
  // Planned with its words: a common one is found by walking back in time, a rare one by the index.
  '/search': async ({ text, first }) => (await pool.query(search, [text, first])).rows,
  '/reply': async (_query, { threadId, person, markdown, html, length }) => {
    const [post] = await rows('reply', reply, [threadId, person, markdown, html]);
    if (length) broadcast({ ...post, markdown, html }, length);
    return post;
  },
};

/** One message, made once, of the length that ours has. */
function broadcast(post, length) {
  const message = JSON.stringify(post).padEnd(length);
  for (const socket of sockets.clients) socket.send(message);
}

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://reference');
  try {
    const body = request.method === 'POST' ? JSON.parse(await text(request)) : undefined;
    const answer = JSON.stringify(await pages[pathname](Object.fromEntries(searchParams), body));
    response.setHeader('content-type', 'application/json');
    response.setHeader('content-length', Buffer.byteLength(answer));
    response.end(answer);
  } catch (error) {
    response.statusCode = 500;
    response.end(String(error));
  }
});
server.on('upgrade', (request, stream, head) => {
  sockets.handleUpgrade(request, stream, head, () => undefined);
});
server.listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
