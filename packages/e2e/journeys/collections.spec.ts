import { randomUUID } from 'node:crypto';
import { type Api, unique } from '../fixtures/api';
import { arrived, faultsOf } from '../fixtures/health';
import { expect, test } from '../fixtures/test';

const PHONE = { viewport: { width: 390, height: 844 } };

/** A page that a community keeps. Returns its id. */
async function aPage(api: Api, communityId: string, title: string): Promise<string> {
  const { shareResource } = await api.ask<{ shareResource: { id: string } }>(
    'mutation($input: ShareResourceInput!) { shareResource(input: $input) { id } }',
    {
      input: {
        ...{ communityId, title, form: 'PAGE', type: 'PRACTICE' },
        markdown: `How we do it: ${title}.`,
        clientMutationId: randomUUID(),
      },
    },
  );
  return shareResource.id;
}

/** A community of her own for a journey, in which she may write. */
async function aPlaceOf(admin: Api, steward: Api, name: string, visibility: 'OPEN' | 'PRIVATE') {
  const place = await admin.createCommunity(name, visibility, steward);
  await steward.ask(
    'mutation($id: ID!) { acceptGroundRules(input: { communityId: $id, number: 1 }) { id } }',
    { id: place.id },
  );
  return place;
}

test('what belongs together is put in an order by keyboard, and newcomers start there', async ({
  as,
  api,
}) => {
  const hanas = await api('hana');
  const { id, slug } = await aPlaceOf(await api('marta'), hanas, unique('Night desks'), 'OPEN');
  const first = unique('Ask who is awake');
  const second = unique('Write the board');
  const third = unique('Call before nine');
  for (const title of [first, second, third]) await aPage(hanas, id, title);
  const title = unique('Your first night');
  const hana = await as('hana');

  await test.step('started', async () => {
    await hana.goto(`/c/${slug}/library/collections`);
    await expect(hana.getByText('Nothing is put together yet')).toBeVisible();
    await arrived(hana);
    expect(await faultsOf(hana)).toEqual([]);
    await hana.getByRole('button', { name: 'Start a collection' }).click();
    const dialog = hana.getByRole('dialog', { name: 'What belongs together?' });
    await dialog.getByRole('button', { name: 'Start it' }).click();
    await expect(dialog.getByText('Needed.')).toBeVisible();
    await dialog.getByLabel('What it is called').fill(title);
    await dialog.getByLabel('For whom, and when').fill('For whoever is alone at the desk.');
    await expect(dialog.getByLabel('Newcomers start here')).toBeChecked();
    expect(await faultsOf(hana)).toEqual([]);
    await dialog.getByRole('button', { name: 'Start it' }).click();
    await expect(hana.getByRole('heading', { level: 1 })).toHaveText('Change the collection');
  });

  const find = hana.getByRole('searchbox', { name: 'Find something in the library' });
  const rows = hana
    .getByRole('list', { name: 'What stands in it, in this order' })
    .getByRole('listitem');

  await test.step('filled and put in order without a mouse', async () => {
    for (const one of [first, second, third]) {
      await find.fill(one.slice(0, 14).toUpperCase());
      await expect(hana.getByText(/things? to put in/)).toBeVisible();
      await find.press('Enter');
      await expect(rows.filter({ hasText: one })).toBeVisible();
      await expect(find).toBeFocused();
    }
    const up = hana.getByRole('button', { name: `Move ${third} up` });
    await up.focus();
    await hana.keyboard.press('Enter');
    await expect(rows.nth(1)).toContainText(third);
    await expect(up).toBeFocused();
    await hana.keyboard.press('Alt+ArrowUp');
    await expect(rows.first()).toContainText(third);
    await expect(hana.getByText(`${third}: place 1 of 3.`)).toBeAttached();
    await hana.getByRole('button', { name: 'Add words between' }).click();
    await rows.last().getByLabel('What is said here').fill('And then **sit down**.');
    await rows.first().getByLabel('Why it stands here').fill('Everything else can wait.');
    await arrived(hana);
    expect(await faultsOf(hana)).toEqual([]);
    await hana.getByRole('button', { name: 'Save the collection' }).click();
    await expect(hana.getByRole('heading', { level: 1 })).toHaveText(title);
  });

  const items = hana.getByRole('list', { name: 'What belongs together' }).getByRole('listitem');

  await test.step('read in that order', async () => {
    await expect(items).toHaveCount(4);
    await expect(items.first()).toContainText(third);
    await expect(items.first()).toContainText('Everything else can wait.');
    await expect(items.last().locator('strong')).toHaveText('sit down');
    await arrived(hana);
    expect(await faultsOf(hana)).toEqual([]);
  });
  const path = new URL(hana.url()).pathname;

  await test.step('somebody new finds it on the first page, and the way back from what it holds', async () => {
    const phuc = await as('phuc', PHONE);
    await phuc.goto(`/c/${slug}`);
    const start = phuc.getByRole('region', { name: title });
    await expect(start.getByRole('listitem').first()).toHaveText(third);
    await arrived(phuc);
    expect(await faultsOf(phuc)).toEqual([]);
    await start.getByRole('link', { name: third }).click();
    await expect(phuc.getByRole('heading', { level: 1 })).toHaveText(third);
    await expect(phuc.getByText('Collection, first of three')).toBeVisible();
    await phuc.getByRole('link', { name: title }).click();
    await expect(phuc.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(phuc.getByRole('link', { name: 'Change the collection' })).toHaveCount(0);
  });

  await test.step('what is written outlives a reload, and is shown as it will look', async () => {
    await hana.goto(`${path}/edit`);
    const words = hana.getByLabel('What is said here (Markdown)').first();
    const before = await words.inputValue();
    await words.fill('First **the card**, aloud.');
    await expect(hana.getByText('Kept on this device.')).toBeVisible();
    await hana.getByRole('button', { name: /^Preview of First/ }).click();
    await expect(hana.locator('strong', { hasText: 'the card' })).toBeVisible();
    await hana.reload();
    await expect(words).toHaveValue('First **the card**, aloud.');
    await hana.getByRole('button', { name: 'Throw it away' }).click();
    await expect(words).toHaveValue(before);
  });

  await test.step('two change it: both versions are shown, and none is lost', async () => {
    await hana.goto(`${path}/edit`);
    await expect(rows).toHaveCount(4);
    await hanas.ask(
      'mutation($input: EditCollectionInput!) { editCollection(input: $input) { id } }',
      {
        input: {
          collectionId: path.split('/').at(-1),
          version: await versionOf(hanas, path),
          summary: 'For the night.',
        },
      },
    );
    await hana.getByRole('button', { name: `Take ${second} out` }).click();
    await expect(rows).toHaveCount(3);
    await hana.getByRole('button', { name: 'Save the collection' }).click();
    await expect(hana.getByRole('heading', { name: 'Changed in the meantime' })).toBeFocused();
    await expect(hana.getByText('For the night.')).toBeVisible();
    expect(await faultsOf(hana)).toEqual([]);
    await hana.getByRole('button', { name: 'Save mine' }).click();
    await expect(items).toHaveCount(3);
    await expect(hana.getByText('For whoever is alone at the desk.')).toBeVisible();
  });

  await test.step('removed, and back with one press', async () => {
    await hana.getByRole('button', { name: 'More to do with this collection' }).click();
    await hana.getByRole('menuitem', { name: 'Remove the collection' }).click();
    await expect(hana.getByText('Nothing is put together yet')).toBeVisible();
    await hana.getByRole('button', { name: 'Undo' }).click();
    await expect(hana.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(items).toHaveCount(3);
  });
});

test('a page of a private community is given to everybody, as it was', async ({ as, api }) => {
  const hanas = await api('hana');
  const name = unique('Behind the curtain');
  const { id, slug } = await aPlaceOf(await api('marta'), hanas, name, 'PRIVATE');
  const title = unique('How to say no');
  const resource = await aPage(hanas, id, title);
  const hana = await as('hana');
  const yusuf = await as('yusuf', PHONE);

  await test.step('given, after what it means was said', async () => {
    await hana.goto(`/c/${slug}/library/${resource}`);
    await hana.getByRole('button', { name: 'Give it to everybody' }).click();
    const dialog = hana.getByRole('dialog', { name: `Give “${title}” to everybody?` });
    await expect(dialog).toContainText('an exact copy of version 1');
    await expect(dialog).toContainText('is private');
    expect(await faultsOf(hana)).toEqual([]);
    await dialog.getByRole('button', { name: 'Give version 1 to everybody' }).click();
    await expect(dialog).toBeHidden();
    await expect(hana.getByRole('link', { name: 'A copy of version 1' })).toBeVisible();
  });

  await test.step('read by somebody who does not know of the community', async () => {
    await yusuf.goto('/library');
    await yusuf.getByRole('link', { name: title }).click();
    await expect(yusuf.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(yusuf.getByText(`How we do it: ${title}.`)).toBeVisible();
    await expect(yusuf.getByText(name)).toHaveCount(0);
    await arrived(yusuf);
    expect(await faultsOf(yusuf)).toEqual([]);
  });

  await test.step('what changes later does not change the copy', async () => {
    await hanas.ask(
      'mutation($input: ReviseResourceInput!) { reviseResource(input: $input) { id } }',
      { input: { resourceId: resource, version: 1, markdown: 'Only for us.' } },
    );
    await yusuf.reload();
    await expect(yusuf.getByText(`How we do it: ${title}.`)).toBeVisible();
    await hana.reload();
    await expect(hana.getByText('It has changed since: this is version 2.')).toBeVisible();
  });

  await test.step('taken back, and given again with one press', async () => {
    await hana.getByRole('button', { name: 'Take the copy back' }).click();
    await expect(hana.getByText(`Only those who read in ${name}.`)).toBeVisible();
    await hana.getByRole('button', { name: 'Undo' }).click();
    await expect(hana.getByRole('link', { name: 'A copy of version 1' })).toBeVisible();
  });
});

test('a post is kept in the library, and says so', async ({ as, api }) => {
  const title = unique('What do you do at three?');
  const id = await (await api('hana')).openThread(
    'the-first-hour',
    title,
    'We walk one round together, and say aloud who sleeps.',
  );
  const yusuf = await as('yusuf');
  await yusuf.goto(`/c/the-first-hour/t/${id}`);
  await yusuf.getByRole('button', { name: 'More about post 1' }).click();
  await yusuf.getByRole('menuitem', { name: 'Keep in the library' }).click();
  await expect(yusuf).toHaveURL(/\/library\/new\?post=/);
  await yusuf.getByRole('button', { name: 'Share it' }).click();
  await expect(yusuf.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(yusuf.getByText('say aloud who sleeps')).toBeVisible();
  await yusuf.goto(`/c/the-first-hour/t/${id}`);
  const kept = yusuf.getByText('Kept in the library:');
  await expect(kept).toBeVisible();
  await arrived(yusuf);
  expect(await faultsOf(yusuf)).toEqual([]);
  await kept.getByRole('link', { name: title }).click();
  await expect(yusuf.getByRole('heading', { level: 1 })).toHaveText(title);
});

async function versionOf(api: Api, path: string): Promise<number> {
  const { collection } = await api.ask<{ collection: { version: number } }>(
    'query($id: ID!) { collection(id: $id) { version } }',
    { id: path.split('/').at(-1) },
  );
  return collection.version;
}
