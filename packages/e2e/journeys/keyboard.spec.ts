import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { cast } from '../../api/src/seed/cast';
import { accountOf, unique } from '../fixtures/api';
import { post } from '../fixtures/steps';
import { expect, test } from '../fixtures/test';

/** Nothing on these pages is further away than this. */
const PRESSES = 80;

/** Goes on with the tab key until something has the focus, as one does who has no mouse. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let press = 0; press < PRESSES; press += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The tab key does not lead to ${target}.`);
}

test('by keyboard alone: sign in, read, react, answer', async ({ visitor, api }) => {
  const title = unique('Who holds the torch?');
  await (await api('tomasz')).openThread('the-first-hour', title);
  const page = await visitor();
  const press = (key: string) => page.keyboard.press(key);

  await test.step('signing in', async () => {
    await page.goto('/');
    const signIn = page.getByRole('main').getByRole('link', { name: 'Sign in' });
    await expect(signIn).toBeVisible();
    await press('Tab');
    // The first stop leads past the rail.
    await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeFocused();
    await press('Enter');
    await tabTo(page, signIn);
    await press('Enter');
    const { email, password } = accountOf('yusuf');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await tabTo(page, page.getByLabel('Email'));
    await page.keyboard.type(email);
    await tabTo(page, page.getByLabel('Password', { exact: true }));
    await page.keyboard.type(password);
    await press('Enter');
  });

  await test.step('to the thread', async () => {
    const link = page.getByRole('link', { name: title }).first();
    await expect(link).toBeVisible();
    await tabTo(page, link);
    await press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });

  await test.step('a reaction, with the arrow keys', async () => {
    const react = page.getByRole('button', { name: `React to what ${cast.tomasz.name} wrote` });
    await tabTo(page, react);
    await press('Enter');
    await expect(page.getByRole('menuitemradio', { name: 'Helped me' })).toBeFocused();
    await press('ArrowDown');
    await expect(page.getByRole('menuitemradio', { name: 'Same here' })).toBeFocused();
    await press('Enter');
    await press('Escape');
    await expect(react).toBeFocused();
    await expect(post(page, 1).getByRole('button', { name: 'Same here 1' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });

  await test.step('an answer, sent with Ctrl and Enter', async () => {
    await tabTo(page, page.getByRole('button', { name: `Answer ${cast.tomasz.name}` }));
    await press('Enter');
    await expect(page.getByRole('textbox', { name: 'Your post' })).toBeFocused();
    await page.keyboard.type('Whoever is nearest to the fuse box.');
    await press('Control+Enter');
    await expect(post(page, 2)).toContainText('Whoever is nearest to the fuse box.');
    await expect(post(page, 2)).toBeFocused();
  });

  await test.step('one sees where one is', async () => {
    await press('Tab');
    const seen = await page.evaluate(() => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(
        document.activeElement ?? document.body,
      );
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    });
    expect(seen).toBe(true);
  });
});

test('by keyboard: what is gone with its work leaves the focus where one goes on', async ({
  as,
  api,
}) => {
  const amara = await api('amara');
  const { community } = await amara.ask<{
    community: { id: string; events: { nodes: { id: string; mode: string }[] } };
  }>('{ community(slug: "slow-healing-wounds") { id events(first: 5) { nodes { id mode } } } }');
  const page = await as('amara');
  const press = (key: string) => page.keyboard.press(key);

  await test.step('an answer is taken back: at the question', async () => {
    const last = community.events.nodes.at(-1)?.id;
    await page.goto(`/c/slow-healing-wounds/e/${last}`);
    const choices = page.getByRole('group', { name: 'Will you come?' });
    await tabTo(page, choices.getByRole('button', { name: 'Maybe' }));
    await press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Take it back' }));
    await press('Enter');
    await expect(page.getByRole('button', { name: 'Take it back' })).toBeHidden();
    await expect(choices.getByRole('button').first()).toBeFocused();
  });

  await test.step('a page is given to everybody: at what can be done with the copy', async () => {
    const { shareResource } = await amara.ask<{ shareResource: { id: string } }>(
      'mutation($input: ShareResourceInput!) { shareResource(input: $input) { id } }',
      {
        input: {
          ...{ communityId: community.id, form: 'PAGE', type: 'PRACTICE' },
          ...{ title: unique('By keys'), markdown: 'One line.', clientMutationId: randomUUID() },
        },
      },
    );
    await page.goto(`/c/slow-healing-wounds/library/${shareResource.id}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await tabTo(page, page.getByRole('button', { name: 'Give it to everybody' }));
    await press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await press('Escape');
    await expect(page.getByRole('button', { name: 'Give it to everybody' })).toBeFocused();
    await press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Give version 1 to everybody' }));
    await press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(
      page.getByRole('main').getByRole('button', { name: /back/ }).first(),
    ).toBeFocused();
  });

  await test.step('what is looked for is of another kind: at its name', async () => {
    await page.goto('/search?q=heel');
    const answers = page.getByRole('main').getByRole('link', { name: 'Answers' });
    await expect(answers).toBeVisible();
    await tabTo(page, answers);
    await press('Enter');
    await expect(page).toHaveURL(/group=posts/);
    await expect(page.getByRole('list', { name: 'Answers' })).toBeVisible();
    await expect(answers).toBeFocused();
  });
});
