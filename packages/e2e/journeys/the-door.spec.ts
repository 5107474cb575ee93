import { accountOf, unique } from '../fixtures/api';
import { answer, confirm, markVisit, post, sameVisit, signUp } from '../fixtures/steps';
import { expect, test } from '../fixtures/test';

// One after the other: the second changes for everybody who may make an account.
test.describe.configure({ mode: 'default' });

test('a visitor signs up, asks a question, gets an answer live and accepts it', async ({
  visitor,
  as,
}) => {
  const name = unique('Noor');
  const email = `${name.replace(' ', '.')}@example.org`.toLowerCase();
  const title = unique('Who rings the family when the ward has moved?');
  const noor = await visitor();

  await test.step('she makes an account and confirms her email', async () => {
    await noor.goto('/');
    await noor.getByRole('main').getByRole('link', { name: 'Create an account' }).click();
    await signUp(noor, name, email);
    await confirm(noor, email);
    await expect(noor.getByRole('heading', { level: 1 })).toHaveText(`Welcome, ${name}`);
  });

  await test.step('she joins a community and accepts its ground rules', async () => {
    await noor.getByRole('main').getByRole('link', { name: 'See all communities' }).click();
    await noor.getByRole('main').getByRole('link', { name: 'The First Hour' }).click();
    await expect(noor.getByRole('heading', { level: 1 })).toHaveText('The First Hour');
    await noor.getByRole('button', { name: 'Join', exact: true }).click();
    await expect(noor.getByText('You are a member of The First Hour.')).toBeVisible();
    await expect(noor.getByRole('link', { name: 'Read the ground rules' })).toBeVisible();
    // What is refused because of them leads to them.
    await noor.goto('/c/the-first-hour/library');
    await noor.getByRole('link', { name: 'Accept the ground rules first.' }).click();
    await noor.getByRole('button', { name: 'Accept the ground rules' }).click();
  });

  await test.step('she asks', async () => {
    await noor.getByRole('link', { name: 'Start a thread' }).click();
    await noor.getByRole('radio', { name: /^Question/ }).check();
    await noor.getByRole('textbox', { name: 'Title' }).fill(title);
    await noor
      .getByRole('textbox', { name: 'What you want to say' })
      .fill('They came at two and found an empty bed. **Whose call is it?**');
    await noor.getByRole('button', { name: 'Ask the question' }).click();
    await expect(noor.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(post(noor, 1)).toContainText('Whose call is it?');
  });

  const hana = await as('hana');
  await test.step('Hana finds the question at home and answers; the answer arrives', async () => {
    await markVisit(noor);
    await hana.goto('/');
    await hana.getByRole('link', { name: title }).first().click();
    await answer(hana, 'The ward that lets go of the bed rings, before the bed moves.');
    await expect(post(noor, 2)).toContainText('The ward that lets go of the bed rings');
    await expect(noor.getByText('A new post has arrived at the end.')).toBeAttached();
    await expect(post(noor, 2)).toHaveCount(1);
    await sameVisit(noor);
  });

  await test.step('she accepts it, and both see it', async () => {
    await markVisit(hana);
    await post(noor, 2).getByRole('button', { name: 'Accept this answer' }).click();
    await expect(post(noor, 2)).toContainText(`Accepted by ${name}`);
    await expect(post(hana, 2)).toContainText(`Accepted by ${name}`);
    await sameVisit(noor);
    await sameVisit(hana);
  });
});

test('an admin takes people by invitation only, invites by a link, and opens the house again', async ({
  as,
  api,
  visitor,
  problems,
}) => {
  const marta = await as('marta');
  const policy = async (label: RegExp) => {
    await marta.goto('/admin/settings');
    await marta.getByRole('radio', { name: label }).check();
    await marta.getByRole('button', { name: 'Save' }).click();
    await expect(marta.getByText(/^Saved \d\d:\d\d/)).toBeVisible();
  };

  try {
    await policy(/^By invitation/);

    const stranger = await visitor();
    await stranger.goto('/sign-up');
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('By invitation');
    await stranger.goto('/');
    await expect(stranger.getByText('Accounts are by invitation.')).toBeVisible();
    await expect(stranger.getByRole('link', { name: 'Create an account' })).toHaveCount(0);

    await marta.goto('/admin/people/invitations');
    await marta.getByRole('radio', { name: 'With a link' }).check();
    await marta.getByLabel('How many may use it').fill('1');
    await marta.getByRole('button', { name: 'Make a link' }).click();
    const link = await marta.getByRole('textbox', { name: 'The link' }).inputValue();
    expect(link).toContain('/invitations/');

    const name = unique('Ilse');
    const email = `${name.replace(' ', '.')}@example.org`.toLowerCase();
    await stranger.goto(link);
    await expect(stranger.getByText('Marta Nogueira')).toBeVisible();
    await stranger.getByRole('link', { name: 'Create an account' }).click();
    await signUp(stranger, name, email);
    await confirm(stranger, email);
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText(`Welcome, ${name}`);

    // It was good for one.
    problems.expect(/status of 4\d\d.*\/graphql/);
    const second = await visitor();
    await second.goto(link);
    await expect(second.getByRole('heading', { level: 1 })).toHaveText(
      'This invitation no longer holds',
    );

    await policy(/^Anybody/);
    await second.goto('/');
    await second.getByRole('main').getByRole('link', { name: 'Create an account' }).click();
    await expect(second.getByLabel('Your name')).toBeVisible();
  } finally {
    // Also when something above went wrong: the tests after this one find the house open.
    const admin = await api('marta');
    const { instance } = await admin.ask<{ instance: { version: number } }>(
      '{ instance { version } }',
    );
    await admin.ask(
      'mutation($input: EditInstanceInput!) { editInstance(input: $input) { version } }',
      {
        input: { signUpPolicy: 'OPEN', version: instance.version },
      },
    );
  }
});

test('somebody who came to a closed page signs in and goes on there', async ({ visitor }) => {
  const page = await visitor();
  await page.goto('/settings/account');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to see this');
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  const { email, password } = accountOf('lucia');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/settings\/account$/);
  await expect(page.getByText(email)).toBeVisible();
});
