import type { Page } from '@playwright/test';
import { unique } from '../fixtures/api';
import { expect, test } from '../fixtures/test';

/** As for whoever has a page open while the house is started anew: nothing answers, the browser is online. */
async function away(page: Page): Promise<() => Promise<void>> {
  const refuse = /.*/;
  await page.route(refuse, (route) => route.abort('connectionrefused'));
  return () => page.unroute(refuse);
}

/** Whether the page is still the one that was loaded first. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { stayed: true }));
const stayed = (page: Page) => page.evaluate(() => 'stayed' in window);

test.beforeEach(({ problems }) => {
  problems.expect(/ERR_CONNECTION_REFUSED|WebSocket/);
});

test('a page that cannot be fetched says why, and comes with another try', async ({ as }) => {
  const page = await as('ines');
  await page.goto('/communities');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await mark(page);

  for (const name of ['Bookmarks', 'Slow-healing wounds']) {
    const back = await away(page);
    await page.getByRole('navigation').getByRole('link', { name }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page did not open');
    await expect(page.getByRole('alert')).toContainText('This did not reach us');
    await back();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    // The focus is where the page begins, not with the browser.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  }
  expect(await stayed(page)).toBe(true);
});

test('a part that cannot be fetched leaves the page and the words in it, and comes later', async ({
  as,
}) => {
  const page = await as('ines');
  await page.goto('/c/slow-healing-wounds/find-time/new');
  const what = page.getByRole('textbox', { name: 'What it is for' });
  await expect(what).toBeVisible();
  await mark(page);
  const words = unique('A time for the two of us');

  await test.step('while the house is away, keys type and nothing breaks', async () => {
    const back = await away(page);
    await what.pressSequentially(words);
    await page.getByRole('button', { name: 'Find and do' }).click();
    await expect(page.getByText('what is on this page stays')).toBeVisible();
    await page.getByRole('button', { name: 'Suggest times that are fair' }).click();
    await expect(what).toHaveValue(words);
    await back();
  });

  await test.step('back again, it opens by itself', async () => {
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(what).toHaveValue(words);
    expect(await stayed(page)).toBe(true);
  });
});

test('code of an older build: the page stays, and says that the house was renewed', async ({
  as,
  problems,
}) => {
  problems.expect(/status of 404/);
  const page = await as('ines');
  await page.goto('/c/slow-healing-wounds/find-time/new');
  const what = page.getByRole('textbox', { name: 'What it is for' });
  await expect(what).toBeVisible();
  await page.route('**/assets/**', (route) => route.fulfill({ status: 404, body: '' }));
  await what.pressSequentially('Words');
  await expect(page.getByText('Guildhall was renewed')).toBeVisible();
  await expect(what).toHaveValue('Words');
  await page.getByRole('navigation').getByRole('link', { name: 'Bookmarks' }).first().click();
  await expect(page.getByRole('main')).toContainText('Guildhall was renewed');
  await page.unroute('**/assets/**');
  await page.getByRole('button', { name: 'Load again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bookmarks');
});

test('an answer that does not reach the house is told at the foot, and not shown as given', async ({
  as,
  api,
}) => {
  const { community } = await (await api('amara')).ask<{
    community: Record<'next' | 'past', { nodes: { id: string }[] }>;
  }>(
    `{ community(slug: "slow-healing-wounds") {
         next: events(first: 1) { nodes { id } }
         past: events(first: 1, past: true) { nodes { id } }
    } }`,
  );
  const page = await as('amara');
  const press = async (event: string | undefined, group: string) => {
    await page.goto(`/c/slow-healing-wounds/e/${event}`);
    const choices = page.getByRole('group', { name: group, exact: true });
    const other = choices.getByRole('button', { pressed: false }).first();
    const name = (await other.textContent()) ?? '';
    await page.waitForLoadState('networkidle');
    const back = await away(page);
    await other.click();
    await expect(page.getByText('This did not reach us.')).toBeVisible();
    await expect(choices.getByRole('button', { name, exact: true })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
    await back();
  };
  await press(community.next.nodes[0]?.id, 'Will you come?');
  await press(community.past.nodes[0]?.id, 'Were you there?');
});
