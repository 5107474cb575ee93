import { randomUUID } from 'node:crypto';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { type Api, unique } from '../fixtures/api';
import { faultsOf } from '../fixtures/health';
import { confirm, signInByForm, signUp } from '../fixtures/steps';
import { expect, test } from '../fixtures/test';

const PASSWORD = 'four plain words here';

/** Longer than it takes to press the next key. */
const ANSWER_MS = 1_000;

/** Somebody new, to whom nobody else's posts come in between. */
async function newcomer(
  visitor: (options?: BrowserContextOptions) => Promise<Page>,
  marta: Api,
): Promise<{ page: Page; email: string }> {
  const page = await visitor();
  const email = `reader-${randomUUID().slice(0, 8)}@example.org`;
  await page.goto(await marta.invitation());
  await page.getByRole('link', { name: 'Create an account' }).click();
  await signUp(page, 'Nora Lind', email);
  await confirm(page, email);
  return { page, email };
}

/** They join a community, and then these are written in it. */
async function somethingNew(page: Page, marta: Api, author: Api, ...titles: string[]) {
  const { id, slug } = await marta.createCommunity(unique('Catching up'), 'OPEN', author);
  await author.ask(
    'mutation($id: ID!) { acceptGroundRules(input: { communityId: $id, number: 1 }) { id } }',
    { id },
  );
  const joined = await page.request.post('/graphql', {
    headers: { 'x-guildhall': '1' },
    data: {
      query: 'mutation($id: ID!) { joinCommunity(input: { communityId: $id }) { id } }',
      variables: { id },
    },
  });
  expect(await joined.json()).not.toHaveProperty('errors');
  for (const title of titles) {
    await author.openThread(slug, unique(title), `What I have to say: ${title}.`);
  }
}

/** What the page has said of so much is kept. */
const told = (page: Page, operation: string) =>
  page.waitForResponse(
    async (response) =>
      response.url().endsWith('/graphql') && (await response.text()).includes(operation),
  );

const item = (page: Page, place: number, of: number) =>
  page.getByRole('article', { name: new RegExp(`^${place} of ${of}: `) });

test('somebody catches up to the end by keyboard alone, goes back once, and it is over', async ({
  visitor,
  api,
}) => {
  const { page } = await newcomer(visitor, await api('marta'));
  await somethingNew(page, await api('marta'), await api('hana'), 'Third', 'Second', 'First');
  // The house takes its time to answer, and nobody who reads on has to wait for it.
  await page.route('**/graphql', async (route) => {
    const slow = (route.request().postData() ?? '').includes('"PassCatchUp"');
    const response = await route.fetch();
    if (slow) await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
    await route.fulfill({ response });
  });
  await page.goto('/');

  await test.step('Home says how long it takes', async () => {
    await expect(
      page.getByText('About one minute. It stops when you have seen it all.'),
    ).toBeVisible();
    const start = page.getByRole('main').getByRole('link', { name: 'Catch up', exact: true });
    await start.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Catch up: about one minute');
  });

  await test.step('space and j read, and the next one has the focus', async () => {
    await expect(item(page, 1, 3)).toContainText('What I have to say: First.');
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Space');
    await expect(item(page, 2, 3)).toBeFocused();
    await page.keyboard.press('j');
    await expect(item(page, 3, 3)).toBeFocused();
    await expect(item(page, 2, 3).getByText('Read', { exact: true })).toBeVisible();
  });

  await test.step('what was passed is unread again after an undo', async () => {
    await page.keyboard.press('z');
    await expect(item(page, 2, 3)).toBeFocused();
    await expect(
      item(page, 2, 3).getByRole('button', { name: 'Read, the next one' }),
    ).toBeVisible();
  });

  await test.step('the end is an end', async () => {
    await page.keyboard.press('Space');
    await expect(item(page, 3, 3)).toBeFocused();
    const finished = told(page, 'finishCatchUp');
    await page.keyboard.press('Space');
    await expect(page.getByRole('heading', { name: 'You are caught up.' })).toBeVisible();
    await expect(page.getByText('by mail, if there is something worth telling')).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    await finished;
  });

  await test.step('and nothing of it comes again', async () => {
    await page.getByRole('link', { name: 'Back to Home' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      /^You have read everything|wait/,
    );
    await page.goto('/catch-up');
    await expect(page.getByRole('heading', { name: 'Nothing new worth your time' })).toBeVisible();
  });
});

test('somebody goes on where they were, on the phone', async ({ visitor, api }) => {
  const { page: desk, email } = await newcomer(visitor, await api('marta'));
  await somethingNew(desk, await api('marta'), await api('lucia'), 'Beta', 'Alpha');
  await desk.goto('/catch-up');
  await expect(item(desk, 1, 2)).toContainText('Alpha');
  const passed = told(desk, 'passCatchUp');
  await desk.keyboard.press('Space');
  await passed;

  const phone = await visitor({
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
  });
  await signInByForm(phone, { email, password: PASSWORD });
  await phone.goto('/catch-up');
  await expect(phone.getByText('You have read one thing of it already.')).toBeVisible();
  await expect(item(phone, 1, 1)).toContainText('Beta');
  expect(await faultsOf(phone)).toEqual([]);
  await phone.getByRole('button', { name: 'Read, that was the last' }).click();
  await expect(phone.getByRole('heading', { name: 'You are caught up.' })).toBeVisible();
  expect(await faultsOf(phone)).toEqual([]);
});

test('what is not for somebody is kept for later or muted, and the reasons are told', async ({
  visitor,
  api,
}) => {
  const { page } = await newcomer(visitor, await api('marta'));
  await somethingNew(page, await api('marta'), await api('hana'), 'Not for me');
  await page.goto('/catch-up');
  const only = item(page, 1, 1);
  await expect(only).toContainText('A new thread');
  await page.getByText('How this was chosen').click();
  await expect(page.getByText('at 238 words a minute')).toBeVisible();

  await only.getByRole('button', { name: 'Keep for later' }).click();
  const dialog = page.getByRole('dialog', { name: 'Bookmark this post' });
  await expect(dialog.getByLabel('Note to yourself')).toBeFocused();
  await dialog.getByRole('button', { name: 'Keep' }).click();
  await expect(dialog).toBeHidden();

  await only.getByRole('button', { name: 'Mute the thread' }).click();
  await expect(page.getByText('any more.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Nothing new worth your time' })).toBeVisible();
});
