import type { Page } from '@playwright/test';
import { cast } from '../../api/src/seed/cast';
import { unique } from '../fixtures/api';
import { arrived, faultsOf } from '../fixtures/health';
import { post } from '../fixtures/steps';
import { expect, test } from '../fixtures/test';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Find and do' });
const field = (page: Page) => page.getByRole('combobox', { name: 'Where to, or what to do' });
const line = (page: Page, name: string | RegExp) => palette(page).getByRole('option', { name });

async function open(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
}

test('the palette goes, does and finds, by keyboard alone', async ({ as, api }) => {
  const title = unique('Which torch survives a fall?');
  const hana = await api('hana');
  const id = await hana.openThread('the-first-hour', title);
  await hana.reply(id, 'The yellow one.');
  const yusuf = await as('yusuf');
  await yusuf.goto('/');
  await arrived(yusuf);

  await test.step('finds a thread by words of its title', async () => {
    await open(yusuf);
    await yusuf.keyboard.type(title.slice(0, 25));
    await expect(line(yusuf, title)).toBeVisible();
    await expect(palette(yusuf).getByRole('status')).toContainText('line');
    expect(await faultsOf(yusuf)).toEqual([]);
    while ((await line(yusuf, title).getAttribute('aria-selected')) !== 'true') {
      await yusuf.keyboard.press('ArrowDown');
    }
    const meant = await field(yusuf).getAttribute('aria-activedescendant');
    await expect(line(yusuf, title)).toHaveAttribute('id', meant ?? '');
    await yusuf.keyboard.press('Enter');
    await expect(yusuf.getByRole('heading', { level: 1 })).toHaveText(title);
  });

  await test.step('does what the page offers', async () => {
    await expect(post(yusuf, 2)).toBeVisible();
    await open(yusuf);
    await yusuf.keyboard.type('bookmark post');
    await yusuf.keyboard.press('Enter');
    await expect(yusuf.getByRole('dialog', { name: 'Bookmark this post' })).toBeVisible();
    await yusuf.keyboard.press('Escape');
  });

  await test.step('finds somebody', async () => {
    await open(yusuf);
    await yusuf.keyboard.type(cast.hana.name);
    await expect(line(yusuf, new RegExp(`^${cast.hana.name}`))).toBeVisible();
    await yusuf.keyboard.press('Enter');
    await expect(yusuf.getByRole('heading', { level: 1 })).toHaveText(cast.hana.name);
  });

  await test.step('goes somewhere, and gives the focus back when one leaves it', async () => {
    await open(yusuf);
    await yusuf.keyboard.type('qwzzlk');
    await expect(palette(yusuf)).toContainText('Nothing here is called that.');
    await yusuf.keyboard.press('Escape');
    await expect(palette(yusuf)).toBeHidden();
    const button = yusuf.getByRole('button', { name: 'Find and do' });
    await button.click();
    await yusuf.keyboard.press('Escape');
    await expect(button).toBeFocused();
    await open(yusuf);
    await yusuf.keyboard.type('all comm');
    await yusuf.keyboard.press('Enter');
    await expect(yusuf).toHaveURL(/\/communities$/);
  });
});

test('letters move, reply, edit and go; never while one writes; and they can be switched off', async ({
  as,
  api,
}) => {
  const title = unique('Who has the spare key?');
  const yusufs = await api('yusuf');
  const id = await yusufs.openThread('the-first-hour', title);
  await yusufs.reply(id, 'The porter, I believe.', 'No, the pharmacy.');
  const yusuf = await as('yusuf');
  const press = (key: string) => yusuf.keyboard.press(key);
  await yusuf.goto(`/c/the-first-hour/t/${id}`);
  await expect(post(yusuf, 3)).toBeVisible();

  await test.step('j and k go from post to post', async () => {
    await post(yusuf, 1).focus();
    await press('j');
    await expect(post(yusuf, 2)).toBeFocused();
    await press('j');
    await expect(post(yusuf, 3)).toBeFocused();
    await press('k');
    await expect(post(yusuf, 2)).toBeFocused();
  });

  await test.step('r answers the post that has the focus, and letters are letters again', async () => {
    await press('r');
    const text = yusuf.getByRole('textbox', { name: 'Your post' });
    await expect(text).toBeFocused();
    await yusuf.keyboard.type('jk?');
    await expect(text).toContainText('jk?');
    await text.press('ControlOrMeta+a');
    await text.press('Delete');
    await yusuf.getByRole('button', { name: 'Lay it aside; the text stays' }).click();
  });

  await test.step('e edits one’s own', async () => {
    await post(yusuf, 2).focus();
    await press('e');
    await expect(post(yusuf, 2).getByRole('textbox')).toBeFocused();
    await post(yusuf, 2).getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('? lists them, with axe; g and h go home', async () => {
    await post(yusuf, 1).focus();
    await press('?');
    const list = yusuf.getByRole('dialog', { name: 'The keys of this house' });
    await expect(list).toContainText('Next post or line');
    await expect(list).toContainText('Edit post 1');
    expect(await faultsOf(yusuf)).toEqual([]);
    await press('Escape');
    await press('g');
    await press('h');
    await expect(yusuf).toHaveURL(/\/$/);
    await expect(yusuf.getByRole('link', { name: title }).first()).toBeVisible();
    await press('j');
    await expect(yusuf.locator('[data-line]:focus')).toBeVisible();
  });

  await test.step('the first two of a visit go as well, before anything listens', async () => {
    await yusuf.goto('/communities');
    await arrived(yusuf);
    await press('g');
    await press('h');
    await expect(yusuf).toHaveURL(/\/$/);
  });

  await test.step('switched off, for this device', async () => {
    await open(yusuf);
    await yusuf.keyboard.type('keys of this house');
    await press('Enter');
    const list = yusuf.getByRole('dialog', { name: 'The keys of this house' });
    await list.getByLabel('Letters do something').uncheck();
    await list.getByRole('button', { name: 'Close' }).click();
    await yusuf.reload();
    await arrived(yusuf);
    await press('?');
    await press('g');
    await press('c');
    await open(yusuf);
    await expect(list).toBeHidden();
    await expect(yusuf).toHaveURL(/\/$/);
    await yusuf.keyboard.type('keys of this house');
    await press('Enter');
    await list.getByLabel('Letters do something').check();
    await list.getByRole('button', { name: 'Close' }).click();
    await press('?');
    await expect(list).toBeVisible();
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`on the phone a button opens it, ${colorScheme}`, async ({ as }) => {
    const ines = await as('ines', { viewport: { width: 390, height: 844 }, colorScheme });
    await ines.goto('/communities');
    await arrived(ines);
    await ines.getByRole('button', { name: 'Find and do' }).click();
    await expect(field(ines)).toBeFocused();
    await expect(line(ines, /^Home$/)).toBeVisible();
    expect(await faultsOf(ines)).toEqual([]);
    await line(ines, /^Home$/).click();
    await expect(ines).toHaveURL(/\/$/);
    await arrived(ines);
  });
}
