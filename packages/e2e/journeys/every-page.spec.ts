import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { CastName } from '../fixtures/api';
import { arrived, basicsOf, faultsOf, faultsOfColours, settled } from '../fixtures/health';
import { expect, test } from '../fixtures/test';

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** Some twenty pages, each looked at four times. */
const TOUR_MS = 400_000;

/** In place of the number of a thread that the demo world has. */
const THREAD = '/c/the-first-hour/t/?';
const LONG = '/c/slow-healing-wounds/t/?';
/** In place of the next session, and of the latest that is over. */
const SESSION = '/c/slow-healing-wounds/e/?';
const PAST_SESSION = '/c/slow-healing-wounds/e/?past';
/** In place of what the library of the demo world holds. */
const RESOURCE = '/c/slow-healing-wounds/library/?resource';
const COLLECTION = '/c/slow-healing-wounds/library/collections/?collection';
const COPY = '/library/?copy';
/** In place of the report of a use of it. */
const USE = '/uses/?use';

interface Tour {
  who: CastName | 'visitor';
  paths: string[];
  /** Pages whose address leads to nothing: the API says so with an error, and the browser's console repeats it. */
  refused?: string[];
}

/** Every page of the router, seen by those for whom it looks different. */
const tours: Tour[] = [
  {
    who: 'visitor',
    paths: [
      '/',
      '/communities',
      '/c/the-first-hour',
      '/c/the-first-hour/threads',
      '/c/the-first-hour/events',
      '/c/the-first-hour/library',
      '/c/the-first-hour/library/collections',
      '/library',
      THREAD,
      '/people/ines',
      '/sign-in',
      '/unsubscribe/nothing',
      '/sign-up',
      '/forgot',
      '/verify',
      '/settings',
      '/no/such/page',
    ],
    refused: [
      '/verify/old',
      '/reset/old',
      '/confirm-email/old',
      '/invitations/old',
      '/sign-up?invitation=old',
      '/c/going-home/members',
      '/admin/people',
    ],
  },
  {
    who: 'ines',
    paths: [
      '/',
      '/communities',
      '/communities?search=zzz',
      '/c/the-first-hour',
      '/c/the-first-hour/threads',
      '/c/the-first-hour/threads?kind=STORY',
      '/c/the-first-hour/threads?reading=unread',
      '/c/the-first-hour/members',
      '/c/the-first-hour/about',
      '/c/the-first-hour/settings',
      '/c/the-first-hour/new-thread',
      THREAD,
    ],
    refused: ['/admin/people', '/c/after-the-event'],
  },
  {
    who: 'ines',
    paths: [
      LONG,
      '/c/going-home',
      '/c/going-home/members',
      '/c/paper-charts',
      '/people/ines',
      '/people/wilhelmina',
      '/settings',
      '/settings/account',
      '/settings/calendar',
      '/settings/files',
      '/settings/sessions',
      '/search',
      '/search?q=first',
      '/bookmarks',
      '/bookmarks?order=reminder',
      '/drafts',
      '/inbox',
      '/inbox/unread',
      '/inbox/snoozed',
      '/inbox/done',
    ],
  },
  {
    who: 'ines',
    paths: [
      '/calendar',
      '/calendar?whose=mine',
      '/calendar?view=month',
      '/calendar?view=week',
      '/c/slow-healing-wounds/events',
      '/c/slow-healing-wounds/events?when=past',
      SESSION,
      PAST_SESSION,
    ],
  },
  {
    who: 'ines',
    paths: [
      '/library',
      '/library?type=practice',
      '/library?tag=zzz',
      COPY,
      '/c/slow-healing-wounds/library',
      '/c/slow-healing-wounds/library?type=practice',
      '/c/slow-healing-wounds/library?retired',
      '/c/slow-healing-wounds/library/new',
      RESOURCE,
      `${RESOURCE}/history`,
      `${RESOURCE}/suggest`,
      '/c/slow-healing-wounds/library/collections',
      COLLECTION,
      '/c/slow-healing-wounds/library/review',
      '/c/slow-healing-wounds/thanks',
      USE,
      '/people/ines/knowledge',
      '/people/amara/knowledge',
      '/feedback',
    ],
  },
  {
    who: 'amara',
    paths: [
      RESOURCE,
      `${RESOURCE}/edit`,
      COLLECTION,
      `${COLLECTION}/edit`,
      '/c/slow-healing-wounds/library/collections',
      '/c/slow-healing-wounds/library/review',
      '/c/after-the-event/library',
      USE,
      '/people/amara/knowledge',
    ],
  },
  {
    who: 'amara',
    paths: [SESSION, PAST_SESSION, `${SESSION}/edit`, '/c/slow-healing-wounds/new-event'],
  },
  {
    who: 'phuc',
    paths: [
      '/c/slow-healing-wounds',
      '/c/slow-healing-wounds/new-thread',
      '/c/slow-healing-wounds/about',
      '/c/going-home',
      '/c/the-first-hour',
      '/c/the-first-hour/new-thread',
    ],
  },
  {
    who: 'amara',
    paths: [
      '/c/slow-healing-wounds/settings',
      '/c/slow-healing-wounds/waiting',
      '/c/slow-healing-wounds/removed',
      '/c/slow-healing-wounds/members',
      '/c/slow-healing-wounds/about?edit=charter',
      '/c/slow-healing-wounds/about?edit=rules',
      '/c/after-the-event',
    ],
  },
  {
    who: 'hana',
    paths: [
      '/',
      '/catch-up',
      '/catch-up?minutes=5',
      '/c/after-the-event',
      '/c/paper-charts/settings',
    ],
  },
  {
    who: 'marta',
    paths: [
      '/communities/new',
      '/admin/people',
      '/admin/people/invitations',
      '/admin/people/claims',
      '/admin/communities',
      '/admin/domains',
      '/admin/mail',
      '/admin/settings',
    ],
  },
];

for (const { who, paths, refused = [] } of tours) {
  test(`${who}, from ${paths[0]}: axe finds nothing, nothing is too wide, here and on the phone`, async ({
    as,
    visitor,
    api,
    problems,
  }) => {
    test.setTimeout(TOUR_MS);
    const options = { viewport: WIDE, reducedMotion: 'reduce' } as const;
    const page = who === 'visitor' ? await visitor(options) : await as(who, options);
    if (refused.length > 0) problems.expect(/status of 4\d\d.*\/graphql/);
    const member = await api('ines');
    const faults: string[] = [];
    // As a window that is made narrow, and a phone that is turned: a page comes at one width and is looked at in both.
    let widths = [WIDE, PHONE];
    for (const path of [...paths, ...refused]) {
      const [, slug] = /^\/c\/([a-z-]+)\/t\/\?$/.exec(path) ?? [];
      const [, place, past] = /^\/c\/([a-z-]+)\/e\/\?(past)?/.exec(path) ?? [];
      const at = slug
        ? path.replace('?', await aThread(slug))
        : place
          ? path.replace(/\?(past)?/, await aSession(place, Boolean(past)))
          : /\?(resource|collection|copy|use)/.test(path)
            ? await kept(path)
            : path;
      await page.goto(at);
      await arrived(page);
      for (const viewport of widths) {
        await page.setViewportSize(viewport);
        await settled(page);
        const found = [...(await basicsOf(page)), ...(await faultsOf(page))];
        await colour(page, 'dark');
        found.push(...(await faultsOfColours(page)).map((fault) => `dark: ${fault}`));
        await colour(page, 'light');
        faults.push(...found.map((fault) => `${path}, ${viewport.width} px: ${fault}`));
      }
      widths = widths.toReversed();
    }
    expect(faults).toEqual([]);

    /** The next session of a series, or the latest. */
    async function aSession(place: string, past: boolean): Promise<string> {
      const { community } = await member.ask<{
        community: { events: { nodes: { id: string; series: { rule: string | null } }[] } };
      }>(
        'query($place: String!, $past: Boolean!) { community(slug: $place) { events(first: 20, past: $past) { nodes { id series { rule } } } } }',
        { place, past },
      );
      return community.events.nodes.find(({ series }) => series.rule)?.id ?? '';
    }

    /** Of the library: a page that came out of something, the first collection, the first copy for everybody. */
    async function kept(path: string): Promise<string> {
      const { community, publishedResources } = await member.ask<{
        community: { resources: { nodes: { id: string }[] }; collections: { id: string }[] };
        publishedResources: { nodes: { id: string }[] };
      }>(
        `{ community(slug: "slow-healing-wounds") { resources(first: 1, type: PRACTICE) { nodes { id } } collections { id } }
           publishedResources(first: 1) { nodes { id } } }`,
      );
      const things: Record<string, { id: string } | undefined> = {
        resource: community.resources.nodes[0],
        collection: community.collections[0],
        use: await aUse(community.resources.nodes[0]?.id),
        copy: publishedResources.nodes[0],
      };
      return path.replace(/\?([a-z]+)/, (_, what: string) => things[what]?.id ?? '');
    }

    /** Of something in the library; the first to walk here says that she used it. */
    async function aUse(id: string | undefined): Promise<{ id: string } | undefined> {
      const { resource } = await member.ask<{
        resource: { trail: { uses: { nodes: { id: string }[] } } };
      }>('query($id: ID!) { resource(id: $id) { trail { uses(first: 1) { nodes { id } } } } }', {
        id,
      });
      const [there] = resource.trail.uses.nodes;
      if (there) return there;
      const { reportUse } = await member.ask<{ reportUse: { id: string } }>(
        'mutation($input: ReportUseInput!) { reportUse(input: $input) { id } }',
        {
          input: {
            ...{ of: { kind: 'RESOURCE', id }, how: 'WORKED' },
            ...{ words: 'We do it on every first visit now.', clientMutationId: randomUUID() },
          },
        },
      );
      return reportUse;
    }

    /** The longest thread of a community. */
    async function aThread(slug: string): Promise<string> {
      const { community } = await member.ask<{
        community: { threads: { nodes: { id: string; postCount: number }[] } };
      }>(
        'query($slug: String!) { community(slug: $slug) { threads(first: 50) { nodes { id postCount } } } }',
        { slug },
      );
      // Other journeys write threads meanwhile; those of the demo world have at most a dozen posts.
      const threads = community.threads.nodes.filter(({ postCount }) => postCount < 20);
      return threads.sort((a, b) => b.postCount - a.postCount)[0]?.id ?? '';
    }
  });
}

async function colour(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
}
