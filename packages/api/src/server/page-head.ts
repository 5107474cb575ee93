import { type DocumentNode, parse, validate } from 'graphql';
import { makeContext, type Services } from '../kernel/context';
import { viewerFor } from '../viewer';
import type { Execution } from './execution';
import { escapeHtml } from './html';

/** The tags for the head of a page, or null for the plain shell. */
export type PageHead = (path: string) => Promise<string | null>;

/** Previews show about so many characters. */
const DESCRIPTION_LENGTH = 200;

interface Preview {
  title: string;
  description: string;
}

interface Answer {
  instance: { name: string };
  community?: { name: string; purpose: string } | null;
  thread?: { title: string; excerpt: string; community: { name: string; slug: string } } | null;
  event?: {
    title: string;
    startsOn: string;
    timeZone: string;
    descriptionMarkdown: string;
    community: { name: string; slug: string };
  } | null;
}

const pages = [
  {
    path: /^\/c\/(?<slug>[a-z0-9-]+)$/,
    query: 'query($slug: String!) { instance { name } community(slug: $slug) { name purpose } }',
    read: ({ community }: Answer): Preview | undefined =>
      community ? { title: community.name, description: community.purpose } : undefined,
  },
  {
    path: /^\/c\/(?<slug>[a-z0-9-]+)\/t\/(?<id>[0-9a-f-]{36})$/,
    query:
      'query($id: ID!) { instance { name } thread(id: $id) { title excerpt community { name slug } } }',
    read: ({ thread }: Answer, slug: string | undefined): Preview | undefined =>
      thread?.community.slug === slug && thread
        ? { title: `${thread.title} · ${thread.community.name}`, description: thread.excerpt }
        : undefined,
  },
  {
    path: /^\/c\/(?<slug>[a-z0-9-]+)\/e\/(?<id>[0-9a-f-]{36})$/,
    query:
      'query($id: ID!) { instance { name } event(id: $id) { title startsOn timeZone descriptionMarkdown community { name slug } } }',
    read: ({ event }: Answer, slug: string | undefined): Preview | undefined =>
      event?.community.slug === slug && event
        ? {
            title: `${event.title} · ${event.community.name}`,
            description: `${planned(event)}. ${event.descriptionMarkdown}`,
          }
        : undefined,
  },
];

/** "Friday, 26 March 2027 at 14:00, Europe/Lisbon": as it was planned, since nobody knows who will read it where. */
function planned({ startsOn, timeZone }: { startsOn: string; timeZone: string }): string {
  const words = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${words.format(new Date(`${startsOn}Z`))}, ${timeZone}`;
}

/**
 * What a shared link shows of its page. It is asked through the schema as a visitor, whoever asks: what only
 * members may see never stands in a page that a cache might keep.
 */
export function pageHead(services: Services, execution: Execution): PageHead {
  const known = pages.map((page) => ({ ...page, document: documentFor(execution, page.query) }));
  return async (path) => {
    for (const { path: pattern, document, read } of known) {
      const match = pattern.exec(path);
      if (!match || !document) continue;
      const ctx = makeContext(services, await viewerFor(services, null));
      const variables = { ...match.groups };
      const { data } = await execution.run(ctx, { document, variables });
      const answer = data as Answer | null | undefined;
      const preview = answer && read(answer, variables.slug);
      return preview ? tagsOf(preview, answer.instance.name) : null;
    }
    return null;
  };
}

function documentFor(execution: Execution, query: string): DocumentNode | undefined {
  const document = parse(query);
  return validate(execution.schema, document).length === 0 ? document : undefined;
}

function tagsOf({ title, description }: Preview, site: string): string {
  const short = escapeHtml(description.replace(/\s+/g, ' ').trim().slice(0, DESCRIPTION_LENGTH));
  return `<title>${escapeHtml(title)}</title>
<meta name="description" content="${short}">
<meta property="og:title" content="${escapeHtml(title)}">
<meta property="og:description" content="${short}">
<meta property="og:site_name" content="${escapeHtml(site)}">
`;
}
