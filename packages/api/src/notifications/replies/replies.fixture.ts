import { createHmac } from 'node:crypto';
import nodemailer, { type SendMailOptions } from 'nodemailer';
import { startTestServer, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import type { Visibility } from '../../communities/community.entity';
import { transaction } from '../../kernel/transaction';
import { aThread, type MadeThread } from '../../threads/thread.factory';
import { messageIdOf } from '../mail/addresses';
import { type Listener, openListener } from './coming-in/listener';
import { replyAddress } from './reply-addresses';

export const INBOUND = 'reply.guildhall.example';
export const SECRET = 'a-secret-of-a-relay-0123456789abcdef';
/** Small, so that what is too large is quick to send. */
export const LARGEST = 2_000_000;

/** A mail that came in, as its row stands. */
export interface Row {
  state: string;
  reason: string | null;
  postId: string | null;
  raw: Buffer | null;
  attempts: number;
}

/** A house with both ways in, and a community that answers by mail. */
export class PostOffice {
  constructor(
    readonly server: TestServer,
    readonly world: WoundCare,
    readonly listener: Listener,
  ) {}

  thread(given: { markdown?: string; title?: string } = {}): Promise<MadeThread> {
    const { ctx, community, ravi } = this.world;
    return aThread(ctx, { communityId: community.id, authorId: ravi.id, ...given });
  }

  address(person: { id: string }, threadId: string): Promise<string> {
    return transaction(
      this.world.ctx,
      async (tx) => (await replyAddress(tx, person.id, threadId)) ?? '',
    );
  }

  /** Hands a mail over as a mail server would. */
  async send(mail: SendMailOptions): Promise<void> {
    const client = nodemailer.createTransport({
      host: '127.0.0.1',
      port: this.listener.port,
      ignoreTLS: true,
    });
    try {
      await client.sendMail(mail);
    } finally {
      client.close();
    }
  }

  /** An answer as a mail program would write it, to the mail that brought the opening post. */
  async answer(
    person: { id: string; email: string },
    { id, postId }: MadeThread,
    mail: SendMailOptions,
  ): Promise<void> {
    const brought = messageIdOf(this.world.ctx, postId, person.id);
    await this.send({
      from: { name: 'Somebody', address: person.email },
      to: await this.address(person, id),
      subject: 'Re: Dressings',
      inReplyTo: brought,
      references: [brought],
      ...mail,
    });
  }

  /** As a relay posts it; what is signed can be another than what is sent. */
  post(
    body: Buffer | string,
    given: { secret?: string; age?: number; type?: string; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const at = Math.floor(this.server.clock.now().getTime() / 1_000) - (given.age ?? 0);
    const signature = createHmac('sha256', given.secret ?? SECRET)
      .update(`${at}.`)
      .update(body)
      .digest('hex');
    return fetch(`${this.server.url}/inbound/mail`, {
      method: 'POST',
      headers: {
        'content-type': given.type ?? 'message/rfc822',
        'x-guildhall-timestamp': String(at),
        'x-guildhall-signature': `sha256=${signature}`,
        ...given.headers,
      },
      body: new Uint8Array(Buffer.from(body)),
    });
  }

  /** The posts of a thread, as somebody reads them. */
  async posts(threadId: string): Promise<
    Array<{
      number: number;
      markdown: string;
      html: string;
      author: { handle: string };
      answers: { id: string } | null;
    }>
  > {
    const { thread } = await this.world.amara.client.query<{
      thread: { posts: { nodes: never[] } };
    }>(
      `query ($id: ID!) { thread(id: $id) { posts(first: 50) { nodes {
         number markdown html author { handle } answers { id } } } } }`,
      { id: threadId },
    );
    return thread.posts.nodes;
  }

  rows(threadId: string): Promise<Row[]> {
    return this.server.rows<Row>(
      `select state, reason, post_id as "postId", raw, attempts from inbound_mail
        where thread_id = $1 order by received_at, id`,
      [threadId],
    );
  }

  async close(): Promise<void> {
    await this.listener.close();
    await this.server.close();
  }
}

/** `await office.close()` in `afterAll`. */
export async function openPostOffice(visibility?: Visibility): Promise<PostOffice> {
  const server = await startTestServer({
    environment: {
      mailFrom: 'Guildhall <house@guildhall.test>',
      inbound: {
        domain: INBOUND,
        smtp: { port: 0, host: '127.0.0.1', cert: undefined, key: undefined },
        webhookSecret: SECRET,
        largest: LARGEST,
      },
    },
  });
  const world = await woundCare(server, visibility);
  const listener = await openListener(server.services);
  if (!listener) throw new Error('The listener is switched off');
  return new PostOffice(server, world, listener);
}
