import type { Page } from '@playwright/test';
import type { CastName } from '../fixtures/api';
import { arrived, basicsOf, faultsOf } from '../fixtures/health';
import { expect, test } from '../fixtures/test';

const WIDTHS = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** In place of the number of a thread that the demo world has. */
const THREAD = '/c/the-first-hour/t/?';
const LONG = '/c/slow-healing-wounds/t/?';

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
      '/settings/files',
      '/settings/sessions',
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

for (const [width, viewport] of Object.entries(WIDTHS)) {
  for (const { who, paths, refused = [] } of tours) {
    test(`${who}, ${width}, from ${paths[0]}: axe finds nothing, nothing is too wide`, async ({
      as,
      visitor,
      api,
      problems,
    }) => {
      test.slow();
      const options = { viewport, reducedMotion: 'reduce' } as const;
      const page = who === 'visitor' ? await visitor(options) : await as(who, options);
      if (refused.length > 0) problems.expect(/status of 4\d\d.*\/graphql/);
      const member = await api('ines');
      const faults: string[] = [];
      for (const path of [...paths, ...refused]) {
        const [, slug] = /^\/c\/([a-z-]+)\/t\/\?$/.exec(path) ?? [];
        await page.emulateMedia({ colorScheme: 'light' });
        await page.goto(slug ? path.replace('?', await aThread(slug)) : path);
        await arrived(page);
        const found = [...(await basicsOf(page)), ...(await faultsOf(page))];
        await darken(page);
        found.push(...(await faultsOf(page)).map((fault) => `dark: ${fault}`));
        faults.push(...found.map((fault) => `${path}: ${fault}`));
      }
      expect(faults).toEqual([]);

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
}

async function darken(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
}
