import { cast } from '../../api/src/seed/cast';
import { accountOf, unique } from '../fixtures/api';
import { confirm, followLink, openMail, signInByForm, signUp } from '../fixtures/steps';
import { expect, test } from '../fixtures/test';

// The recorder of traces looks into the picture that is being sent, which the content security policy refuses.
test.use({ trace: 'off' });

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

test('a member changes the profile and the photo; others see it', async ({ as, problems }) => {
  const wilhelmina = await as('wilhelmina');
  await wilhelmina.goto('/settings');
  const about = unique('Theatre on Tuesdays.');
  await wilhelmina.getByLabel('About you').fill(about);
  await wilhelmina.getByRole('button', { name: 'Save your profile' }).click();
  await expect(wilhelmina.getByText('Your profile is saved.')).toBeAttached();

  const photo = await wilhelmina.screenshot({ clip: { x: 0, y: 0, width: 400, height: 400 } });
  await wilhelmina
    .getByLabel(/^Choose (a photo|another)/)
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: photo });
  await expect(wilhelmina.getByText('Your photo is saved.')).toBeAttached();
  await expect(wilhelmina.getByText('Choose another')).toBeVisible();

  const ines = await as('ines');
  await ines.goto(`/people/${cast.wilhelmina.handle}`);
  await expect(ines.getByText(about)).toBeVisible();
  const shown = ines.getByRole('main').locator('img').first();
  await expect(shown).toHaveAttribute('src', /\/photos\//);
  await expect
    .poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);

  await test.step('what is no picture is refused with words', async () => {
    problems.expect(/status of 400.*\/photos/);
    await wilhelmina.getByLabel('Choose another').setInputFiles({
      name: 'me.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('A face, in words.'),
    });
    await expect(wilhelmina.getByRole('alert')).toContainText('That is not a picture we can read.');
  });

  await test.step('a photo that is removed can be put back', async () => {
    await wilhelmina.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(wilhelmina.getByText('Choose a photo')).toBeVisible();
    await wilhelmina.getByRole('button', { name: 'Undo' }).click();
    await expect(wilhelmina.getByText('Choose another')).toBeVisible();
  });
});

test('a session is ended from elsewhere: that browser is signed out', async ({ visitor }) => {
  const here = await visitor();
  const elsewhere = await visitor({ userAgent: FIREFOX });
  await signInByForm(here, accountOf('sefa'));
  await signInByForm(elsewhere, accountOf('sefa'));
  await elsewhere.goto('/settings/account');
  await expect(elsewhere.getByText(accountOf('sefa').email)).toBeVisible();

  await here.goto('/settings/sessions');
  await expect(here.getByText('This device, now')).toBeVisible();
  const end = here.getByRole('button', { name: 'Sign out Firefox on Linux' });
  await end.first().click();
  await expect(here.getByText('Signed out there.')).toBeAttached();

  await elsewhere.reload();
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Sign in to see this');
  await here.reload();
  await expect(here.getByText('This device, now')).toBeVisible();
});

test('a forgotten password is replaced by mail, and the old one no longer opens', async ({
  visitor,
  api,
  problems,
}) => {
  const page = await visitor();
  const name = unique('Bram');
  const email = `${name.replace(' ', '.')}@example.org`.toLowerCase();
  const ask = async (address: string) => {
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Forgotten your password?' }).click();
    // The page before has a field of the same name.
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('A new password');
    await page.getByLabel('Email').fill(address);
    await page.getByRole('button', { name: 'Send me the link' }).click();
    return (await page.getByText(/^If there is an account with/).textContent()) ?? '';
  };

  await page.goto(await (await api('marta')).invitation());
  await page.getByRole('link', { name: 'Create an account' }).click();
  await signUp(page, name, email);
  await confirm(page, email);
  // Arriving there closes whatever menu is open.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Welcome, ${name}`);
  await page.getByRole('button', { name: `You, ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeAttached();

  // The house says the same of an address that it does not know.
  const known = await ask(email);
  const unknown = await ask('nobody@example.org');
  expect(unknown.replace('nobody@example.org', email)).toBe(known);

  // The mail with which the address was confirmed stands there as well.
  await openMail(page, email, 'Choose a new password');
  await followLink(page, /\/reset\//);
  await page.getByLabel('New password').fill('four other words here');
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  await expect(page.getByText('Your new password is saved. You are signed in.')).toBeAttached();

  problems.expect(/status of 4\d\d.*\/graphql/);
  const elsewhere = await visitor();
  await elsewhere.goto('/sign-in');
  await elsewhere.getByLabel('Email').fill(email);
  await elsewhere.getByLabel('Password', { exact: true }).fill('four plain words here');
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await expect(elsewhere.getByText('The email or the password is not right.')).toBeVisible();
});
