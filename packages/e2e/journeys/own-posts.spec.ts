import { cast } from '../../api/src/seed/cast';
import { unique } from '../fixtures/api';
import { post } from '../fixtures/steps';
import { expect, test } from '../fixtures/test';

test('a member reacts, answers, edits, removes and takes the removal back', async ({ as, api }) => {
  const hana = await api('hana');
  const id = await hana.openThread('the-first-hour', unique('What is on your card?'));
  const yusuf = await as('yusuf');
  await yusuf.goto(`/c/the-first-hour/t/${id}`);
  const menuOf = (number: number) =>
    post(yusuf, number).getByRole('button', { name: `More about post ${number}` });

  await test.step('reactions are words with a count, and go as they came', async () => {
    await yusuf.getByRole('button', { name: `React to what ${cast.hana.name} wrote` }).click();
    await yusuf.getByRole('menuitemradio', { name: 'Helped me' }).click();
    await yusuf.keyboard.press('Escape');
    const helped = post(yusuf, 1).getByRole('button', { name: 'Helped me 1' });
    await expect(helped).toHaveAttribute('aria-pressed', 'true');
    await yusuf.reload();
    await expect(helped).toHaveAttribute('aria-pressed', 'true');
    await helped.click();
    await expect(helped).toHaveCount(0);
  });

  await test.step('the preview shows what will be posted', async () => {
    await yusuf.getByRole('button', { name: 'Add to the thread' }).click();
    await yusuf.getByRole('textbox', { name: 'Your post' }).fill('The **pharmacist**, by name.');
    await yusuf.getByRole('button', { name: 'Preview' }).click();
    await expect(yusuf.getByRole('region', { name: 'Preview' }).locator('strong')).toHaveText(
      'pharmacist',
    );
    await yusuf.getByRole('button', { name: 'Back to writing' }).click();
    await yusuf.getByRole('button', { name: 'Post', exact: true }).click();
    await expect(post(yusuf, 2)).toContainText('The pharmacist, by name.');
  });

  await test.step('an edit replaces the words and says that it was one', async () => {
    await menuOf(2).click();
    await yusuf.getByRole('menuitem', { name: 'Edit' }).click();
    await yusuf
      .getByRole('textbox', { name: 'The words of post 2' })
      .fill('The pharmacist on call, by name.');
    await yusuf.getByRole('button', { name: 'Save' }).click();
    await expect(post(yusuf, 2)).toContainText('The pharmacist on call, by name.');
    await expect(post(yusuf, 2)).toContainText('Edited');
  });

  await test.step('a removal leaves a trace and can be taken back', async () => {
    await menuOf(2).click();
    await yusuf.getByRole('menuitem', { name: 'Remove' }).click();
    await expect(yusuf.getByText('The post is removed.')).toBeVisible();
    await expect(post(yusuf, 2)).toContainText('Removed by the person who wrote it');
    await yusuf.getByRole('button', { name: 'Undo' }).click();
    await expect(post(yusuf, 2)).toContainText('The pharmacist on call, by name.');
    await expect(post(yusuf, 2)).not.toContainText('Removed by');
  });

  await test.step('what is begun outlives a reload', async () => {
    await yusuf.getByRole('button', { name: 'Add to the thread' }).click();
    await yusuf.getByRole('textbox', { name: 'Your post' }).fill('One more thing');
    await yusuf.reload();
    await yusuf.getByRole('button', { name: 'One more thing' }).click();
    await expect(yusuf.getByRole('textbox', { name: 'Your post' })).toHaveValue('One more thing');
  });

  await test.step('the opening post of somebody else is not his to edit, and the menu says why', async () => {
    await menuOf(1).click();
    const edit = yusuf.getByRole('menuitem', { name: /^Edit(?! title)/ });
    await expect(edit).toHaveAttribute('aria-disabled', 'true');
    await expect(edit).toContainText('Only the person who wrote it can do this.');
  });
});

test('two people edit at once: nothing is lost, and the second chooses', async ({
  as,
  api,
  problems,
}) => {
  const hana = await api('hana');
  const id = await hana.openThread('the-first-hour', unique('The six numbers'));
  // Her own words in two windows: on the ward and on the phone.
  const ward = await as('hana');
  const phone = await as('hana', { viewport: { width: 390, height: 844 } });
  for (const page of [ward, phone]) {
    await page.goto(`/c/the-first-hour/t/${id}`);
    await post(page, 1).getByRole('button', { name: 'More about post 1' }).click();
    await page.getByRole('menuitem', { name: /^Edit(?! title)/ }).click();
  }
  const words = (page: typeof ward) => page.getByRole('textbox', { name: 'The words of post 1' });
  await words(ward).fill('Written on the ward.');
  await words(phone).fill('Written on the phone.');
  await ward.getByRole('button', { name: 'Save' }).click();
  // What stands in the field is text of the post too.
  await expect(words(ward)).toHaveCount(0);
  await expect(post(ward, 1)).toContainText('Written on the ward.');

  problems.expect(/status of 409.*\/graphql/);
  await phone.getByRole('button', { name: 'Save' }).click();
  // Beside it may stand that her draft has gone apart from the one on the ward.
  const conflict = phone.getByRole('alert').filter({ hasText: 'Written on the ward.' });
  await expect(conflict).toBeVisible();
  await expect(words(phone)).toHaveValue('Written on the phone.');
  await phone.getByRole('button', { name: 'Keep mine' }).click();
  await expect(post(phone, 1)).toContainText('Written on the phone.');
  await expect(post(ward, 1)).toContainText('Written on the phone.');
});

test('a mention is found by name and leads to the person', async ({ as, api }) => {
  const hana = await api('hana');
  const id = await hana.openThread('the-first-hour', unique('Who has the yellow paper?'));
  const yusuf = await as('yusuf');
  await yusuf.goto(`/c/the-first-hour/t/${id}`);
  await yusuf.getByRole('button', { name: 'Add to the thread' }).click();
  const field = yusuf.getByRole('textbox', { name: 'Your post' });
  await field.pressSequentially('Ask @luc');
  await yusuf.getByRole('option', { name: new RegExp(cast.lucia.name) }).click();
  await expect(field).toHaveValue('Ask @lucia ');
  await field.pressSequentially('first.');
  await yusuf.keyboard.press('Control+Enter');
  await post(yusuf, 2).getByRole('link', { name: '@lucia' }).click();
  await expect(yusuf.getByRole('heading', { level: 1 })).toHaveText(cast.lucia.name);
});

test('words whose answer does not come wait, and go by themselves, once', async ({
  as,
  api,
  problems,
}) => {
  const hana = await api('hana');
  const id = await hana.openThread('the-first-hour', unique('Copper lines'));
  const yusuf = await as('yusuf');
  await yusuf.goto(`/c/the-first-hour/t/${id}`);
  // The answer is lost on its way, after the house has stored the post: the worst that can happen.
  let lost = 0;
  await yusuf.route('**/graphql', async (route) => {
    const operation = (route.request().postDataJSON() as { operationName?: string }).operationName;
    if (operation !== 'Reply' || lost > 0) return route.fallback();
    lost += 1;
    await route.fetch();
    await route.abort('connectionreset');
  });
  problems.expect(/ERR_CONNECTION_RESET/);
  await yusuf.getByRole('button', { name: 'Add to the thread' }).click();
  await yusuf.getByRole('textbox', { name: 'Your post' }).fill('Six of them still run on copper.');
  await yusuf.getByRole('button', { name: 'Post', exact: true }).click();
  const dock = yusuf.getByRole('region', { name: 'Write in this thread' });
  await expect(dock.getByRole('listitem')).toContainText('Waiting to be sent');
  const posts = yusuf.getByRole('article').filter({ hasText: 'Six of them still run on copper.' });
  await expect(dock.getByRole('listitem')).toHaveCount(0);
  await expect(posts).toHaveCount(1);
  await yusuf.reload();
  await expect(posts).toHaveCount(1);
  expect(lost).toBe(1);
});
