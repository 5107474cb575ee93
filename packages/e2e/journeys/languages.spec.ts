import type { Page } from '@playwright/test';
import type { Api } from '../fixtures/api';
import { arrived, overflow, settled } from '../fixtures/health';
import { expect, test } from '../fixtures/test';
import { Told, untranslated } from '../fixtures/words';

/** Before the marks of the invented language a page of it can not be called by its words. */
const PAGES = [
  '/communities',
  '/c/slow-healing-wounds',
  '/c/slow-healing-wounds/members',
  '/c/slow-healing-wounds/about',
  '/c/slow-healing-wounds/threads',
  '/c/slow-healing-wounds/new-thread',
  '/c/slow-healing-wounds/settings',
  '/people/ravi',
  '/settings',
  '/settings/account',
  '/settings/sessions',
];
const ADMIN = [
  '/communities/new',
  '/admin/people',
  '/admin/people/invitations',
  '/admin/people/claims',
  '/admin/communities',
  '/admin/domains',
  '/admin/mail',
  '/admin/settings',
];
/** The library of a community, with one of what is in it, and the search over everything. */
async function libraryOf(member: Api): Promise<string[]> {
  const at = '/c/slow-healing-wounds/library';
  const { community } = await member.ask<{
    community: { resources: { nodes: { id: string }[] }; collections: { id: string }[] };
  }>(
    `{ community(slug: "slow-healing-wounds") {
         resources(first: 1, type: PRACTICE) { nodes { id } }
         collections { id }
    } }`,
  );
  const resource = `${at}/${community.resources.nodes[0]?.id}`;
  return [
    ...[at, resource, `${resource}/history`, `${resource}/edit`],
    ...[`${at}/collections`, `${at}/collections/${community.collections[0]?.id}`],
    ...[`${at}/review`, '/search?q=first'],
  ];
}
const DOORS = [
  '/',
  '/sign-in',
  '/sign-up',
  '/forgot',
  '/verify',
  '/unsubscribe/nothing',
  '/no/such/page',
];

async function look(page: Page, told: Told, paths: string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    await arrived(page);
    faults.push(...(await untranslated(page, told)).map((text) => `${path}: ${text}`));
  }
  return faults;
}

test('in an invented language, from home to a thread, every word of the app is in it', async ({
  as,
}) => {
  const page = await as('amara');
  const told = new Told(page);
  const faults: string[] = [];
  const here = async (where: string) => {
    await arrived(page);
    faults.push(...(await untranslated(page, told)).map((text) => `${where}: ${text}`));
  };

  await page.goto('/?locale=en-XA');
  await here('home');
  await page.getByRole('navigation').getByRole('link', { name: 'Slow-healing wounds' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Slow-healing wounds');
  await here('community');
  await page
    .getByRole('main')
    .getByRole('listitem')
    .getByRole('link', { name: /^Heel ulcer closed/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Heel ulcer closed/);
  await here('thread');
  const menus = page.getByRole('article').first().locator('[aria-haspopup=menu]');
  for (const menu of await menus.all()) {
    await menu.click();
    await expect(page.getByRole('menu')).toBeVisible();
    await here('a menu of the first post');
    await page.keyboard.press('Escape');
  }
  // The dock at the foot: its first button opens the composer.
  await page.getByRole('region').last().getByRole('button').last().click();
  await expect(page.getByRole('textbox')).toBeVisible();
  await here('composer');
  faults.push(...(await look(page, told, PAGES)));
  expect(faults).toEqual([]);
});

test('in an invented language, the pages of those who look after the house', async ({ as }) => {
  const page = await as('marta');
  const told = new Told(page);
  await page.goto('/?locale=en-XA');
  expect(await look(page, told, ADMIN)).toEqual([]);
});

test('in an invented language, the library and the search', async ({ as, api }) => {
  const page = await as('amara');
  const told = new Told(page);
  await page.goto('/?locale=en-XA');
  expect(await look(page, told, await libraryOf(await api('amara')))).toEqual([]);
});

test('in an invented language, the pages at the door', async ({ visitor }) => {
  const page = await visitor();
  const told = new Told(page);
  await page.goto('/?locale=en-XA');
  expect(await look(page, told, DOORS)).toEqual([]);
});

test('from right to left, nothing is wider than the window, on the desk and on the phone', async ({
  as,
  api,
}) => {
  test.slow();
  const page = await as('marta');
  await page.goto('/?locale=ar-XB');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  const faults: string[] = [];
  const thread = await page
    .getByRole('link', { name: /^Heel ulcer closed/ })
    .first()
    .getAttribute('href');
  let widths = [1440, 390];
  const library = await libraryOf(await api('marta'));
  for (const path of ['/', thread ?? '', ...PAGES, ...library, ...ADMIN, ...DOORS.slice(1)]) {
    await page.goto(path);
    await arrived(page);
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    for (const width of widths) {
      await page.setViewportSize({ width, height: 844 });
      await settled(page);
      const over = await overflow(page);
      if (over) faults.push(`${path}, ${width} px: ${over}`);
    }
    widths = widths.toReversed();
  }
  expect(faults).toEqual([]);
});
