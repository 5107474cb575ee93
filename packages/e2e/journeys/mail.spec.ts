import { cast, emailOf } from '../../api/src/seed/cast';
import { unique } from '../fixtures/api';
import { faultsOf } from '../fixtures/health';
import { expect, test } from '../fixtures/test';

test('a mail brings what somebody said, and is ended with one click that can be taken back', async ({
  visitor,
  api,
}) => {
  const title = unique('Who carries the phone at night?');
  const hana = await api('hana');
  const id = await hana.openThread('the-first-hour', title);
  await hana.reply(id, 'The **one on call**, @yusuf.');
  const page = await visitor();

  await test.step('it says who, where and why', async () => {
    await expect(async () => {
      await page.goto('/dev/mail');
      const row = page.getByRole('row').filter({ hasText: title });
      await row
        .filter({ hasText: emailOf(cast.yusuf.handle) })
        .getByRole('link')
        .click({
          timeout: 1_000,
        });
    }).toPass();
    const mail = page.frameLocator('iframe[title="The mail as HTML"]');
    await expect(mail.getByRole('heading')).toHaveText(`${cast.hana.name} mentions you`);
    await expect(mail.getByText('one on call')).toHaveCSS('font-weight', '700');
    await expect(mail.getByText('You get this because')).toContainText('mentions you');
    await expect(page.locator('#text')).toContainText('The **one on call**');
    await expect(page.locator('#headers')).toContainText('List-Unsubscribe-Post');
  });

  const [door] = await Promise.all([
    page.waitForEvent('popup'),
    page
      .frameLocator('iframe[title="The mail as HTML"]')
      .getByRole('link', { name: 'No more mails of this kind' })
      .click(),
  ]);
  const heading = door.getByRole('heading', { level: 1 });

  await test.step('nothing ends by looking; one press ends it, without signing in', async () => {
    await expect(heading).toHaveText('No more of these mails?');
    await expect(door.getByText('when somebody mentions you')).toBeVisible();
    expect(await faultsOf(door)).toEqual([]);
    await door.reload();
    await door.getByRole('button', { name: 'End these mails' }).click();
    await expect(heading).toHaveText('It is done');
    await expect(heading).toBeFocused();
    expect(await faultsOf(door)).toEqual([]);
    await door.reload();
    await expect(heading).toHaveText('It is done');
  });

  await test.step('and the same page takes it back', async () => {
    await door.getByRole('button', { name: 'Undo' }).click();
    await expect(door.locator('#main')).toContainText('These mails come again');
    await expect(door.getByRole('button', { name: 'End these mails' })).toBeVisible();
  });

  await test.step('a link that holds nothing says so, and where to go', async () => {
    await door.goto(`${door.url().slice(0, -4)}AAAA`);
    await expect(heading).toHaveText('This link has expired');
    await expect(door.getByRole('link', { name: 'Choose what you are told' })).toBeVisible();
    expect(await faultsOf(door)).toEqual([]);
  });
});

test('what could not be sent has a page of its own for admins alone', async ({ as }) => {
  const marta = await as('marta');
  await marta.goto('/');
  await marta.getByRole('link', { name: 'What could not be sent' }).click();
  await expect(marta.getByRole('heading', { level: 1 })).toHaveText('What could not be sent');
  await expect(marta.getByText('Everything has gone out')).toBeVisible();
  expect(await faultsOf(marta)).toEqual([]);
  const ines = await as('ines');
  await ines.goto('/admin/mail');
  await expect(ines.getByRole('heading', { level: 1 })).toHaveText('There is nothing here');
});
