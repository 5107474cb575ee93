import { createECDH, randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { unique } from '../fixtures/api';
import { arrived, faultsOf } from '../fixtures/health';
import { expect, test } from '../fixtures/test';
import { origin } from '../playwright.config';

/**
 * The maker of a test's browser has no push service: the address that it would give is said here. All the rest is real:
 * permission, service worker, registration at the API, and what the worker does with a message.
 */
async function withPushService(page: Page): Promise<void> {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  const given = {
    endpoint: `${origin}/push/${randomBytes(12).toString('base64url')}`,
    keys: {
      p256dh: pair.getPublicKey('base64url'),
      auth: randomBytes(16).toString('base64url'),
    },
  };
  await page.addInitScript((subscription) => {
    PushManager.prototype.subscribe = async () =>
      ({ toJSON: () => subscription }) as unknown as PushSubscription;
  }, given);
}

/** Hands the worker what a push service would have delivered, unsealed, as the browser does. */
async function deliver(page: Page, message: Record<string, string>): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ isDeleted }) => !isDeleted);
      if (ours) resolve(ours.registrationId);
    });
  });
  await cdp.send('ServiceWorker.enable');
  await cdp.send('ServiceWorker.deliverPushMessage', {
    ...{ origin, registrationId: await registered, data: JSON.stringify(message) },
  });
  await cdp.detach();
}

/** What stands on the screen of the device. */
const notifications = (page: Page) =>
  page.evaluate(async () => {
    const { getNotifications } = ServiceWorkerRegistration.prototype;
    const shown = await getNotifications.call(await navigator.serviceWorker.ready);
    return shown.map(({ title, body, tag }) => ({ title, body, tag }));
  });

test('a device is offered to whoever follows a thread, and then tells them', async ({
  as,
  api,
}) => {
  const hana = await api('hana');
  const title = unique('Who keeps the key to the cold room?');
  const id = await hana.openThread('the-first-hour', title);
  const page = await as('yusuf', { permissions: ['notifications'] });
  await withPushService(page);
  await page.goto(`/c/the-first-hour/t/${id}`);
  const offer = page.getByRole('group', { name: 'Be told on this device too?' });

  await test.step('nobody is asked who only reads', async () => {
    await arrived(page);
    await expect(offer).toHaveCount(0);
    expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations())).toEqual([]);
  });

  await test.step('asked after choosing to follow, by keyboard', async () => {
    const menu = page.getByRole('button', { name: /^How you follow this thread/ });
    await menu.click();
    await page.getByRole('menuitemradio', { name: /^Watching/ }).click();
    await page.keyboard.press('Escape');
    await expect(offer).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    await offer.getByRole('button', { name: 'Yes' }).press('Enter');
    await expect(offer).toHaveCount(0);
    await expect(menu).toBeFocused();
  });

  await test.step('the device stands in the settings', async () => {
    await page.goto('/settings/notifications');
    const device = page.getByRole('listitem').filter({ hasText: 'This device' });
    await expect(device).toContainText('Chrome on');
    expect(await faultsOf(page)).toEqual([]);
  });

  const message = { id: '1', tag: `THREAD:${id}`, path: `/c/the-first-hour/t/${id}` };
  await test.step('what comes is shown, and what is newer stands in its place', async () => {
    await deliver(page, { ...message, title: 'Hana Sato mentions you', body: title });
    await expect
      .poll(() => notifications(page))
      .toMatchObject([{ title: 'Hana Sato mentions you' }]);
    await deliver(page, { ...message, id: '2', title: 'Hana Sato answered you', body: title });
    await expect
      .poll(() => notifications(page))
      .toEqual([{ title: 'Hana Sato answered you', body: title, tag: message.tag }]);
  });

  await test.step('what cannot be read is still something', async () => {
    await deliver(page, { neither: 'this nor that' });
    await expect
      .poll(async () => (await notifications(page)).map(({ body }) => body))
      .toContain('Something new in Guildhall');
  });

  await test.step('the open window goes there by itself when the worker asks', async () => {
    const [worker] = page.context().serviceWorkers();
    await worker?.evaluate(async (path) => {
      const { clients } = globalThis as unknown as {
        clients: { matchAll(): Promise<{ postMessage(data: object): void }[]> };
      };
      for (const client of await clients.matchAll()) client.postMessage({ open: path });
    }, message.path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  });

  await test.step('turned off again', async () => {
    await page.goto('/settings/notifications');
    await page.getByRole('button', { name: /^Turn off for Chrome/ }).click();
    await expect(page.getByRole('listitem').filter({ hasText: 'This device' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Turn it on for this device' })).toBeVisible();
  });
});

test('who says never is not asked again, and a browser that refuses is explained', async ({
  as,
  api,
}) => {
  const hana = await api('hana');
  const id = await hana.openThread('the-first-hour', unique('Who counts the blankets?'));
  const page = await as('ravi');
  await page.goto(`/c/the-first-hour/t/${id}`);
  const offer = page.getByRole('group', { name: 'Be told on this device too?' });
  const choose = async (level: RegExp) => {
    await page.getByRole('button', { name: /^How you follow this thread/ }).click();
    await page.getByRole('menuitemradio', { name: level }).click();
    await page.keyboard.press('Escape');
  };
  await choose(/^Tracking/);
  await offer.getByRole('button', { name: 'Never on this device' }).click();
  await expect(offer).toHaveCount(0);
  await page.reload();
  await choose(/^Watching/);
  await expect(page.getByRole('main').getByText('because you chose this')).toBeVisible();
  await expect(offer).toHaveCount(0);

  await page.addInitScript(() => {
    Object.defineProperty(Notification, 'permission', { get: () => 'denied' });
  });
  await page.goto('/settings/notifications');
  await expect(page.getByText(/Your browser was told not to let Guildhall show/)).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
});
