import { randomUUID } from 'node:crypto';
import { type Api, unique } from '../fixtures/api';
import { arrived, faultsOf } from '../fixtures/health';
import { expect, test } from '../fixtures/test';

/** A community of Hana's own with a weekly session that she holds. */
async function aSeries(admin: Api, steward: Api) {
  const place = await admin.createCommunity(unique('Late desks'), 'OPEN', steward);
  await steward.ask(
    'mutation($id: ID!) { acceptGroundRules(input: { communityId: $id, number: 1 }) { id } }',
    { id: place.id },
  );
  const title = unique('Who is awake');
  const day = new Date(Date.now() + 9 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const { scheduleEvent } = await steward.ask<{ scheduleEvent: { id: string; version: number } }>(
    'mutation($input: ScheduleEventInput!) { scheduleEvent(input: $input) { id version } }',
    {
      input: {
        communityId: place.id,
        plan: {
          ...{ kind: 'MEETING', title, descriptionMarkdown: 'Bring a question.' },
          ...{ start: { on: `${day}T18:00`, timeZone: 'UTC' }, durationMinutes: 60 },
          ...{ rule: 'FREQ=WEEKLY;COUNT=4', mode: 'REMOTE', joinUrl: 'https://meet.example/desks' },
        },
        clientMutationId: randomUUID(),
      },
    },
  );
  return { ...place, title, ...scheduleEvent };
}

test('who changes a session that another has changed sees both texts, and loses none', async ({
  as,
  api,
}) => {
  const hanas = await api('hana');
  const { slug, id, version, title } = await aSeries(await api('marta'), hanas);
  const hana = await as('hana');
  await hana.goto(`/c/${slug}/e/${id}/edit`);
  const about = hana.getByRole('textbox', { name: /^What it is about/ });
  await about.fill('Bring **two** questions.');
  await hana.getByRole('button', { name: 'Preview' }).click();
  await expect(hana.getByRole('region', { name: 'Preview' }).locator('strong')).toHaveText('two');

  /** What will change is seen before it is saved. */
  const save = async () => {
    await hana.getByRole('button', { name: 'See what will change' }).click();
    const dialog = hana.getByRole('dialog', { name: 'What will change' });
    await expect(dialog.getByRole('listitem').first()).toBeVisible();
    await dialog.getByRole('button', { name: 'Save' }).click();
  };
  await hanas.ask('mutation($input: EditEventInput!) { editEvent(input: $input) { id } }', {
    input: {
      ...{ eventId: id, version, scope: 'THIS' },
      change: { descriptionMarkdown: 'Bring a lamp.', durationMinutes: 90 },
    },
  });
  await save();
  const alert = hana.getByRole('alert').filter({ hasText: 'Nothing is lost' });
  await expect(alert).toBeFocused();
  await expect(alert).toContainText('lamp');
  await expect(alert).toContainText('length');
  await expect(about).toHaveValue('Bring **two** questions.');
  await arrived(hana);
  expect(await faultsOf(hana)).toEqual([]);

  await alert.getByRole('button', { name: 'Put both texts together' }).click();
  await expect(about).toHaveValue('Bring a lamp.\n\nBring **two** questions.');
  await save();
  await expect(hana.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(hana.getByText('Bring a lamp.')).toBeVisible();
  await expect(hana.getByText('Bring two questions.')).toBeVisible();
  const { event } = await hanas.ask<{ event: { durationMinutes: number } }>(
    'query($id: ID!) { event(id: $id) { durationMinutes } }',
    { id },
  );
  expect(event.durationMinutes).toBe(90);
});

test('a refused answer is said where one sees it, and a series is subscribed to from its session', async ({
  as,
  api,
  problems,
}) => {
  problems.expect(/ERR_FAILED.*\/graphql/);
  const hanas = await api('hana');
  const { slug, id, title } = await aSeries(await api('marta'), hanas);
  const hana = await as('hana');
  await hana.goto(`/c/${slug}/e/${id}`);
  await hana.route('**/graphql', (route) =>
    route.request().postData()?.includes('"operationName":"Rsvp"')
      ? route.abort()
      : route.fallback(),
  );
  await hana.getByRole('button', { name: 'Come', exact: true }).click();
  const bar = hana.getByRole('status').getByRole('group');
  await expect(bar).toBeVisible();
  await bar.getByRole('button', { name: 'Close' }).click();
  await expect(bar).toBeHidden();

  await hana.getByRole('link', { name: 'Subscribe to the whole series' }).click();
  await expect(hana.getByLabel('What it shows')).toHaveValue('series');
  await hana.getByRole('button', { name: 'Make an address' }).click();
  await expect(hana.getByLabel('The new address')).toHaveValue(/\/calendar\/.+\.ics$/);
  await expect(hana.getByRole('listitem').filter({ hasText: title })).toBeVisible();

  await hana.goto('/settings/sessions');
  await expect(hana.getByRole('heading', { name: 'What goes on by itself' })).toBeVisible();
  await arrived(hana);
  expect(await faultsOf(hana)).toEqual([]);
});
