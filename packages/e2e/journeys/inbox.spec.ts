import type { Page } from '@playwright/test';
import { type Api, unique } from '../fixtures/api';
import { arrived, faultsOf } from '../fixtures/health';
import { post } from '../fixtures/steps';
import { expect, test } from '../fixtures/test';

const WATCH =
  'mutation($id: ID!) { setThreadLevel(input: { threadId: $id, level: WATCHING }) { id } }';

/** A thread of Hana's that somebody watches. */
async function watched(hana: Api, watcher: Api, title: string): Promise<string> {
  const id = await hana.openThread('the-first-hour', title);
  await watcher.ask(WATCH, { id });
  return id;
}

const unreadOf = async (person: Api): Promise<number> =>
  (await person.ask<{ viewer: { unreadNotices: number } }>('{ viewer { unreadNotices } }')).viewer
    .unreadNotices;

const lineOf = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title }) });
const link = (page: Page, title: string) => page.getByRole('link', { name: title });

/** Puts a line into the inbox of somebody who looks at another page, and waits until it is there. */
async function tell(hana: Api, watcher: Api, threadId: string, words: string): Promise<void> {
  const before = await unreadOf(watcher);
  await hana.reply(threadId, words);
  await expect.poll(() => unreadOf(watcher)).toBeGreaterThan(before);
}

test('what is watched comes in by itself, and is gone through by keyboard', async ({ as, api }) => {
  const title = unique('Which pager still beeps?');
  const [hana, sefa] = [await api('hana'), await api('sefa')];
  const id = await watched(hana, sefa, title);
  const page = await as('sefa');
  await page.goto('/inbox');
  await arrived(page);
  const before = await unreadOf(sefa);

  await test.step('a line waits above the list, and nothing moves until it is asked for', async () => {
    // The page listens once it has come to rest.
    await expect(async () => {
      await hana.reply(id, 'The one in the drawer, it seems.');
      await expect(page.getByRole('button', { name: /new lines?$/ })).toBeVisible({
        timeout: 5_000,
      });
    }).toPass();
    await expect(lineOf(page, title)).toHaveCount(0);
    await expect(page).toHaveTitle(`(${before + 1}) Inbox · Guildhall`);
    await expect(
      page.getByRole('navigation', { name: 'Guildhall' }).getByRole('link', { name: 'Inbox' }),
    ).toContainText(`${before + 1} unread`);
    await page.getByRole('button', { name: /new lines?$/ }).click();
    await expect(lineOf(page, title)).toContainText('Hana Kobayashi wrote');
    await expect(lineOf(page, title)).toContainText('You watch this');
    await expect(link(page, title)).toBeFocused();
  });

  const preview = page.getByRole('region', { name: 'What is new' });
  await test.step('what is new stands beside the list', async () => {
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('j');
    await expect(link(page, title)).toBeFocused();
    await expect(preview).toContainText('The one in the drawer');
    expect(await faultsOf(page)).toEqual([]);
  });

  await test.step('read and unread', async () => {
    await page.keyboard.press('u');
    await expect(lineOf(page, title).getByText(/new$/)).toHaveCount(0);
    await expect(page).toHaveTitle(
      before > 0 ? `(${before}) Inbox · Guildhall` : 'Inbox · Guildhall',
    );
    await page.keyboard.press('u');
    await expect(lineOf(page, title).getByText(/new$/)).toBeVisible();
  });

  await test.step('done, and taken back', async () => {
    await page.keyboard.press('e');
    await expect(lineOf(page, title)).toHaveCount(0);
    await expect(page.getByText('Done. It comes back when something is new there.')).toBeVisible();
    await page.keyboard.press('z');
    await expect(lineOf(page, title).getByText(/new$/)).toBeVisible();
    await expect.poll(() => unreadOf(sefa)).toBe(before + 1);
  });

  await test.step('put off until a time that is said', async () => {
    await link(page, title).focus();
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog', { name: 'Snooze until' });
    await expect(dialog.getByRole('button', { name: 'Tomorrow morning' })).toContainText(
      'Tomorrow, 09:00',
    );
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Snooze', exact: true }).click();
    await expect(dialog).toContainText('Choose a day and an hour.');
    await dialog.getByRole('button', { name: 'Tomorrow morning' }).click();
    await expect(lineOf(page, title)).toHaveCount(0);
    // On the next line, or on the list that is empty now: the keys go on from there.
    await expect(
      page.getByRole('list', { name: 'Open' }).and(page.locator(':focus-within')),
    ).toHaveCount(1);
    await page.getByRole('link', { name: 'Snoozed' }).click();
    await expect(lineOf(page, title)).toContainText('Comes back Tomorrow, 09:00');
    await lineOf(page, title)
      .getByRole('button', { name: /^Bring/ })
      .click();
    await expect(lineOf(page, title)).toHaveCount(0);
  });

  await test.step('opened where it is new', async () => {
    await page.getByRole('link', { name: 'Open', exact: true }).click();
    await link(page, title).focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/t/${id}/2$`));
    await expect(post(page, 2)).toContainText('The one in the drawer');
    // Reading it there is enough.
    await expect.poll(() => unreadOf(sefa)).toBe(before);
  });
});

test('two devices show the same, and several lines go at once', async ({ as, api }) => {
  const [hana, lucia] = [await api('hana'), await api('lucia')];
  const titles = [unique('Where is the spare key?'), unique('Who has the second one?')];
  for (const title of titles) {
    await tell(hana, lucia, await watched(hana, lucia, title), 'Behind the clock.');
  }
  const [one, other] = titles as [string, string];
  const desk = await as('lucia');
  const laptop = await as('lucia');
  for (const page of [desk, laptop]) {
    await page.goto('/inbox');
    await expect(lineOf(page, one)).toBeVisible();
    await expect(lineOf(page, other)).toBeVisible();
  }
  await link(desk, other).focus();
  await desk.keyboard.press('x');
  await expect(desk.getByRole('group', { name: 'One chosen' })).toBeVisible();
  await link(desk, one).focus();
  await desk.keyboard.press('Shift+X');
  await expect(desk.getByRole('group', { name: '2 chosen' })).toBeVisible();
  expect(await faultsOf(desk)).toEqual([]);
  await desk.keyboard.press('e');
  // As long as somebody points at it, the offer stays.
  await desk.getByRole('button', { name: 'Undo' }).hover();
  for (const page of [desk, laptop]) {
    await expect(lineOf(page, one)).toHaveCount(0);
    await expect(lineOf(page, other)).toHaveCount(0);
  }
  await desk.getByRole('button', { name: 'Undo' }).click();
  for (const page of [desk, laptop]) {
    // Where the list was read anew meanwhile they come as any new line does: offered above it, so that nothing jumps.
    const back = lineOf(page, one).getByText('1 new');
    const offered = page.getByRole('button', { name: /new lines?$/ });
    await expect(back.or(offered).first()).toBeVisible();
    if (!(await back.isVisible())) await offered.click();
    await expect(back).toBeVisible();
    await expect(lineOf(page, other).getByText('1 new')).toBeVisible();
  }
  const unread = await unreadOf(lucia);
  await expect(desk).toHaveTitle(`(${unread}) Inbox · Guildhall`);
  await expect(laptop).toHaveTitle(`(${unread}) Inbox · Guildhall`);
});

test('on a phone a line opens the thread, and is done by touch', async ({ as, api }) => {
  const title = unique('What do you say first?');
  const [hana, henrik] = [await api('hana'), await api('henrik')];
  const id = await watched(hana, henrik, title);
  await tell(hana, henrik, id, 'Your name, and that you stay.');
  const page = await as('henrik', { viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.goto('/');
  const foot = page.getByRole('navigation', { name: 'Guildhall' }).last();
  await expect(foot.getByRole('link', { name: 'Inbox' })).toContainText(
    `${await unreadOf(henrik)} unread`,
  );
  await foot.getByRole('link', { name: 'Inbox' }).tap();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inbox');
  await expect(lineOf(page, title)).toContainText('Hana Kobayashi wrote');
  expect(await faultsOf(page)).toEqual([]);
  await link(page, title).tap();
  await expect(post(page, 2)).toContainText('Your name, and that you stay.');
  await page.goBack();
  await lineOf(page, title)
    .getByRole('button', { name: /^Done with/ })
    .tap();
  await expect(lineOf(page, title)).toHaveCount(0);
  await page.getByRole('link', { name: 'Done', exact: true }).tap();
  await expect(lineOf(page, title)).toContainText('Done Today');
});
