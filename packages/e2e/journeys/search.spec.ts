import { unique } from '../fixtures/api';
import { arrived, faultsOf } from '../fixtures/health';
import { expect, test } from '../fixtures/test';

test('a misspelt search finds the thread, from the palette to the words in it', async ({
  as,
  api,
}) => {
  const title = unique('Thermometers that survive disinfection');
  const hana = await api('hana');
  const id = await hana.openThread('the-first-hour', title, 'Ours go *blind* after a week.');
  await hana.reply(id, 'The ceramic ones hold.');
  const yusuf = await as('yusuf');
  await yusuf.goto('/');
  await arrived(yusuf);

  await test.step('from the palette', async () => {
    await yusuf.keyboard.press('Control+k');
    await expect(yusuf.getByRole('combobox')).toBeFocused();
    await yusuf.keyboard.type('termometers disinfecton');
    await yusuf.getByRole('option', { name: 'Search for' }).click();
    await expect(yusuf.getByRole('heading', { level: 1 })).toHaveText('Search');
    await expect(
      yusuf.getByText(/This is what was found by “thermometers disinfection”/),
    ).toBeVisible();
    expect(await faultsOf(yusuf)).toEqual([]);
  });

  await test.step('by other words, with those marked that were looked for', async () => {
    const field = yusuf.getByRole('searchbox', { name: 'What are you looking for?' });
    await field.fill('ceramic in:the-first-hour kind:banana');
    await field.press('Enter');
    const answers = yusuf.getByRole('list', { name: 'Answers' });
    await expect(answers.getByRole('link', { name: title })).toBeVisible();
    await expect(answers.locator('mark')).toHaveText('ceramic');
    await expect(yusuf.getByText('“kind:banana” is no kind of thing here')).toBeVisible();
    await expect(field).toBeFocused();
  });

  await test.step('a group by itself, back, and the thread', async () => {
    await yusuf.goto(`/search?q=${encodeURIComponent(title)}`);
    await yusuf.getByRole('link', { name: 'Threads', exact: true }).click();
    await expect(yusuf).toHaveURL(/group=threads/);
    await yusuf.getByRole('list', { name: 'Threads' }).getByRole('link', { name: title }).click();
    await expect(yusuf.getByRole('heading', { level: 1 })).toHaveText(title);
  });
});

test('a search that finds nothing says so, and a phone shows it all', async ({ as }) => {
  const yusuf = await as('yusuf');
  await yusuf.setViewportSize({ width: 390, height: 844 });
  await yusuf.goto('/search?q=qwzzlk');
  await expect(yusuf.getByRole('heading', { name: 'Nothing has these words' })).toBeVisible();
  await arrived(yusuf);
  expect(await faultsOf(yusuf)).toEqual([]);
  await yusuf.goto('/search');
  await expect(yusuf.getByText('in:wound-care')).toBeVisible();
});
