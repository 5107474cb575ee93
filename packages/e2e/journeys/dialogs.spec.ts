import type { Page } from '@playwright/test';
import { unique } from '../fixtures/api';
import { arrived, faultsOf } from '../fixtures/health';
import { expect, test } from '../fixtures/test';

const UNSAVED = 'What you wrote here is not saved yet.';

test('words in a dialog are not thrown away by a key, or by a press beside it', async ({
  as,
  api,
}) => {
  const thread = await (await api('hana')).openThread(
    'the-first-hour',
    unique('A lamp by the door'),
  );
  const yusuf = await as('yusuf');
  await yusuf.goto(`/c/the-first-hour/t/${thread}`);
  await arrived(yusuf);
  const words = 'It was lit when I came, and I knew why.';
  const dialog = yusuf.getByRole('dialog', { name: 'Say thanks' });
  const area = dialog.getByLabel('For what?');
  const asked = dialog.getByRole('alert').filter({ hasText: UNSAVED });

  await test.step('with nothing written it closes at once', async () => {
    await open(yusuf);
    await expect(area).toBeVisible();
    await yusuf.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  await test.step('with words it asks, and one goes on where one was', async () => {
    await open(yusuf);
    await area.fill(words);
    await yusuf.keyboard.press('Escape');
    await expect(asked).toBeVisible();
    await expect(asked.getByRole('button', { name: 'Go on writing' })).toBeFocused();
    expect(await faultsOf(yusuf)).toEqual([]);
    await yusuf.keyboard.press('Enter');
    await expect(asked).toHaveCount(0);
    await expect(area).toBeFocused();
    await expect(area).toHaveValue(words);
  });

  await test.step('a press beside it asks too; what is emptied again is nothing to lose', async () => {
    await yusuf.mouse.click(5, 5);
    await expect(asked).toBeVisible();
    await asked.getByRole('button', { name: 'Go on writing' }).click();
    await area.fill(' ');
    await yusuf.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  await test.step('who wants to, throws them away: by the button, or by the key again', async () => {
    await open(yusuf);
    await area.fill(words);
    await yusuf.keyboard.press('Escape');
    await asked.getByRole('button', { name: 'Throw it away' }).click();
    await expect(dialog).toHaveCount(0);
    await open(yusuf);
    await expect(area).toHaveValue('');
    await area.fill(words);
    await yusuf.keyboard.press('Escape');
    await expect(asked).toBeVisible();
    await yusuf.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });
});

async function open(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More about post 1 by Hana Kobayashi' }).first().click();
  await page.getByRole('menuitem', { name: 'Say thanks' }).click();
}
