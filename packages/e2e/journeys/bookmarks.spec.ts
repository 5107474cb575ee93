import { cast } from '../../api/src/seed/cast';
import { unique } from '../fixtures/api';
import { faultsOf } from '../fixtures/health';
import { post } from '../fixtures/steps';
import { expect, test } from '../fixtures/test';

test('a post is kept with a note and a reminder, changed, removed and taken back', async ({
  as,
  api,
}) => {
  const title = unique('What hangs beside the phone?');
  const hana = await api('hana');
  const id = await hana.openThread('the-first-hour', title);
  await hana.reply(id, 'A laminated card, by now quite yellow.');
  const yusuf = await as('yusuf');
  await yusuf.goto(`/c/the-first-hour/t/${id}`);

  await test.step('kept from the menu of a post', async () => {
    await post(yusuf, 2).getByRole('button', { name: 'More about post 2' }).click();
    await yusuf.getByRole('menuitem', { name: 'Bookmark' }).click();
    const dialog = yusuf.getByRole('dialog', { name: 'Bookmark this post' });
    await expect(dialog.getByLabel('Note to yourself')).toBeFocused();
    await yusuf.keyboard.type('Print one for the pharmacy');
    await dialog.getByLabel('Tomorrow morning').check();
    expect(await faultsOf(yusuf)).toEqual([]);
    await dialog.getByRole('button', { name: 'Keep' }).click();
    await expect(dialog).toBeHidden();
    await expect(post(yusuf, 2).getByRole('button', { name: 'Bookmarked' })).toBeVisible();
    await yusuf.reload();
    await expect(post(yusuf, 2).getByRole('button', { name: 'Bookmarked' })).toBeVisible();
  });

  const row = yusuf.getByRole('listitem').filter({ hasText: title });
  await test.step('found among one’s bookmarks', async () => {
    await yusuf.getByRole('link', { name: 'Bookmarks' }).click();
    await expect(row).toContainText('Print one for the pharmacy');
    await expect(row).toContainText(`Post 2 by ${cast.hana.name}`);
    await expect(row).toContainText('Reminder: Tomorrow, 09:00');
    await yusuf.getByRole('link', { name: 'By reminder' }).click();
    await expect(row).toBeVisible();
  });

  await test.step('the note is mended', async () => {
    await row.getByRole('button', { name: 'Edit the bookmark' }).click();
    await yusuf.getByLabel('Note to yourself').fill('Print two');
    await yusuf.getByLabel('None').check();
    await yusuf.getByRole('button', { name: 'Save' }).click();
    await yusuf.getByRole('link', { name: 'Newest first' }).click();
    await expect(row).toContainText('Print two');
    await expect(row).not.toContainText('Reminder');
  });

  await test.step('removed, and back again', async () => {
    await row.getByRole('button', { name: 'Remove the bookmark' }).click();
    await expect(row).toHaveCount(0);
    await yusuf.getByRole('button', { name: 'Undo' }).click();
    await expect(row).toContainText('Print two');
  });

  await test.step('once the thread is gone, no more than the note is left', async () => {
    await hana.ask('mutation($id: ID!) { removePost(input: { id: $id, reason: "" }) { id } }', {
      id: await hana.postId(id, 2),
    });
    await yusuf.reload();
    const gone = yusuf.getByRole('listitem').filter({ hasText: 'Print two' });
    await expect(gone).toContainText('No longer there for you');
    await expect(gone).not.toContainText(title);
  });
});
