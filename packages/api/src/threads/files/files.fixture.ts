import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { TestClient, TestServer } from '../../../test/harness';

export interface Added {
  id: string;
  name: string;
  type: string;
  bytes: number;
  address: string;
  width: number | null;
  height: number | null;
}

/** Sends a file as the web client does. */
export const send = (
  client: TestClient,
  place: string,
  name: string,
  body: Buffer | string,
  headers: Record<string, string> = {},
): Promise<Response> =>
  client.fetch(`/files?${place}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(name),
      ...headers,
    },
    body: new Uint8Array(Buffer.from(body)),
  });

/** For what must be taken in. */
export async function add(
  client: TestClient,
  place: string,
  name: string,
  body: Buffer | string,
): Promise<Added> {
  const response = await send(client, place, name, body);
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as Added;
}

/** For what must be refused. @returns the rule that it broke, or the code */
export async function refusal(response: Response): Promise<string> {
  if (response.ok) throw new Error(`It was not refused: ${await response.text()}`);
  const { error } = (await response.json()) as {
    error: { code: string; fields?: Array<{ rule: string }>; reason?: string };
  };
  return error.fields?.[0]?.rule ?? error.reason ?? error.code;
}

export const picture = (width = 1_200, height = 800) =>
  sharp({ create: { width, height, channels: 3, background: '#1f5140' } });

export const png = (width?: number, height?: number): Promise<Buffer> =>
  picture(width, height).png().toBuffer();

const REPLY = `mutation($threadId: ID!, $markdown: String!, $key: String!) {
  reply(input: { threadId: $threadId, markdown: $markdown, clientMutationId: $key }) { id html version } }`;

export interface Said {
  id: string;
  html: string;
  version: number;
}

export async function say(client: TestClient, threadId: string, markdown: string): Promise<Said> {
  const variables = { threadId, markdown, key: randomUUID() };
  return (await client.mutate<{ reply: Said }>(REPLY, variables)).reply;
}

export const edit = (client: TestClient, { id, version }: Said, markdown: string) =>
  client.mutate('mutation($input: EditPostInput!) { editPost(input: $input) { id } }', {
    input: { id, version, markdown },
  });

export const shown = ({ address }: Added) => `![A wound](${address})`;

export const status = async (client: TestClient, address: string): Promise<number> =>
  (await client.fetch(address)).status;

/** A mutation that takes an id alone. */
export const change = (name: string) => `mutation($id: ID!) { ${name}(input: { id: $id }) { id } }`;

/** Whether the row is there, and whether the bytes are. */
export async function kept(server: TestServer, id: string): Promise<[boolean, boolean]> {
  const there = await server.rows('select 1 from file where id = $1', [id]);
  const { dataDirectory } = server.services.environment;
  return [there.length === 1, existsSync(join(dataDirectory, 'files', id.slice(-2), id))];
}
