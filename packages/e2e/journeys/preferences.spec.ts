import { unique } from '../fixtures/api';
import { arrived, faultsOf } from '../fixtures/health';
import { expect, test } from '../fixtures/test';

const PAGE = '/settings/notifications';

test('what one is told is chosen by keyboard and kept at once', async ({ as }) => {
  const page = await as('marta');
  await page.goto(PAGE);
  await arrived(page);
  const mail = page.getByLabel('Mail: Somebody mentions you');
  const device = page.getByLabel('Devices: Somebody mentions you');

  await test.step('a way and a pace', async () => {
    await expect(mail).toHaveValue('AT_ONCE');
    await mail.focus();
    await page.keyboard.press('ArrowDown');
    await expect(mail).toHaveValue('DAILY');
    await expect(page.getByText(/^Saved \d/).first()).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(device).toBeFocused();
    await page.keyboard.press('Space');
    await expect(device).not.toBeChecked();
    await expect(mail).toBeEnabled();
    await page.waitForLoadState('networkidle');
    await page.reload();
    await expect(mail).toHaveValue('DAILY');
    await expect(device).not.toBeChecked();
  });

  await test.step('quiet hours, with the zone named', async () => {
    await page.getByLabel('Let me be at certain hours').press('Space');
    const until = page.getByLabel('Until');
    await until.fill('06:30');
    await until.press('Enter');
    await expect(page.getByText(/Hours are those of your time zone, \w/)).toBeVisible();
    await page.waitForLoadState('networkidle');
    await page.reload();
    await expect(page.getByLabel('Until')).toHaveValue('06:30');
  });

  await test.step('a digest', async () => {
    await page.getByRole('radio', { name: 'Daily' }).check({ force: true });
    await page.getByRole('radio', { name: '20 minutes' }).check({ force: true });
    await page.waitForLoadState('networkidle');
    await page.reload();
    await expect(page.getByRole('radio', { name: 'Daily' })).toBeChecked();
    await expect(page.getByRole('radio', { name: '20 minutes' })).toBeChecked();
  });

  await test.step('no fault in it, in the light, in the dark and on a phone', async () => {
    expect(await faultsOf(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await faultsOf(page)).toEqual([]);
  });
});

test('one community is otherwise, until that is taken away', async ({ as }) => {
  const page = await as('ravi');
  await page.goto(PAGE);
  await page
    .getByLabel('Community', { exact: true })
    .selectOption({ label: 'Slow-healing wounds' });
  await page
    .getByLabel('What', { exact: true })
    .selectOption('A new thread in a community you watch');
  await page.getByLabel('How soon').selectOption('Weekly');
  await page.getByRole('button', { name: 'Add it' }).click();
  const line = page
    .getByRole('listitem')
    .filter({ hasText: 'A new thread in a community you watch: weekly by mail' });
  await expect(line).toBeVisible();
  await expect(page.getByRole('heading', { name: 'In Slow-healing wounds' })).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await line.getByRole('button').click();
  await expect(line).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(line).toBeVisible();
  await page.reload();
  await line.getByRole('button').click();
  await expect(line).toHaveCount(0);
});

test('two windows: what was changed in the other is shown before it is changed again', async ({
  as,
}) => {
  const page = await as('hana');
  const other = await page.context().newPage();
  await page.goto(PAGE);
  await arrived(page);
  await other.goto(PAGE);
  await other.getByRole('radio', { name: '5 minutes' }).check({ force: true });
  await expect(other.getByText(/^Saved \d/).first()).toBeVisible();
  await page.getByRole('radio', { name: '20 minutes' }).check({ force: true });
  await expect(page.getByRole('alert')).toContainText('This was changed in another window');
  await expect(page.getByRole('radio', { name: '5 minutes' })).toBeChecked();
  await page.getByRole('radio', { name: '20 minutes' }).check({ force: true });
  await expect(page.getByRole('radio', { name: '20 minutes' })).toBeChecked();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('whoever asks why is led to the very row', async ({ as, api }) => {
  const hana = await api('hana');
  const id = await hana.openThread('the-first-hour', unique('Who has the ladder?'));
  const page = await as('yusuf');
  await page.goto(`/c/the-first-hour/t/${id}`);
  await page.getByRole('button', { name: /^How you follow this thread/ }).click();
  await page.getByRole('menuitem', { name: 'How you are told of it' }).click();
  const row = page.getByRole('row').filter({ hasText: 'This is what you were asking about.' });
  await expect(row).toContainText('A new post in a thread you watch');
  await expect(row.getByRole('rowheader')).toBeFocused();
  expect(await faultsOf(page)).toEqual([]);
});

test('the reason of a line is changed where it stands, and back', async ({ as, api }) => {
  const title = unique('Which plaster stays on a wet heel?');
  const hana = await api('hana');
  const tomasz = await api('tomasz');
  const id = await hana.openThread('the-first-hour', title);
  const level = async () => {
    const { thread } = await tomasz.ask<{ thread: { viewerReading: { level: string } } }>(
      'query($id: ID!) { thread(id: $id) { viewerReading { level } } }',
      { id },
    );
    return thread.viewerReading.level;
  };
  await tomasz.ask(
    'mutation($id: ID!) { setThreadLevel(input: { threadId: $id, level: WATCHING }) { id } }',
    { id },
  );
  await hana.reply(id, 'Ours never do.');
  const told = async () => {
    const { viewer } = await tomasz.ask<{
      viewer: { inbox: { nodes: { thread: { id: string } | null }[] } };
    }>('{ viewer { inbox(view: OPEN, first: 5) { nodes { thread { id } } } } }');
    return viewer.inbox.nodes.some(({ thread }) => thread?.id === id);
  };
  await expect.poll(told).toBe(true);
  const page = await as('tomasz');
  await page.goto('/inbox');
  const line = page.getByRole('listitem').filter({ hasText: title });
  await expect(line).toBeVisible();
  const why = line.getByRole('button', { name: /^You watch this/ });
  await why.click();
  const menu = page.getByRole('menu');
  await expect(menu).toContainText('You are told because you watch the thread.');
  expect(await faultsOf(page)).toEqual([]);
  await menu.getByRole('menuitem', { name: 'Stop following the thread' }).click();
  await expect(page.getByText('You no longer follow the thread.')).toBeVisible();
  await expect.poll(level).toBe('NORMAL');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(level).toBe('WATCHING');
  await why.click();
  await menu.getByRole('menuitem', { name: 'All that you are told' }).click();
  await expect(
    page.getByRole('row').filter({ hasText: 'This is what you were asking about.' }),
  ).toContainText('A new post in a thread you watch');
});
