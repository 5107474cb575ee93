import type { Page } from '@playwright/test';
import { unique } from '../fixtures/api';
import { faultsOf } from '../fixtures/health';
import { png } from '../fixtures/pictures';
import { post } from '../fixtures/steps';
import { expect, test } from '../fixtures/test';

const PRIVATE = 'after-the-event';

const file = (name: string, buffer: Buffer, mimeType = 'image/png') => ({ name, mimeType, buffer });
const green = png(1_200, 800, [31, 81, 64]);

const choose = (page: Page) => page.getByLabel('Add pictures or files');
const tray = (page: Page) => page.getByRole('list', { name: 'Files on their way into the text' });

/** Puts a picture onto the text as a browser does when somebody pastes or drops one. */
async function bring(page: Page, how: 'paste' | 'drop', name: string, bytes: Buffer) {
  await page.getByRole('textbox', { name: 'Your post' }).evaluate(
    (field, given) => {
      const data = new DataTransfer();
      const body = Uint8Array.from(atob(given.base64), (sign) => sign.charCodeAt(0));
      data.items.add(new File([body], given.name, { type: 'image/png' }));
      const init = { bubbles: true, cancelable: true };
      field.dispatchEvent(
        given.how === 'paste'
          ? new ClipboardEvent('paste', { ...init, clipboardData: data })
          : new DragEvent('drop', { ...init, dataTransfer: data }),
      );
    },
    { how, name, base64: bytes.toString('base64') },
  );
}

async function write(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Add to the thread' }).click();
  await page.getByRole('textbox', { name: 'Your post' }).fill(words);
}

test('pictures chosen, pasted and dropped are described and posted; members see them, nobody else', async ({
  as,
  api,
  problems,
}) => {
  const id = await (await api('wilhelmina')).openThread(
    PRIVATE,
    unique('What the room looked like'),
  );
  const path = `/c/${PRIVATE}/t/${id}`;
  const tomasz = await as('tomasz');
  await tomasz.goto(path);
  await write(tomasz, 'Three of them.\n\n');

  await test.step('three ways in', async () => {
    await choose(tomasz).setInputFiles(file('door.png', green));
    await expect(tomasz.getByLabel('What does door.png show?')).toBeVisible();
    await bring(tomasz, 'paste', 'bed.png', png(300, 200, [140, 40, 60]));
    await expect(tomasz.getByLabel('What does bed.png show?')).toBeVisible();
    await bring(tomasz, 'drop', 'lamp.png', png(300, 200, [200, 160, 60]));
    await expect(tomasz.getByLabel('What does lamp.png show?')).toBeVisible();
    expect(await faultsOf(tomasz)).toEqual([]);
  });

  await test.step('each is described', async () => {
    await tomasz.getByLabel('What does door.png show?').fill('A green door');
    await tomasz.getByLabel('What does bed.png show?').fill('A red bed');
    await tomasz.getByLabel('What does lamp.png show?').fill('A yellow lamp');
  });

  await test.step('what is no picture is refused in words', async () => {
    problems.expect(/status of 400 .*\/files\?/);
    await choose(tomasz).setInputFiles(
      file('page.png', Buffer.from('<!doctype html><script>alert(1)</script>')),
    );
    await expect(tray(tomasz)).toContainText('Files of this kind are not taken here.');
    await tomasz.getByRole('button', { name: 'Leave page.png out' }).click();
    await expect(tray(tomasz)).not.toContainText('page.png');
  });

  await test.step('posted', async () => {
    await tomasz.getByRole('button', { name: 'Post', exact: true }).click();
    const own = post(tomasz, 2);
    await expect(own.getByAltText('A green door')).toBeVisible();
    await expect(own.getByAltText('A red bed')).toBeVisible();
    await expect(own.getByAltText('A yellow lamp')).toBeVisible();
    await expect(own).not.toContainText('⟦');
  });

  const wilhelmina = await as('wilhelmina');
  await wilhelmina.goto(path);
  const door = post(wilhelmina, 2).getByAltText('A green door');

  await test.step('a member sees it, and opens it large by key', async () => {
    await expect(door).toBeVisible();
    await expect
      .poll(() => door.evaluate((picture: HTMLImageElement) => picture.naturalWidth))
      .toBeGreaterThan(0);
    await door.focus();
    await wilhelmina.keyboard.press('Enter');
    const large = wilhelmina.getByRole('dialog', { name: 'A green door' });
    await expect(large.getByRole('img')).toBeVisible();
    expect(await faultsOf(wilhelmina)).toEqual([]);
    await wilhelmina.keyboard.press('Escape');
    await expect(large).toBeHidden();
    await expect(door).toBeFocused();
  });

  await test.step('an outsider gets nothing by its address', async () => {
    const address = (await door.getAttribute('src')) ?? '';
    const statusFor = async (page: Page) => (await page.request.get(address)).status();
    expect(await statusFor(wilhelmina)).toBe(200);
    expect(await statusFor(await as('yusuf'))).toBe(404);
  });
});

test('sending waits for what is under way; what is cancelled stays out', async ({ as, api }) => {
  const id = await (await api('hana')).openThread('the-first-hour', unique('Where the bag hangs'));
  const yusuf = await as('yusuf');
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await yusuf.route(/\/files\?/, async (route) => {
    await released;
    // One was broken off meanwhile.
    await route.continue().catch(() => undefined);
  });
  await yusuf.goto(`/c/the-first-hour/t/${id}`);
  await write(yusuf, 'By the door.\n\n');
  await choose(yusuf).setInputFiles([file('hook.png', green), file('other.png', green)]);
  await yusuf.getByRole('button', { name: 'Do not send other.png' }).click();
  await expect(tray(yusuf)).not.toContainText('other.png');

  await yusuf.getByRole('button', { name: 'Post', exact: true }).click();
  await expect(yusuf.getByText('This is sent as soon as the files are there.')).toBeVisible();
  await expect(post(yusuf, 2)).toHaveCount(0);
  release();
  await expect(post(yusuf, 2)).toContainText('By the door.');
  await expect(post(yusuf, 2).getByRole('button', { name: 'Picture without' })).toHaveCount(1);
  await expect(post(yusuf, 2)).not.toContainText('⟦');
});

test('one’s own files stand in the settings, are deleted, and come back', async ({ as, api }) => {
  const title = unique('A card to print');
  const id = await (await api('hana')).openThread('the-first-hour', title);
  const name = `${unique('card')}.txt`;
  const yusuf = await as('yusuf');
  await yusuf.goto(`/c/the-first-hour/t/${id}`);
  await write(yusuf, 'Here it is: ');
  await choose(yusuf).setInputFiles(file(name, Buffer.from('Breathe.'), 'text/plain'));
  await expect(yusuf.getByText(`${name} stands in the text.`)).toBeAttached();
  await yusuf.getByRole('button', { name: 'Post', exact: true }).click();
  const link = post(yusuf, 2).getByRole('link', { name });
  await expect(link).toBeVisible();
  const address = (await link.getAttribute('href')) ?? '';

  await yusuf.goto('/settings/files');
  const row = yusuf.getByRole('listitem').filter({ hasText: name });
  await expect(row).toContainText(`${title}, post 2`);
  await expect(yusuf.getByText(/ of 1 GB used/)).toBeVisible();
  expect(await faultsOf(yusuf)).toEqual([]);
  await row.getByRole('button', { name: `Delete ${name}` }).click();
  await expect(row).toHaveCount(0);
  expect((await yusuf.request.get(address)).status()).toBe(404);
  await yusuf.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toBeVisible();
  expect((await yusuf.request.get(address)).status()).toBe(200);
});
