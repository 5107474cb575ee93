import type { Page } from '@playwright/test';
import { accountOf, unique } from '../fixtures/api';
import { arrived, faultsOf } from '../fixtures/health';
import { post, signInByForm } from '../fixtures/steps';
import { expect, test } from '../fixtures/test';

const AWAY = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|WebSocket/;

const words = (page: Page) => page.getByRole('textbox', { name: 'Your post' });
const dock = (page: Page) => page.getByRole('region', { name: 'Write in this thread' });
const saved = (page: Page) => expect(dock(page).getByText('Saved', { exact: true })).toBeVisible();

/** Opens the composer of a thread. */
async function begin(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: 'Add to the thread' }).click();
  await expect(words(page)).toBeFocused();
}

test('a draft is found on another device, and where the two went apart both texts are offered', async ({
  as,
  api,
}) => {
  const yusuf = await api('yusuf');
  const id = await yusuf.openThread('the-first-hour', unique('Two devices'));
  const path = `/c/the-first-hour/t/${id}`;
  const desk = await as('hana');
  const phone = await as('hana', { viewport: { width: 390, height: 844 } });

  await test.step('written at the desk, there on the phone', async () => {
    await begin(desk, path);
    await words(desk).fill('Ring the charge nurse first.');
    await saved(desk);
    await phone.goto(path);
    await phone.getByRole('button', { name: 'Ring the charge nurse first.' }).click();
    await expect(words(phone)).toHaveValue('Ring the charge nurse first.');
  });

  await test.step('both go on, and the desk is told', async () => {
    await words(phone).fill('Ring the charge nurse first. Then the family.');
    await saved(phone);
    await words(desk).fill('Ring the charge nurse first. Then look at the chart.');
    await expect(desk.getByText('You wrote other words on another device')).toBeVisible();
    await expect(dock(desk)).toContainText('Saved here, not yet on the server');
    await desk.getByRole('button', { name: 'Look at both' }).click();
    const both = desk.getByRole('dialog', { name: 'Two texts for one place' });
    await expect(both.getByRole('region', { name: 'In this window' })).toContainText('the chart');
    await expect(both.getByRole('region', { name: 'Elsewhere' })).toContainText('the family');
    expect(await faultsOf(desk)).toEqual([]);
    await both.getByRole('button', { name: 'Take the other' }).click();
    await expect(words(desk)).toHaveValue('Ring the charge nurse first. Then the family.');
  });

  await test.step('taken back, and both kept', async () => {
    await desk.getByRole('button', { name: 'Undo' }).click();
    await expect(words(desk)).toHaveValue('Ring the charge nurse first. Then look at the chart.');
    await desk.getByRole('button', { name: 'Look at both' }).click();
    await desk.getByRole('button', { name: 'Both, one after the other' }).click();
    const joined =
      'Ring the charge nurse first. Then look at the chart.\n\nRing the charge nurse first. Then the family.';
    await expect(words(desk)).toHaveValue(joined);
    await saved(desk);
    await phone.reload();
    await phone.getByRole('button', { name: 'Ring the charge nurse' }).click();
    await expect(words(phone)).toHaveValue(joined);
  });
});

test('words outlive a reload and signing out, and are nobody else’s', async ({ visitor, api }) => {
  const yusuf = await api('yusuf');
  const id = await yusuf.openThread('the-first-hour', unique('Laid aside'));
  const path = `/c/the-first-hour/t/${id}`;
  const page = await visitor();
  await signInByForm(page, accountOf('tomasz'));
  await begin(page, path);
  await words(page).fill('Half a');
  await page.reload();
  const line = page.getByRole('button', { name: 'Half a' });
  await line.click();
  await expect(words(page)).toHaveValue('Half a');
  await words(page).fill('Half a sentence');
  await words(page).press('Escape');

  await test.step('the next who uses this browser sees nothing of it', async () => {
    await page.getByRole('button', { name: /^You, / }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
    const left = await page.evaluate(() => JSON.stringify(localStorage));
    expect(left).not.toContain('Half a');
    await signInByForm(page, accountOf('hana'));
    await page.goto(path);
    await expect(page.getByRole('button', { name: 'Add to the thread' })).toBeVisible();
  });

  await test.step('and it is there again for who wrote it', async () => {
    await page.getByRole('button', { name: /^You, / }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
    await signInByForm(page, accountOf('tomasz'));
    await page.goto(path);
    await expect(page.getByRole('button', { name: 'Half a sentence' })).toBeVisible();
  });
});

test('posted without a connection it waits, and arrives exactly once', async ({
  as,
  api,
  problems,
}) => {
  problems.expect(AWAY);
  const yusuf = await api('yusuf');
  const id = await yusuf.openThread('the-first-hour', unique('In the lift'));
  const path = `/c/the-first-hour/t/${id}`;
  const hana = await as('hana');
  await begin(hana, path);
  await words(hana).fill('Written before the doors closed');
  await saved(hana);
  const elsewhere = await hana.context().newPage();
  await elsewhere.goto(path);
  await arrived(elsewhere);

  await test.step('it waits and says so', async () => {
    await hana.context().setOffline(true);
    await words(hana).fill('Written while the doors were closed');
    await dock(hana).getByRole('button', { name: 'Post', exact: true }).click();
    const waiting = dock(hana).getByRole('listitem');
    await expect(waiting).toContainText('Waiting to be sent');
    await expect(waiting).toContainText('Written while the doors were closed');
    await expect(words(hana)).toHaveValue('');
    expect(await faultsOf(hana)).toEqual([]);
    // The other window knows as well.
    await expect(dock(elsewhere).getByRole('listitem')).toContainText('Waiting to be sent');
  });

  await test.step('taken back, mended, and posted again', async () => {
    await dock(hana).getByRole('button', { name: 'Take it back' }).click();
    await expect(words(hana)).toHaveValue('Written while the doors were closed');
    await words(hana).fill('Written in the lift');
    await dock(hana).getByRole('button', { name: 'Post', exact: true }).click();
    await expect(dock(hana).getByRole('listitem')).toContainText('Written in the lift');
  });

  await test.step('once the doors open it goes by itself, from one of the two windows', async () => {
    await hana.context().setOffline(false);
    await expect(dock(hana).getByRole('listitem')).toHaveCount(0);
    await expect(dock(elsewhere).getByRole('listitem')).toHaveCount(0);
    await hana.goto(path);
    await expect(post(hana, 2)).toContainText('Written in the lift');
    await expect(hana.getByRole('article')).toHaveCount(2);
    await expect(hana.getByRole('button', { name: 'Add to the thread' })).toBeVisible();
  });
});

test('an answer that got lost on its way is no second post, also after a reload', async ({
  as,
  api,
  problems,
}) => {
  problems.expect(AWAY);
  const yusuf = await api('yusuf');
  const id = await yusuf.openThread('the-first-hour', unique('Lost answer'));
  const path = `/c/the-first-hour/t/${id}`;
  const hana = await as('hana');
  await begin(hana, path);
  await words(hana).fill('Once is enough');
  await saved(hana);
  // The post arrives, its answer does not.
  let lost = 0;
  await hana.route('**/graphql', async (route) => {
    if (lost > 0 || !(route.request().postData() ?? '').includes('"Reply"'))
      return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await dock(hana).getByRole('button', { name: 'Post', exact: true }).click();
  await expect.poll(() => lost).toBe(1);
  await expect(dock(hana).getByRole('listitem')).toContainText('Once is enough');
  await hana.reload();
  await expect(post(hana, 2)).toContainText('Once is enough');
  await expect(dock(hana).getByRole('listitem')).toHaveCount(0);
  await hana.reload();
  await expect(post(hana, 2)).toContainText('Once is enough');
  await expect(hana.getByRole('article')).toHaveCount(2);
});

test('what is refused after coming back is given back with the reason', async ({
  as,
  api,
  problems,
}) => {
  problems.expect(AWAY);
  const hana = await api('hana');
  const id = await hana.openThread('the-first-hour', unique('Closed meanwhile'));
  const lucia = await as('lucia');
  await begin(lucia, `/c/the-first-hour/t/${id}`);
  await words(lucia).fill('A last thought');
  await saved(lucia);
  await lucia.context().setOffline(true);
  await dock(lucia).getByRole('button', { name: 'Post', exact: true }).click();
  await expect(dock(lucia).getByRole('listitem')).toContainText('A last thought');
  await hana.ask(
    'mutation($id: ID!) { closeThread(input: { id: $id, reason: "Settled." }) { id } }',
    { id },
  );
  await lucia.context().setOffline(false);
  await expect(dock(lucia)).toContainText('This was not taken. This thread is closed.');
  await expect(dock(lucia)).toContainText('A last thought');
  await expect(dock(lucia).getByRole('button', { name: 'Copy the text' })).toBeVisible();
  expect(await faultsOf(lucia)).toEqual([]);
});

test('drafts of every kind stand in a list, open where they belong, and are deleted with a way back', async ({
  as,
  api,
  problems,
}) => {
  problems.expect(AWAY);
  const slug = 'the-first-hour';
  const wilhelmina = await api('wilhelmina');
  const id = await wilhelmina.openThread(slug, unique('Handing over'), 'In the corridor, mostly.');
  const board = unique('What do you write on the board?');
  const page = await as('wilhelmina');
  const row = (text: string) => page.getByRole('listitem').filter({ hasText: text });

  await test.step('a reply, a change and a new thread are begun', async () => {
    await begin(page, `/c/${slug}/t/${id}`);
    await words(page).fill('At the bedside, with the patient.');
    await saved(page);
    await post(page, 1).getByRole('button', { name: 'More about post 1' }).click();
    await page.getByRole('menuitem', { name: 'Edit', exact: true }).click();
    await page
      .getByRole('textbox', { name: 'The words of post 1' })
      .fill('In the corridor, always.');
    await expect(post(page, 1).getByText('Saved', { exact: true })).toBeVisible();
    await page.goto(`/c/${slug}/new-thread`);
    await page.getByRole('textbox', { name: 'Title' }).fill(board);
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  });

  await test.step('all three are there', async () => {
    await page.getByRole('link', { name: /^Drafts/ }).click();
    await expect(row('At the bedside')).toContainText('Reply');
    await expect(row('always')).toContainText('Change to post 1');
    await expect(row('What do you write')).toContainText('New thread in The First Hour');
    expect(await faultsOf(page)).toEqual([]);
  });

  await test.step('each opens where it belongs', async () => {
    await row('always').getByRole('link').click();
    await expect(page.getByRole('textbox', { name: 'The words of post 1' })).toHaveValue(
      'In the corridor, always.',
    );
    await page.goBack();
    await row('At the bedside').getByRole('link').click();
    await expect(words(page)).toHaveValue('At the bedside, with the patient.');
    await page.goBack();
    await row('What do you write').getByRole('link').click();
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(board);
    await page.goBack();
  });

  await test.step('deleted, and back again', async () => {
    await row('always')
      .getByRole('button', { name: /^Delete the draft/ })
      .click();
    await expect(row('always')).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(row('always')).toBeVisible();
    await row('At the bedside')
      .getByRole('button', { name: /^Delete the draft/ })
      .click();
    await expect(row('At the bedside')).toHaveCount(0);
    await page.goto(`/c/${slug}/t/${id}`);
    await expect(page.getByRole('button', { name: 'Add to the thread' })).toBeVisible();
  });

  await test.step('a new thread waits for a connection too, and is in the list until it has gone', async () => {
    await page.goto(`/c/${slug}/new-thread`);
    await page
      .getByRole('textbox', { name: 'What you want to say' })
      .fill('The name, and what else?');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Ask the question' }).click();
    await expect(row('What do you write')).toContainText('Waiting to be sent');
    expect(await faultsOf(page)).toEqual([]);
    await page.context().setOffline(false);
    await expect(row('What do you write')).toHaveCount(0);
    await page.goto(`/c/${slug}/threads`);
    await expect(page.getByRole('link', { name: board })).toHaveCount(1);
  });
});

test('a session that has ended costs no word: signed in again, it goes on', async ({
  visitor,
  api,
}) => {
  const yusuf = await api('yusuf');
  const id = await yusuf.openThread('the-first-hour', unique('The night shift'));
  const path = `/c/the-first-hour/t/${id}`;
  const page = await visitor();
  await signInByForm(page, accountOf('sefa'));
  // The page listens by then, in the name that it began with.
  const opened = page.waitForResponse((response) =>
    (response.request().postData() ?? '').includes('"CatchUp"'),
  );
  await begin(page, path);
  await opened;
  await page.context().clearCookies();
  await words(page).fill('Written until the morning');
  await expect(dock(page)).toContainText('Sign in again, and it goes to the server.');
  await dock(page).getByRole('button', { name: 'Post', exact: true }).click();
  await expect(dock(page).getByRole('alert')).toContainText('You are no longer signed in.');
  expect(await faultsOf(page)).toEqual([]);
  await dock(page).getByRole('link', { name: 'Sign in' }).click();
  const { email, password } = accountOf('sefa');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Written until the morning' }).click();
  await saved(page);
  await dock(page).getByRole('button', { name: 'Post', exact: true }).click();
  await expect(post(page, 2)).toContainText('Written until the morning');
});
