import { cast } from '../../api/src/seed/cast';
import { unique } from '../fixtures/api';
import { arrived, faultsOf } from '../fixtures/health';
import { post } from '../fixtures/steps';
import { expect, test } from '../fixtures/test';

const PLACE = 'slow-healing-wounds';
const care = { name: 'Look after this thread' } as const;

test('a thread is pinned, closed and opened again by keyboard', async ({ as, api }) => {
  const title = unique('Which foam under compression?');
  const id = await (await api('yusuf')).openThread(PLACE, title);
  const amara = await as('amara');
  await amara.goto(`/c/${PLACE}/t/${id}`);
  const keys = amara.keyboard;
  await amara.getByRole('button', care).focus();
  await keys.press('Enter');
  await amara.getByRole('menuitem', { name: 'Close', exact: true }).press('Enter');
  const dialog = amara.getByRole('dialog', { name: 'Close this thread?' });
  await dialog.getByLabel('Why').fill('The trial is over.');
  await dialog.getByRole('button', { name: 'Close', exact: true }).press('Enter');
  await expect(amara.getByText(/Closed by .*The trial is over\./).first()).toBeVisible();
  await amara.getByRole('button', care).focus();
  await keys.press('Enter');
  await amara.getByRole('menuitem', { name: 'Open it again' }).press('Enter');
  await expect(amara.getByText(/Closed by/)).toHaveCount(0);
});

test('posts are split off; the old places and addresses lead to them', async ({ as, api }) => {
  const title = unique('How do you measure the ankle?');
  const yusuf = await api('yusuf');
  const id = await yusuf.openThread(PLACE, title);
  await yusuf.reply(id, 'With a tape.', 'And the stockings?', 'Which brand?', 'Back to the ankle.');
  const amara = await as('amara');
  await amara.goto(`/c/${PLACE}/t/${id}`);
  await amara.getByRole('button', care).click();
  await amara.getByRole('menuitem', { name: 'Split posts off' }).click();
  const bar = amara.getByRole('region', { name: 'Splitting posts off' });
  await expect(bar).toContainText('Choose the posts that are to go.');
  const box = (number: number) =>
    amara.getByRole('checkbox', { name: `Split off post ${number} by ${cast.yusuf.name}` });
  await box(3).focus();
  await amara.keyboard.press('Space');
  await box(4).check();
  await expect(bar).toContainText('2 posts chosen');
  expect(await faultsOf(amara)).toEqual([]);
  await bar.getByRole('button', { name: 'Make a thread of them' }).click();
  const dialog = amara.getByRole('dialog', { name: 'A thread of their own' });
  const apart = unique('Stockings');
  await dialog.getByLabel('Title').fill(apart);
  await dialog.getByRole('button', { name: 'Split off' }).click();
  const heading = amara.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(apart);
  await expect(post(amara, 1)).toContainText('And the stockings?');
  await expect(amara.getByText(/Split off from/)).toContainText(title);

  await test.step('in the old thread a line leads there', async () => {
    const reader = await as('lucia');
    await reader.goto(`/c/${PLACE}/t/${id}`);
    await expect(post(reader, 3)).toContainText(`This post stands in ${apart} now.`);
    await expect(post(reader, 5)).toContainText('Back to the ankle.');
    expect(await faultsOf(reader)).toEqual([]);
    // And so does its address.
    await reader.goto(`/c/${PLACE}/t/${id}/4`);
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(apart);
    await expect(reader.getByText(/You followed an address of/).first()).toBeVisible();
  });
});

test('a reader of a thread that is merged is led to the other one', async ({ as, api }) => {
  const henrik = await api('henrik');
  const [once, before] = [unique('Asked twice'), unique('Asked before')];
  const id = await henrik.openThread(PLACE, once);
  const into = await henrik.openThread(PLACE, before);
  await henrik.reply(id, 'One more thought.');
  const reader = await as('lucia');
  await reader.goto(`/c/${PLACE}/t/${id}`);
  await arrived(reader);
  const amara = await as('amara');
  await amara.goto(`/c/${PLACE}/t/${id}`);
  await amara.getByRole('button', care).click();
  await amara.getByRole('menuitem', { name: 'Merge into another thread' }).click();
  const dialog = amara.getByRole('dialog', { name: 'Merge this thread into another?' });
  await dialog
    .getByLabel('The other thread')
    .fill(`${new URL(amara.url()).origin}/c/${PLACE}/t/${into}`);
  await dialog.getByRole('radio', { name: before }).check();
  expect(await faultsOf(amara)).toEqual([]);
  await dialog.getByRole('button', { name: 'Merge into another thread' }).click();
  for (const page of [amara, reader]) {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(before);
    await expect(post(page, 3)).toContainText('One more thought.');
  }
  await reader.goto(`/c/${PLACE}/t/${id}/2`);
  await expect(reader).toHaveURL(new RegExp(`/t/${into}/3$`));
});

test('out of a private place a thread goes only knowingly; who may not see it learns that it left', async ({
  as,
  api,
}) => {
  const title = unique('After a hard night');
  const wilhelmina = await api('wilhelmina');
  const id = await wilhelmina.openThread('after-the-event', title);
  const amara = await as('amara');
  await amara.goto(`/c/after-the-event/t/${id}`);
  const dialog = amara.getByRole('dialog', { name: 'Move this thread?' });
  const move = async (to: string) => {
    await amara.getByRole('button', care).click();
    await amara.getByRole('menuitem', { name: 'Move to another community' }).click();
    await dialog.getByLabel('To').selectOption({ label: to });
  };
  const confirm = dialog.getByRole('button', { name: 'Move to another community' });
  await move('Slow-healing wounds');
  await confirm.click();
  await expect(dialog.getByText('Say that you know it.')).toBeVisible();
  expect(await faultsOf(amara)).toEqual([]);
  await dialog.getByRole('checkbox', { name: 'Others will read this' }).check();
  await confirm.click();
  await expect(amara).toHaveURL(new RegExp(`/c/${PLACE}/t/${id}`));
  const lucia = await as('lucia');
  // The old address, too: the thread is the same.
  await lucia.goto(`/c/after-the-event/t/${id}`);
  await expect(lucia.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(lucia.getByText(/Moved here from another community/)).toBeVisible();
  await move('After the event');
  await confirm.click();
  await expect(amara).toHaveURL(new RegExp(`/c/after-the-event/t/${id}`));
  await expect(lucia.getByRole('heading', { level: 1 })).not.toHaveText(title);
  await lucia.goto(`/c/${PLACE}/t/${id}`);
  await expect(lucia.getByRole('heading', { level: 1 })).toHaveText('This thread was moved');
  await expect(lucia.getByRole('main')).toContainText('to a place that is not open to you');
  expect(await faultsOf(lucia)).toEqual([]);
});

test('what a post said before is there to be compared', async ({ as, api }) => {
  const lucia = await api('lucia');
  const id = await lucia.openThread(PLACE, unique('Which soap?'), 'We use green soap.');
  await lucia.ask('mutation($input: EditPostInput!) { editPost(input: $input) { id } }', {
    input: { id: await lucia.postId(id, 1), markdown: 'We use plain soap.', version: 1 },
  });
  const henrik = await as('henrik');
  await henrik.goto(`/c/${PLACE}/t/${id}`);
  const open = async (page: typeof henrik) => {
    await post(page, 1)
      .getByRole('button', { name: /^More about post 1/ })
      .click();
    await page.getByRole('menuitem', { name: 'What it said before' }).click();
    return page.getByRole('dialog', { name: 'What post 1 said before' });
  };
  const dialog = await open(henrik);
  await expect(dialog.locator('del')).toContainText('green');
  await expect(dialog.locator('ins')).toContainText('plain');
  expect(await faultsOf(henrik)).toEqual([]);
  const amara = await as('amara');
  await amara.goto(`/c/${PLACE}/t/${id}`);
  const hers = await open(amara);
  await hers.getByRole('button', { name: 'Take version 1 out of sight' }).click();
  await expect(hers).toContainText(`Taken out of sight by ${cast.amara.name}`);
  await henrik.reload();
  const again = await open(henrik);
  await expect(again).toContainText('Taken out of sight');
  await expect(again).not.toContainText('green');
});

test('what was removed is listed, and brought back; what waits is off the list by a word', async ({
  as,
  api,
}) => {
  const marta = await api('marta');
  const steward = await api('hana');
  const { slug } = await marta.createCommunity(unique('Quiet hours'), 'OPEN', steward);
  await steward.ask(
    'mutation($id: ID!) { acceptGroundRules(input: { communityId: $id, number: 1 }) { id } }',
    { id: await steward.communityId(slug) },
  );
  const title = unique('Gone for now');
  const id = await steward.openThread(slug, title);
  await steward.ask(
    'mutation($id: ID!) { removeThread(input: { id: $id, reason: "Twice." }) { id } }',
    { id },
  );
  const hana = await as('hana');
  await hana.goto(`/c/${slug}/threads`);
  await hana.getByRole('link', { name: 'Removed and moved' }).click();
  await expect(hana.getByRole('link', { name: title })).toBeVisible();
  await arrived(hana);
  expect(await faultsOf(hana)).toEqual([]);
  await hana.getByRole('button', { name: `Bring back “${title}”` }).click();
  await expect(hana.getByRole('link', { name: title })).toHaveCount(0);
  await hana.goto(`/c/${slug}/waiting`);
  await expect(hana.getByText('Everybody has been answered')).toBeVisible();
  expect(await faultsOf(hana)).toEqual([]);

  await test.step('the demo world has threads that wait', async () => {
    const amara = await as('amara');
    await amara.goto(`/c/${PLACE}/waiting`);
    await arrived(amara);
    expect(await faultsOf(amara)).toEqual([]);
  });
});
