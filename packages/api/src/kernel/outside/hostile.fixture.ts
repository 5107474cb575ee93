import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

type Answerer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on this machine that answers as badly as it is told to, and counts who came. */
export class HostileServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #paths = new Map<string, Answerer>();
  readonly asked: Array<{ method: string; path: string; headers: IncomingMessage['headers'] }> = [];

  constructor() {
    this.#server = createServer((request, response) => {
      const path = request.url ?? '';
      this.asked.push({ method: request.method ?? '', path, headers: request.headers });
      response.on('error', () => undefined);
      const answer = this.#paths.get(path.split('?')[0] ?? '');
      if (answer) answer(request, response);
      else response.writeHead(404).end('<title>Nothing here</title>');
    });
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  async open(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** `host:port`, as settings name it. */
  get near(): string {
    return `127.0.0.1:${this.port}`;
  }

  url(path: string): string {
    return `http://${this.near}${path}`;
  }

  /** How many hold a connection. */
  get held(): number {
    return this.#sockets.size;
  }

  at(path: string, answer: Answerer): string {
    this.#paths.set(path, answer);
    return this.url(path);
  }

  page(path: string, html: string | Buffer, headers: Record<string, string> = {}): string {
    return this.at(path, (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html),
    );
  }

  redirect(path: string, to: string, status = 302): string {
    return this.at(path, (_request, response) =>
      response.writeHead(status, { location: to }).end(),
    );
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** Writes the same piece until nobody takes it any more. */
export function forever(response: ServerResponse | Socket, piece: Buffer): void {
  const write = () => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', write);
  write();
}
