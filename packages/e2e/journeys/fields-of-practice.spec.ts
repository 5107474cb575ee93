import { unique } from '../fixtures/api';
import { expect, test } from '../fixtures/test';

test('an admin adds a field of practice, moves it and removes it', async ({ as }) => {
  const name = unique('Falls');
  const marta = await as('marta');
  await marta.goto('/admin/domains');
  const row = marta.getByRole('main').getByRole('listitem').filter({ hasText: name });

  await marta.getByRole('button', { name: 'Add a field', exact: true }).click();
  const dialog = marta.getByRole('dialog', { name: 'A new field of practice' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Description').fill('Before, during and after.');
  await dialog.getByRole('button', { name: 'Add the field' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row).toContainText('Before, during and after.');
  await expect(row).toContainText('No community yet');

  await row.getByRole('button', { name: `What you can do with ${name}` }).click();
  await marta.getByRole('menuitem', { name: 'Edit or move' }).click();
  const edit = marta.getByRole('dialog', { name });
  await edit.getByLabel('Stands below').selectOption({ label: 'Care transitions' });
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(edit).toHaveCount(0);

  await test.step('it stands in the directory, below the other', async () => {
    const oskar = await as('oskar');
    await oskar.goto('/communities');
    await expect(
      oskar.getByLabel('Field of practice').locator('option', { hasText: name }),
    ).toHaveCount(1);
  });

  await row.getByRole('button', { name: `What you can do with ${name}` }).click();
  await marta.getByRole('menuitem', { name: 'Remove' }).click();
  const sure = marta.getByRole('dialog', { name: `Remove ${name}?` });
  await sure.getByRole('button', { name: 'Remove the field' }).click();
  await expect(row).toHaveCount(0);
});
