import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anyPerson, startTestServer, type TestClient, type TestServer } from '../../test/harness';
import { aCommunity } from '../communities/community.factory';
import { systemContext } from '../kernel/context';
import { removeDumps } from './dump.fixture';
import type { ImportFault } from './report';
import { type ImportSummary, importStackExchange } from './stackexchange';

const SITE = 'cardano.stackexchange.com';

/** Where a dump goes, and what it is called there. */
export interface Place {
  slug: string;
  site: string;
}

export interface ReadPost {
  number: number;
  markdown: string;
  html: string;
  createdAt: string;
  votes: number;
  accepted: boolean;
  author: { name: string; handle: string; placeholder: boolean };
  answers: { number: number } | null;
  source: { site: string; url: string | null; author: string; licence: string; licenceUrl: string };
}
export interface ReadThread {
  title: string;
  kind: string;
  tags: string[];
  openedAt: string;
  votes: number;
  postCount: number;
  source: ReadPost['source'];
  acceptedPost: { number: number } | null;
  links: Array<{ kind: string; incoming: boolean; thread: { title: string } }>;
  posts: { nodes: ReadPost[] };
}

/** A server into which archives are brought, and somebody who reads them. */
export class ImportServer {
  /** The data directory. */
  readonly data = mkdtempSync(join(tmpdir(), 'guildhall-import-'));
  private parts!: { server: TestServer; ines: TestClient; steward: { id: string } };
  private places = 0;

  async start(): Promise<void> {
    const server = await startTestServer({ environment: { dataDirectory: this.data } });
    const steward = await anyPerson(server, { handle: 'amara', admin: true });
    const ines = await server.as(await anyPerson(server, { handle: 'ines' }));
    this.parts = { server, ines, steward };
  }

  async close(): Promise<void> {
    await this.parts.server.close();
    removeDumps();
    rmSync(this.data, { recursive: true, force: true });
  }

  get services() {
    return this.parts.server.services;
  }

  rows<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.parts.server.rows<Row>(sql, params);
  }

  async community(slug: string): Promise<void> {
    const { steward } = this.parts;
    await aCommunity(systemContext(this.services), { steward, slug, name: slug });
  }

  /** An empty community; people of a site are shared, so each takes a site of its own. */
  async place(): Promise<Place> {
    this.places += 1;
    const slug = `archive-${this.places}`;
    await this.community(slug);
    return { slug, site: `s${this.places}.${SITE}` };
  }

  run(
    directory: string,
    { slug, site }: Place,
    more: { dryRun?: boolean; errorFile?: string } = {},
  ): Promise<ImportSummary> {
    return importStackExchange(this.services, { directory, communitySlug: slug, site, ...more });
  }

  /** The threads of a community as a member reads them, by title. */
  async threadsOf(slug: string): Promise<Map<string, ReadThread>> {
    const { ines } = this.parts;
    const { community } = await ines.query<{
      community: { threads: { nodes: Array<{ id: string; title: string }> } };
    }>(
      'query ($slug: String!) { community(slug: $slug) { threads(first: 20) { nodes { id title } } } }',
      { slug },
    );
    const threads = new Map<string, ReadThread>();
    for (const { id, title } of community.threads.nodes) {
      const { thread } = await ines.query<{ thread: ReadThread }>(
        `query ($id: ID!) { thread(id: $id) {
        title kind tags openedAt votes postCount acceptedPost { number }
        source { site url author licence licenceUrl }
        links { kind incoming thread { title } }
        posts(first: 20) { nodes { number markdown html createdAt votes accepted
          author { name handle placeholder } answers { number }
          source { site url author licence licenceUrl } } } } }`,
        { id },
      );
      threads.set(title, thread);
    }
    return threads;
  }
}

/** Each kind as "read created unchanged skipped failed". */
export const short = (summary: ImportSummary) =>
  Object.fromEntries(
    Object.entries(summary.counts).map(([kind, { read, created, unchanged, skipped, failed }]) => [
      kind,
      [read, created, unchanged, skipped, failed].join(' '),
    ]),
  );

export function faultsOf({ errorFile }: ImportSummary): ImportFault[] {
  if (!errorFile) return [];
  const lines = readFileSync(errorFile, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as ImportFault);
}
