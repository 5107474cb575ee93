import { arrived, settled } from '../fixtures/health';
import { expect, test } from '../fixtures/test';

const PHONE = { viewport: { width: 390, height: 844 } };

test('on a phone, a row of pages shows the one that is open, in either direction', async ({
  as,
}) => {
  const page = await as('marta', PHONE);
  for (const locale of ['en-GB', 'ar-XB']) {
    for (const path of [
      '/settings/sessions',
      '/admin/people/claims',
      '/c/slow-healing-wounds/about',
    ]) {
      await page.goto(`${path}?locale=${locale}`);
      await arrived(page);
      const current = page.getByRole('main').getByRole('navigation').locator('[aria-current=page]');
      await expect(current.first()).toBeInViewport({ ratio: 1 });
      await page.goto('about:blank');
    }
  }
});

test('on a phone, the hours of a session stand in one line, and today is in the week', async ({
  as,
}) => {
  const page = await as('amara', PHONE);
  await page.goto('/calendar');
  await arrived(page);
  const broken = await page
    .getByRole('main')
    .getByRole('listitem')
    .locator('time > *')
    .evaluateAll((times) =>
      times
        .filter((time) => {
          const words = document.createRange();
          words.selectNodeContents(time);
          return new Set([...words.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
        })
        .map(({ textContent }) => textContent),
    );
  expect(broken).toEqual([]);

  await page.goto('/calendar?view=week');
  await arrived(page);
  await settled(page);
  const today = new Date().toLocaleDateString('en-GB', {
    ...{ weekday: 'short', day: 'numeric', timeZone: 'Europe/London' },
  });
  await expect(page.getByText(today, { exact: true })).toBeInViewport();
});
