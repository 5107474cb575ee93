import { randomUUID } from 'node:crypto';
import { unique } from '../fixtures/api';
import { arrived, faultsOf } from '../fixtures/health';
import { post } from '../fixtures/steps';
import { expect, test } from '../fixtures/test';

test('a poll is made, voted in, closed, and its outcome heads the thread', async ({ as, api }) => {
  const title = unique('Where do we meet in spring?');
  const id = await (await api('hana')).openThread('the-first-hour', title);
  const path = `/c/the-first-hour/t/${id}`;
  const hana = await as('hana');
  const yusuf = await as('yusuf');

  await test.step('made on one’s own post', async () => {
    await hana.goto(path);
    await post(hana, 1).getByRole('button', { name: 'More about post 1' }).click();
    await hana.getByRole('menuitem', { name: 'Add a poll' }).click();
    const maker = hana.getByRole('dialog', { name: 'Ask everybody' });
    await maker.getByRole('button', { name: 'Add the poll' }).click();
    await expect(maker).toContainText('It takes two options at least.');
    await maker.getByLabel('The question').fill('Which town suits you?');
    await maker.getByLabel('Option 1', { exact: true }).fill('Porto');
    await maker.getByLabel('Option 2', { exact: true }).fill('Utrecht');
    await maker.getByRole('button', { name: 'One more option' }).click();
    await expect(maker.getByLabel('Option 3', { exact: true })).toBeFocused();
    await hana.keyboard.type('Kraków');
    expect(await faultsOf(hana)).toEqual([]);
    await maker.getByRole('button', { name: 'Add the poll' }).click();
    await expect(maker).toBeHidden();
    await expect(hana.getByRole('radio', { name: 'Kraków' })).toBeVisible();
  });

  const poll = yusuf.getByRole('region', { name: 'Which town suits you?' });
  const hers = hana.getByRole('region', { name: 'Which town suits you?' });

  await test.step('the results show to who has voted, and to nobody else', async () => {
    await yusuf.goto(path);
    await expect(poll).toContainText('You see the results when you have voted');
    await expect(poll).toContainText('Names are not shown');
    await poll.getByRole('radio', { name: 'Porto' }).check();
    await poll.getByRole('button', { name: 'Vote' }).click();
    await expect(poll.getByRole('listitem').filter({ hasText: 'Porto' })).toContainText('1 of 1');
    // She is told live that somebody has voted, and not for what.
    await expect(hers).toContainText('One has voted');
    await expect(hers).not.toContainText('1 of 1');
    await hers.getByRole('radio', { name: 'Utrecht' }).check();
    await hers.getByRole('button', { name: 'Vote' }).click();
    await expect(hers.getByRole('listitem').filter({ hasText: 'Porto' })).toContainText('1 of 2');
    await expect(poll.getByRole('listitem').filter({ hasText: 'Utrecht' })).toContainText('1 of 2');
  });

  await test.step('a vote is changed', async () => {
    await hers.getByRole('button', { name: 'Change your vote' }).click();
    await hers.getByRole('radio', { name: 'Porto' }).check();
    await hers.getByRole('button', { name: 'Vote', exact: true }).click();
    await expect(hers.getByRole('listitem').filter({ hasText: 'Porto' })).toContainText('2 of 2');
  });

  await test.step('closed, and written down for everybody', async () => {
    await hers.getByRole('button', { name: 'Close the poll' }).click();
    const dialog = hana.getByRole('dialog', { name: 'Close the poll now?' });
    await dialog.getByRole('button', { name: 'Close the poll' }).click();
    await expect(dialog).toBeHidden();
    await expect(poll).toContainText('Closed');
    await hers.getByRole('button', { name: 'Write down the outcome' }).click();
    await hana.getByLabel('In words').fill('We meet in **Porto**, in April.');
    await hana.getByRole('button', { name: 'Write it down' }).click();
    for (const page of [hana, yusuf]) {
      const head = page.getByRole('region', { name: 'What was decided' });
      await expect(head.getByText('Porto', { exact: true })).toBeVisible();
    }
  });
});

for (const [look, options] of [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['on the phone', { viewport: { width: 390, height: 844 } }],
] as const) {
  test(`an order is made by keyboard alone, ${look}`, async ({ as, api }) => {
    const question = unique('What comes first?');
    const hana = await api('hana');
    const id = await hana.openThread('the-first-hour', unique('Order of the day'));
    await hana.ask('mutation($input: AddPollInput!) { addPoll(input: $input) { id } }', {
      input: {
        postId: await hana.postId(id, 1),
        poll: {
          ...{ question, kind: 'RANKED', options: ['Torches', 'Water', `Radio ${randomUUID()}`] },
          ...{ results: 'AFTER_VOTE', namesShown: true },
        },
      },
    });
    const yusuf = await as('yusuf', options);
    await yusuf.goto(`/c/the-first-hour/t/${id}`);
    await arrived(yusuf);
    const poll = yusuf.getByRole('region', { name: question });
    await expect(poll).toContainText('Names show with the results');
    const order = poll.getByRole('list', { name: 'Your order', exact: true });
    await poll.getByRole('button', { name: 'Put Torches into your order' }).focus();
    await yusuf.keyboard.press('Enter');
    await expect(order.getByRole('listitem')).toHaveCount(1);
    await poll.getByRole('button', { name: 'Put Water into your order' }).focus();
    await yusuf.keyboard.press('Enter');
    const up = poll.getByRole('button', { name: 'Move Water up' });
    await expect(up).toBeFocused();
    await yusuf.keyboard.press('Enter');
    await expect(order.getByRole('listitem').first()).toContainText('Water');
    expect(await faultsOf(yusuf)).toEqual([]);
    await poll.getByRole('button', { name: 'Vote', exact: true }).focus();
    await yusuf.keyboard.press('Enter');
    await expect(poll.getByRole('listitem').first()).toContainText('Water');
    await expect(poll.getByRole('listitem').first()).toContainText('your number 1');
    expect(await faultsOf(yusuf)).toEqual([]);
    await poll.getByRole('button', { name: 'Who voted for what' }).click();
    await expect(yusuf.getByRole('dialog', { name: 'Who voted for what' })).toContainText(
      'Water, Torches',
    );
  });
}
