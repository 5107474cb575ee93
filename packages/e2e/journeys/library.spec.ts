import { randomUUID } from 'node:crypto';
import { type Api, unique } from '../fixtures/api';
import { arrived, faultsOf } from '../fixtures/health';
import { expect, test } from '../fixtures/test';

const LIBRARY = '/c/the-first-hour/library';

/** A page that somebody keeps. Returns its address. */
async function aPage(api: Api, title: string, markdown: string): Promise<string> {
  const { shareResource } = await api.ask<{ shareResource: { id: string } }>(
    'mutation($input: ShareResourceInput!) { shareResource(input: $input) { id } }',
    {
      input: {
        communityId: await api.communityId('the-first-hour'),
        form: 'PAGE',
        type: 'PRACTICE',
        title,
        markdown,
        tags: ['nights'],
        clientMutationId: randomUUID(),
      },
    },
  );
  return `${LIBRARY}/${shareResource.id}`;
}

test('a page is shared, better words are suggested and taken over, and its history leads back', async ({
  as,
}) => {
  const title = unique('Before the night begins');
  const hana = await as('hana');
  const yusuf = await as('yusuf');

  await test.step('shared, with what is missing said first', async () => {
    await hana.goto(LIBRARY);
    await hana.getByRole('link', { name: 'Share something' }).first().click();
    await hana.getByRole('radio', { name: 'A page' }).check();
    await hana.getByRole('button', { name: 'Share it' }).click();
    await expect(hana.getByLabel('Title')).toBeFocused();
    await hana.getByLabel('Title').fill(title);
    await hana.getByLabel('In short').fill('What to know before the lights go down.');
    await hana.getByLabel('What is it for?').selectOption('Practice');
    const text = hana.getByRole('textbox', { name: 'The page', exact: true });
    await text.fill('Ask who is awake at three.\n\nWrite it on the board.');
    await hana.getByLabel('What it is about').fill('nights, handover');
    // What is written outlives a reload.
    await hana.reload();
    await expect(text).toHaveValue('Ask who is awake at three.\n\nWrite it on the board.');
    expect(await faultsOf(hana)).toEqual([]);
    await hana.getByRole('button', { name: 'Share it' }).click();
    await expect(hana.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(hana.getByText('You keep this')).toBeVisible();
    await arrived(hana);
    expect(await faultsOf(hana)).toEqual([]);
  });
  const path = new URL(hana.url()).pathname;

  await test.step('found by its topic', async () => {
    await yusuf.goto(`${LIBRARY}?type=practice`);
    const row = yusuf.getByRole('listitem').filter({ hasText: title });
    await row.getByRole('link', { name: 'handover' }).click();
    await expect(yusuf.getByText('About handover')).toBeVisible();
    await yusuf.getByRole('link', { name: title }).click();
    // The list that it is chosen from shows the same words.
    await expect(yusuf.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(yusuf.getByText('What to know before the lights go down.')).toBeVisible();
  });

  await test.step('other words are suggested', async () => {
    await yusuf.keyboard.press('e');
    await expect(yusuf.getByRole('heading', { level: 1 })).toHaveText('Suggest other words');
    await yusuf
      .getByRole('textbox', { name: 'The page', exact: true })
      .fill('Ask who is awake at three, and why.\n\nWrite it on the board.');
    await yusuf.getByLabel('Why').fill('The why told us about the pain.');
    await yusuf.getByRole('button', { name: 'Suggest it' }).click();
    await expect(yusuf.getByText('Your suggestion waits')).toBeVisible();
  });

  await test.step('taken over in words of her own', async () => {
    await hana.goto(path);
    await expect(hana.getByText('One suggestion waits')).toBeVisible();
    await hana.getByRole('link', { name: /^Yusuf/ }).click();
    await expect(hana.getByText('The why told us about the pain.')).toBeVisible();
    await expect(hana.locator('ins')).toContainText('and why');
    await arrived(hana);
    expect(await faultsOf(hana)).toEqual([]);
    await hana.getByRole('button', { name: 'Change the words before they go in' }).click();
    await hana.getByLabel('In short').fill('What to know, and why, before the lights go down.');
    await hana.getByLabel('A word back').fill('Thank you, that was missing.');
    await hana.getByRole('button', { name: 'Take it over' }).click();
    await expect(hana.getByRole('heading', { name: 'Taken over' })).toBeVisible();
    await yusuf.reload();
    await expect(yusuf.getByText('This is the second version.')).toBeVisible();
    await expect(yusuf.getByText('What to know, and why, before')).toBeVisible();
  });

  await test.step('an earlier version stands again, and that is taken back', async () => {
    await hana.goto(`${path}/history`);
    await expect(hana.getByText('Suggested by Yusuf')).toBeVisible();
    await arrived(hana);
    expect(await faultsOf(hana)).toEqual([]);
    await hana.getByRole('button', { name: 'Go back to this version' }).click();
    await expect(hana.getByRole('heading', { name: /Version 3/ })).toBeVisible();
    await hana.getByRole('button', { name: 'Undo' }).click();
    await expect(hana.getByRole('heading', { name: /Version 4/ })).toBeVisible();
  });
});

test('two people change the same page: both texts are shown, and none is lost', async ({
  as,
  api,
}) => {
  const hanas = await api('hana');
  const path = await aPage(hanas, unique('What the board says'), 'Red means wait.');
  const hana = await as('hana');
  await hana.goto(`${path}/edit`);
  const text = hana.getByRole('textbox', { name: 'The page', exact: true });
  await text.fill('Red means wait. Green means go.');
  await hanas.ask(
    'mutation($input: ReviseResourceInput!) { reviseResource(input: $input) { id } }',
    {
      input: {
        resourceId: path.split('/').at(-1),
        version: 1,
        markdown: 'Red means wait. Blue means ask.',
      },
    },
  );
  await hana.getByRole('button', { name: 'Save as a new version' }).click();
  const conflict = hana.getByRole('alert').filter({ hasText: 'Changed in the meantime' });
  await expect(conflict.locator('del').first()).toContainText('Blue');
  await expect(conflict.locator('ins').first()).toContainText('Green');
  expect(await faultsOf(hana)).toEqual([]);
  await hana.getByRole('button', { name: 'Save mine over it' }).click();
  await expect(hana.getByText('Red means wait. Green means go.')).toBeVisible();
  await expect(hana.getByText('This is the third version.')).toBeVisible();
});

test('what is due is looked at: retired with what took its place, back with one press, and good for another year', async ({
  as,
}) => {
  const amara = await as('amara');
  await amara.goto('/c/slow-healing-wounds/library');
  await amara.getByRole('link', { name: 'To look at again' }).click();
  const line = amara.getByRole('list', { name: 'To look at again' }).getByRole('listitem').first();
  const title = (await line.getByRole('heading', { level: 3 }).textContent()) ?? '';
  const of = amara.getByRole('button', { name: `${title}: retire it` });
  await of.click();
  const dialog = amara.getByRole('dialog', { name: `Retire ${title}?` });
  const by = dialog.getByLabel('What took its place');
  await expect(by.getByRole('option', { name: title })).toHaveCount(0);
  await by.selectOption({ index: 1 });
  await arrived(amara);
  expect(await faultsOf(amara)).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await of.click();
  await by.selectOption({ index: 1 });
  const better = (await by.locator('option:checked').textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Retire it' }).click();
  await expect(dialog).toBeHidden();
  await expect(of).toHaveCount(0);
  const ines = await as('ines');
  await ines.goto('/c/slow-healing-wounds/library?retired');
  await ines.getByRole('link', { name: title }).first().click();
  await expect(ines.getByText('Something newer took its place')).toBeVisible();
  await expect(ines.getByRole('link', { name: better }).first()).toBeVisible();
  await amara.getByRole('button', { name: 'Undo' }).click();
  await expect(of).toBeVisible();
  const row = amara.getByRole('listitem').filter({ has: of });
  await row.getByLabel('Look again').selectOption('in a year');
  await row.getByRole('button', { name: 'still good' }).click();
  await expect(of).toHaveCount(0);
  await expect(amara.getByText(`${title} is good for longer.`)).toBeAttached();
});

test('what no longer holds leads to what took its place; what is removed can be taken back', async ({
  as,
  api,
}) => {
  const hanas = await api('hana');
  const [older, newer] = [unique('The old list'), unique('The new list')];
  const path = await aPage(hanas, older, 'Count the beds.');
  await aPage(hanas, newer, 'Count the beds twice.');
  const hana = await as('hana', { viewport: { width: 390, height: 844 } });
  const yusuf = await as('yusuf', { colorScheme: 'dark' });

  await hana.goto(path);
  await hana.getByRole('button', { name: 'More to do with this' }).click();
  await hana.getByRole('menuitem', { name: 'Retire it…' }).click();
  const dialog = hana.getByRole('dialog', { name: `Retire ${older}?` });
  await dialog.getByLabel('What took its place').selectOption({ label: newer });
  await dialog.getByRole('button', { name: 'Retire it' }).click();
  await expect(dialog).toBeHidden();

  await yusuf.goto(path);
  await expect(yusuf.getByText('Something newer took its place')).toBeVisible();
  await arrived(yusuf);
  expect(await faultsOf(yusuf)).toEqual([]);
  await yusuf.getByRole('link', { name: newer }).click();
  await expect(yusuf.getByRole('heading', { level: 1 })).toHaveText(newer);

  await test.step('a comment becomes a thread', async () => {
    const words = yusuf.getByRole('textbox', { name: 'Say something about it' });
    await words.fill('Twice is right on a Friday.');
    await yusuf.getByRole('button', { name: 'Say it', exact: true }).click();
    await yusuf.getByRole('link', { name: 'Read and answer' }).click();
    await expect(yusuf.getByRole('heading', { level: 1 })).toHaveText(newer);
    await expect(yusuf.getByText('Twice is right on a Friday.')).toBeVisible();
  });

  await hana.getByRole('button', { name: 'More to do with this' }).click();
  await hana.getByRole('menuitem', { name: 'Remove it' }).click();
  await expect(hana.getByText('Removed from the library.').first()).toBeVisible();
  await arrived(hana);
  expect(await faultsOf(hana)).toEqual([]);
  await hana.getByRole('button', { name: 'Undo' }).click();
  await expect(hana.getByText('Removed from the library.')).toHaveCount(0);
});
