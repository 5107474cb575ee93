import { cast } from '../../api/src/seed/cast';
import { unique } from '../fixtures/api';
import { openMail } from '../fixtures/steps';
import { expect, test } from '../fixtures/test';

test('a closed community: one request is approved, another refused', async ({ as, api }) => {
  const admin = await api('marta');
  const name = unique('Night handover');
  const { slug } = await admin.createCommunity(name, 'CLOSED', await api('henrik'));
  const henrik = await as('henrik');
  const phuc = await as('phuc');
  const oskar = await as('oskar');

  await test.step('outsiders see that it is there, and ask', async () => {
    for (const [page, words] of [
      [phuc, 'I am there when the day goes home.'],
      [oskar, 'Curious.'],
    ] as const) {
      await page.goto(`/c/${slug}`);
      await expect(page.getByText('What is said here stays among members')).toBeVisible();
      await expect(page.getByRole('link', { name: /^Threads/ })).toHaveCount(0);
      await page.getByRole('button', { name: 'Ask to join' }).click();
      const dialog = page.getByRole('dialog', { name: `Ask to join ${name}` });
      await dialog.getByLabel('A few words to them').fill(words);
      await dialog.getByRole('button', { name: 'Send the request' }).click();
      await expect(dialog).toHaveCount(0);
      await expect(page.getByText('Your request is being read')).toBeVisible();
    }
  });

  await test.step('the steward reads their words and decides', async () => {
    await henrik.goto(`/c/${slug}`);
    await henrik.getByRole('link', { name: `${cast.phuc.name} and one other wait` }).click();
    const request = (person: string) =>
      henrik
        .getByRole('listitem')
        .filter({ hasText: person })
        .filter({ has: henrik.getByRole('button', { name: 'Let in' }) });
    await expect(request(cast.phuc.name)).toContainText('I am there when the day goes home.');
    await request(cast.phuc.name).getByRole('button', { name: 'Let in' }).click();
    await expect(henrik.getByText(`${cast.phuc.name} is now a member.`)).toBeAttached();
    await request(cast.oskar.name).getByRole('button', { name: 'Refuse' }).click();
    await expect(henrik.getByText(`The request of ${cast.oskar.name} is refused.`)).toBeAttached();
    await expect(henrik.getByText('Asking to join')).toHaveCount(0);
  });

  await test.step('the door is open for one', async () => {
    await phuc.reload();
    await phuc.getByRole('link', { name: /^People/ }).click();
    await expect(
      phuc.getByRole('main').getByRole('link', { name: cast.henrik.name }),
    ).toBeVisible();
    await openMail(phuc, cast.phuc.handle, name);
    await expect(phuc.getByRole('heading', { level: 1 })).toContainText(name);
  });

  await test.step('the other reads so in a mail, and may ask again', async () => {
    await openMail(oskar, cast.oskar.handle, name);
    await expect(oskar.getByRole('heading', { level: 1 })).toContainText(name);
    await oskar.goto(`/c/${slug}`);
    await expect(oskar.getByText('What is said here stays among members')).toBeVisible();
    await expect(oskar.getByRole('button', { name: 'Ask to join' })).toBeEnabled();
  });
});
