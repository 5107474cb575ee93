import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { type Api, unique } from '../fixtures/api';
import { arrived, faultsOf } from '../fixtures/health';
import { expect, test } from '../fixtures/test';

const PHONE = { viewport: { width: 390, height: 844 } };

const INBOX = '{ viewer { inbox(first: 20) { nodes { useReport { words } } } } }';
interface Inbox {
  viewer: { inbox: { nodes: Array<{ useReport: { words: string } | null }> } };
}

/** "I put this to use", in the shortest form that there is. */
async function report(page: Page, how: string, words: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'I put this to use' });
  await dialog.getByRole('radio', { name: how, exact: false }).check();
  await dialog.getByLabel('What happened?').fill(words);
  await dialog.getByRole('button', { name: /^Tell / }).click();
  const thanked = page.getByRole('dialog', { name: 'Thank you for telling' });
  await expect(thanked).toBeVisible();
  await thanked.getByRole('button', { name: 'Done' }).click();
}

test('a practice out of a post is put to use, answered, and found with its trail by a misspelt search', async ({
  as,
  api,
}) => {
  // Three people and seven pages, one after the other.
  test.slow();
  const title = unique('Whiteboards beside telephones');
  const hana = await as('hana');
  const thread = await (await api('hana')).openThread(
    'the-first-hour',
    title,
    'We hung a whiteboard beside every telephone. Who calls writes down what was said.',
  );

  await test.step('a member keeps what a post says in the library', async () => {
    await hana.goto(`/c/the-first-hour/t/${thread}`);
    await arrived(hana);
    await hana.getByRole('button', { name: 'More about post 1 by Hana Kobayashi' }).first().click();
    await hana.getByRole('menuitem', { name: 'Keep in the library' }).click();
    await expect(hana.getByLabel('Title')).toHaveValue(title);
    await hana.getByLabel('In short').fill('So that nobody asks the same ward twice.');
    await hana.getByLabel('What is it for?').selectOption('Practice');
    await hana.getByRole('button', { name: 'Share it' }).click();
    await expect(hana.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(hana.getByText('Nobody has said yet what became of it.')).toBeVisible();
  });
  const path = new URL(hana.url()).pathname;
  const words = unique('Ours hangs beside the lift, and the porters write on it too');

  await test.step('another puts it to use', async () => {
    const yusuf = await as('yusuf');
    await yusuf.goto(path);
    await yusuf.getByRole('button', { name: 'I put this to use' }).click();
    const dialog = yusuf.getByRole('dialog', { name: 'I put this to use' });
    await dialog.getByRole('button', { name: /^Tell / }).click();
    await expect(dialog.getByText('Needed.')).toBeVisible();
    expect(await faultsOf(yusuf)).toEqual([]);
    await report(yusuf, 'Adapted', words);
    await expect(yusuf.getByText('One use since')).toBeVisible();
    await expect(yusuf.getByText(words).first()).toBeVisible();
  });

  await test.step('the contributor reads it and answers', async () => {
    const hanas = await api('hana');
    const told = async () => (await hanas.ask<Inbox>(INBOX)).viewer.inbox.nodes;
    await expect
      .poll(async () => (await told()).some(({ useReport }) => useReport?.words === words))
      .toBe(true);
    await hana.goto('/inbox');
    const line = hana
      .getByRole('listitem')
      .filter({ has: hana.getByRole('link', { name: title }) });
    await expect(line).toContainText('Yusuf Demir put it to use');
    await line.getByRole('link', { name: title }).press('Enter');
    await expect(hana.getByRole('heading', { level: 1 })).toContainText('Yusuf Demir put');
    await arrived(hana);
    expect(await faultsOf(hana)).toEqual([]);
    await hana.getByRole('button', { name: 'Would you share what you made of it?' }).click();
    const field = hana.getByLabel('A word back to Yusuf Demir');
    await expect(field).toHaveValue(/^Would you share/);
    await hana.getByRole('button', { name: 'Send it' }).click();
    await expect(
      hana.getByRole('listitem').filter({ hasText: 'Would you share what you made of it?' }),
    ).toBeVisible();
  });
  const use = new URL(hana.url()).pathname;

  const again = unique('A whiteboard beside the lift');
  await test.step('who used it shares what came of it', async () => {
    const yusuf = await as('yusuf');
    await yusuf.goto(use);
    await yusuf.getByRole('link', { name: 'Share what you made of it' }).click();
    await yusuf.getByLabel('Title').fill(again);
    await yusuf.getByRole('button', { name: 'Share it' }).click();
    await expect(yusuf.getByRole('heading', { level: 1 })).toHaveText(again);
    await expect(yusuf.getByText('The whole trail')).toBeVisible();
  });

  await test.step('a third finds it by a misspelt search and sees its trail', async () => {
    const sefa = await as('sefa', PHONE);
    const misspelt = `whiteborads besid telephones ${title.slice(-8)}`;
    await sefa.goto(`/search?q=${encodeURIComponent(misspelt)}`);
    await sefa
      .getByRole('link', { name: title })
      .and(sefa.locator(`[href="${path}"]`))
      .first()
      .click();
    await expect(sefa.getByRole('heading', { level: 1 })).toHaveText(title);
    const steps = sefa.getByRole('heading', { name: 'The whole trail' }).locator('..');
    // From the post over the practice and its use to what came of it.
    await expect(steps.getByRole('link', { name: title })).toHaveCount(2);
    await expect(steps.getByText(words)).toBeVisible();
    await expect(steps.getByRole('link', { name: again })).toBeVisible();
    await arrived(sefa);
    expect(await faultsOf(sefa)).toEqual([]);
  });
});

/** A page of somebody's, to be used. Returns its address. */
async function aPage(api: Api, title: string): Promise<string> {
  const { shareResource } = await api.ask<{ shareResource: { id: string } }>(
    'mutation($input: ShareResourceInput!) { shareResource(input: $input) { id } }',
    {
      input: {
        communityId: await api.communityId('the-first-hour'),
        ...{ title, form: 'PAGE', type: 'PRACTICE', markdown: 'Ask first.' },
        clientMutationId: randomUUID(),
      },
    },
  );
  return `/c/the-first-hour/library/${shareResource.id}`;
}

test('what did not work is told to few, and taken back within eight seconds', async ({
  as,
  api,
}) => {
  const path = await aPage(await api('tomasz'), unique('Two voices at night'));
  const words = unique('At night there is nobody to be the second voice');
  const sefa = await as('sefa');

  await test.step('told, from beside the page', async () => {
    await sefa.goto(path);
    await sefa.getByRole('button', { name: 'Say so.' }).click();
    await expect(sefa.getByRole('radio', { name: 'Did not work' })).toBeChecked();
    await report(sefa, 'Did not work', words);
    await expect(sefa.getByRole('heading', { name: 'Told to few' })).toBeVisible();
    await expect(sefa.getByText('Nothing that everybody may read.')).toBeVisible();
  });

  await test.step('nobody else reads it there', async () => {
    const lucia = await as('lucia');
    await lucia.goto(path);
    await expect(lucia.getByText('Nobody has said yet what became of it.')).toBeVisible();
    await expect(lucia.getByText(words)).toHaveCount(0);
  });

  await test.step('taken back, and brought back', async () => {
    await sefa
      .getByRole('listitem')
      .filter({ hasText: words })
      .getByRole('link', { name: 'Read on' })
      .click();
    await sefa.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(sefa.getByText('This was removed.')).toBeVisible();
    await sefa.getByRole('button', { name: 'Undo' }).click();
    await expect(sefa.getByText('This was removed.')).toHaveCount(0);
    await expect(sefa.getByText('It is on no trail and in no count.')).toHaveCount(0);
  });
});

test('the answer that was accepted shows under its question too what became of it', async ({
  as,
  api,
}) => {
  const [hana, sefa, yusuf] = [await api('hana'), await api('sefa'), await api('yusuf')];
  const { openThread } = await hana.ask<{ openThread: { id: string } }>(
    'mutation($input: OpenThreadInput!) { openThread(input: $input) { id } }',
    {
      input: {
        communityId: await hana.communityId('the-first-hour'),
        ...{ kind: 'QUESTION', title: unique('Who calls first?'), markdown: 'Who does, with you?' },
        clientMutationId: randomUUID(),
      },
    },
  );
  await sefa.reply(openThread.id, 'Whoever is nearest.', 'Whoever wrote it down.');
  const answer = await hana.postId(openThread.id, 3);
  await hana.ask('mutation($input: PostInput!) { acceptReply(input: $input) { id } }', {
    input: { id: answer },
  });
  const words = unique('We called twice as fast');
  await yusuf.ask('mutation($input: ReportUseInput!) { reportUse(input: $input) { id } }', {
    input: {
      ...{ of: { kind: 'POST', id: answer }, how: 'WORKED', words },
      clientMutationId: randomUUID(),
    },
  });

  const page = await as('hana');
  await page.goto(`/c/the-first-hour/t/${openThread.id}`);
  const places = page.getByRole('article', { name: 'Post 3', exact: false });
  await expect(places).toHaveCount(2);
  for (const place of await places.all()) {
    await expect(place.getByRole('list', { name: 'Where it went' })).toContainText(words);
  }
  await arrived(page);
  expect(await faultsOf(page)).toEqual([]);
});

test('thanks stand on the page of the community, feedback where two people read it', async ({
  as,
}) => {
  const thanks = unique('You stayed until the last ward had been called');
  const tries = unique('Let the night shift speak first');
  const yusuf = await as('yusuf');
  await yusuf.goto('/people/hana');

  await test.step('thanks', async () => {
    await yusuf.getByRole('button', { name: 'Thank Hana Kobayashi' }).click();
    const dialog = yusuf.getByRole('dialog', { name: 'Say thanks' });
    await expect(dialog.getByLabel('Chosen')).toContainText('Hana Kobayashi');
    await dialog.getByLabel('For what?').fill(thanks);
    expect(await faultsOf(yusuf)).toEqual([]);
    await dialog.getByRole('button', { name: 'Say it' }).click();
    await expect(dialog).toHaveCount(0);
  });

  await test.step('feedback', async () => {
    await yusuf.getByRole('button', { name: 'Give feedback' }).click();
    const dialog = yusuf.getByRole('dialog', { name: 'Feedback for Hana Kobayashi' });
    await dialog.getByRole('button', { name: 'Send it to Hana Kobayashi' }).click();
    await expect(dialog.getByText('Say at least one of the three.')).toBeVisible();
    await dialog.getByLabel('Try: what could be worth trying?').fill(tries);
    await dialog.getByRole('button', { name: 'Send it to Hana Kobayashi' }).click();
    await expect(yusuf.getByRole('dialog', { name: 'Hana Kobayashi has it now' })).toBeVisible();
  });

  const hana = await as('hana', PHONE);
  await test.step('read by whom they are for', async () => {
    await hana.goto('/c/the-first-hour');
    await expect(hana.getByText(thanks)).toBeVisible();
    // There is a page of all of them, however few there are.
    await hana.getByRole('link', { name: 'All thanks' }).click();
    await expect(hana).toHaveURL(/\/c\/the-first-hour\/thanks$/);
    await expect(hana.getByText(thanks)).toBeVisible();
    await hana.goto('/feedback');
    await expect(hana.getByText(tries)).toBeVisible();
    await arrived(hana);
    expect(await faultsOf(hana)).toEqual([]);
    await hana
      .getByRole('listitem')
      .filter({ hasText: tries })
      .getByRole('button', { name: 'Put away' })
      .click();
    await expect(hana.getByText(tries)).toBeHidden();
    await hana.getByRole('button', { name: 'Undo' }).click();
    await expect(hana.getByText(tries)).toBeVisible();
  });

  await test.step('taken back, and said again after all', async () => {
    await yusuf.goto('/feedback?given');
    const line = yusuf.getByRole('listitem').filter({ hasText: tries });
    await line.getByRole('button', { name: 'Take back' }).click();
    await expect(line).toHaveCount(0);
    await hana.reload();
    await expect(hana.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(hana.getByText(tries)).toHaveCount(0);
    await yusuf.getByRole('button', { name: 'Undo' }).click();
    await expect(line).toBeVisible();
  });
});

test('what did not work stands at the post for whoever wrote it, and for no other reader', async ({
  as,
  api,
}) => {
  const hana = await api('hana');
  const title = unique('Torches in every drawer');
  const thread = await hana.openThread('the-first-hour', title, 'One torch in every drawer.');
  const path = `/c/the-first-hour/t/${thread}`;
  const words = unique('Half of them had no battery');
  const sefa = await as('sefa');
  await sefa.goto(path);
  await sefa.getByRole('button', { name: 'More about post 1 by Hana Kobayashi' }).first().click();
  await sefa.getByRole('menuitem', { name: 'I put this to use' }).click();
  await report(sefa, 'Did not work', words);
  await expect(sefa.getByText(words)).toBeVisible();
  const author = await as('hana');
  await author.goto(path);
  await expect(author.getByRole('heading', { name: 'Told to few' })).toBeVisible();
  await expect(author.getByText(words)).toBeVisible();
  const lucia = await as('lucia');
  await lucia.goto(path);
  await expect(lucia.getByText('One torch in every drawer.')).toBeVisible();
  await arrived(lucia);
  await expect(lucia.getByText(words)).toHaveCount(0);
});

test('somebody lets others read where their knowledge went, and keeps it to themselves again', async ({
  as,
  api,
}) => {
  const path = await aPage(await api('lucia'), unique('Three cards on the table'));
  const sefa = await as('sefa');
  const words = unique('Three cards were enough for the whole drill');
  await sefa.goto(path);
  await sefa.getByRole('button', { name: 'I put this to use' }).click();
  await report(sefa, 'Worked', words);
  const lucia = await as('lucia');
  await lucia.goto('/people/lucia/knowledge');
  await expect(lucia.getByText(words).first()).toBeVisible();
  await arrived(lucia);
  expect(await faultsOf(lucia)).toEqual([]);
  await lucia.getByRole('button', { name: 'Let others read it' }).click();
  await expect(lucia.getByRole('button', { name: 'Keep it to myself again' })).toBeVisible();
  await sefa.goto('/people/lucia');
  await sefa.getByRole('link', { name: /^Where the knowledge of Lucía/ }).click();
  await expect(sefa.getByText(words).first()).toBeVisible();
  await lucia.getByRole('button', { name: 'Keep it to myself again' }).click();
  await expect(lucia.getByRole('button', { name: 'Let others read it' })).toBeVisible();
});
