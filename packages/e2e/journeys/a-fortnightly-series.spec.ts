import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { type Api, unique } from '../fixtures/api';
import { faultsOf } from '../fixtures/health';
import { expect, test } from '../fixtures/test';

/** A clock that never changes: whoever lives by another sees the series move twice a year. */
const THERE = 'Asia/Tokyo';
const MINUTE = 60_000;
/** Enough to answer, to take the turn and to swap it before it begins. */
const AHEAD = 3 * MINUTE;
const JOURNEY_MS = 8 * MINUTE;

/** What a clock in a zone shows: `2026-11-26T15:00`. */
const localIn = (timeZone: string, at: Date): string =>
  at
    .toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .replace(' ', 'T');
const hourIn = (timeZone: string, at: string): string => localIn(timeZone, new Date(at)).slice(11);

interface Occurrence {
  id: string;
  startsAt: string;
  endsAt: string;
}

const join = (member: Api, id: string) =>
  member.ask('mutation($id: ID!) { joinCommunity(input: { communityId: $id }) { id } }', { id });

const acceptRules = (member: Api, id: string) =>
  member.ask(
    'mutation($id: ID!) { acceptGroundRules(input: { communityId: $id, number: 1 }) { id } }',
    { id },
  );

// It waits for a real start, so its file is named to be the first: what it waits for then costs the others nothing.
test('a fortnightly series is scheduled across a change of clocks, moved, answered from two zones, its turn swapped, held, handed over and told of', async ({
  as,
  api,
}) => {
  test.setTimeout(JOURNEY_MS);
  const { id: communityId, slug } = await (await api('marta')).createCommunity(
    unique('The heel'),
    'OPEN',
    await api('amara'),
  );
  const [facilitator, porto, utrecht] = [
    await api('amara'),
    await api('lucia'),
    await api('wilhelmina'),
  ];
  for (const member of [porto, utrecht]) await join(member, communityId);
  for (const member of [facilitator, porto, utrecht]) await acceptRules(member, communityId);
  const amara = await as('amara');
  const lucia = await as('lucia');
  const wilhelmina = await as('wilhelmina');
  const title = unique('Case clinic');
  const start = new Date(Math.ceil((Date.now() + AHEAD) / MINUTE) * MINUTE);
  const [day = '', hour = ''] = localIn(THERE, start).split('T');

  await test.step('scheduled, and read back in words with what clocks do to it', async () => {
    await amara.goto(`/c/${slug}/events`);
    await amara.getByRole('link', { name: 'Schedule a session' }).click();
    await amara.getByRole('textbox', { name: 'Title' }).fill(title);
    await amara.getByLabel('Day', { exact: true }).fill(day);
    await amara.getByLabel('Begins at').fill(hour);
    await amara.getByRole('combobox', { name: 'In the time of' }).fill('Tokyo');
    await amara.getByRole('option', { name: /^Tokyo/ }).click();
    await amara.getByLabel('How often').selectOption('WEEKLY');
    await amara.getByLabel('Every so many weeks').fill('2');
    await expect(amara.getByText(`at ${hour}, Tokyo time`)).toBeVisible();
    await expect(amara.getByText(/Clocks change: .* in Lisbon/).first()).toBeVisible();
    await amara.getByRole('textbox', { name: /^The room/ }).fill('Room 2.14');
    await amara.getByLabel('The link to join').fill('https://meet.example/heel');
    await amara.getByRole('button', { name: 'Schedule it' }).click();
    await expect(amara.getByRole('heading', { level: 1 })).toHaveText(title);
  });

  const first = amara.url().split('/').at(-1) ?? '';
  const { event } = await facilitator.ask<{
    event: { series: { id: string; events: { nodes: Occurrence[] } } };
  }>(
    'query($id: ID!) { event(id: $id) { series { id events(first: 30) { nodes { id startsAt endsAt } } } } }',
    { id: first },
  );
  const all = event.series.events.nodes;
  const path = (id: string) => `/c/${slug}/e/${id}`;
  const [, second] = all;
  const later = all.find(
    (one) => hourIn('Europe/Lisbon', one.startsAt) !== hourIn('Europe/Lisbon', start.toISOString()),
  );
  if (!second || !later) throw new Error('A year of occurrences crosses a change of clocks.');

  await test.step('whose turn it is: taken by one, then by another who swaps', async () => {
    const turnId = await rotationFor(facilitator, communityId, event.series.id, first, [
      porto,
      utrecht,
    ]);
    await lucia.goto(`/c/${slug}/facilitation`);
    await lucia.getByRole('button', { name: 'Take the turn' }).first().click();
    await lucia.getByRole('button', { name: 'Swap', exact: true }).first().click();
    await expect(lucia.getByText('The others see that you would swap.').first()).toBeVisible();
    await wilhelmina.goto(`/c/${slug}/facilitation`);
    await wilhelmina.getByRole('button', { name: 'Just take it' }).click();
    await wilhelmina.goto(path(first));
    await expect(wilhelmina.getByRole('main')).toContainText('Whose turn');
    const { turn } = await utrecht.ask<{ turn: { person: { id: string } } }>(
      'query($id: ID!) { turn(id: $id) { person { id } } }',
      { id: turnId },
    );
    expect(turn.person.id).toBe(await utrecht.ownId());
  });

  await test.step('two members see their own hours, and answer', async () => {
    await answers(wilhelmina, path(first), 'Come in person', 'You come, in person.');
    await sees(wilhelmina, 'Amsterdam', 'Europe/Amsterdam', all[0] as Occurrence);
    await lucia.goto(path(first));
    await sees(lucia, 'Lisbon', 'Europe/Lisbon', all[0] as Occurrence);
    await answers(lucia, path(first), 'Come remotely', 'You come, remotely.');
    await lucia.getByRole('button', { name: 'Come to all that follow' }).click();
    await expect(lucia.getByText('For the series you said: I come.')).toBeVisible();
    // After the change of clocks it is at another hour for her, and at the same where it is held.
    await lucia.goto(path(later.id));
    await sees(lucia, 'Lisbon', 'Europe/Lisbon', later);
    await expect(lucia.getByRole('main')).toContainText(`${hour} to `);
    await expect(lucia.getByRole('button', { name: 'Come remotely' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    expect(await faultsOf(lucia)).toEqual([]);
  });

  await test.step('one date is moved, after a look at what that does', async () => {
    const moved = new Date(Date.parse(second.startsAt) + 24 * 60 * MINUTE);
    await amara.goto(path(second.id));
    await amara.getByRole('button', { name: 'Look after it' }).click();
    await amara.getByRole('menuitem', { name: 'Change the session' }).click();
    await amara.getByLabel('Day', { exact: true }).fill(localIn(THERE, moved).slice(0, 10));
    await amara.getByRole('button', { name: 'See what will change' }).click();
    const dialog = amara.getByRole('dialog', { name: 'What will change' });
    await expect(dialog.getByRole('radio', { name: 'Only this one' })).toBeChecked();
    await expect(dialog).toContainText('One session changes.');
    await expect(dialog).toContainText('One who comes is told.');
    expect(await faultsOf(amara)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(amara.getByText('Other than its series: time.')).toBeVisible();
    await lucia.goto(path(second.id));
    await expect(lucia.getByRole('main')).toContainText('at another time');
    // Her answer to the series came along.
    await expect(lucia.getByText('You come, remotely').first()).toBeVisible();
  });

  await test.step('held: the link shows, and who came is written down', async () => {
    await lucia.goto(path(first));
    await expect(lucia.getByRole('link', { name: 'Join now' })).toHaveAttribute(
      'href',
      'https://meet.example/heel',
    );
    await expect(async () => {
      await lucia.reload();
      const own = lucia.getByRole('group', { name: 'Were you there?' });
      await own.getByRole('button', { name: 'Came' }).click({ timeout: 3_000 });
      await expect(own.getByRole('button', { name: 'Came' })).toHaveAttribute(
        'aria-pressed',
        'true',
      );
    }).toPass({ timeout: AHEAD + 2 * MINUTE });
    await amara.goto(path(first));
    const hers = amara.getByRole('group', { name: /^Did Wilhelmina/ });
    await hers.getByRole('button', { name: 'Came' }).click();
    await expect(hers.getByRole('button', { name: 'Came' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(amara.getByText('2 came')).toBeVisible();
    expect(await faultsOf(amara)).toEqual([]);
  });

  await test.step('handed over to the next', async () => {
    await wilhelmina.goto(path(first));
    await wilhelmina
      .getByRole('main')
      .getByRole('link', { name: /turn|handover/i })
      .first()
      .click();
    await wilhelmina.getByLabel('What happened').fill('We looked at four photographs.');
    await wilhelmina.getByRole('button', { name: 'Hand over' }).click();
    await expect(wilhelmina.getByText('We looked at four photographs.').first()).toBeVisible();
  });

  await test.step('told of in the community', async () => {
    // The session goes on for an hour; on her page it is over. The house asks only that it has begun.
    await amara.clock.install({ time: new Date(start.getTime() + 90 * MINUTE) });
    await amara.goto(path(first));
    await amara.getByRole('button', { name: 'Write the recap' }).click();
    const dialog = amara.getByRole('dialog', { name: 'Tell the others' });
    await dialog.getByLabel('Title').fill(`${title}: what came of it`);
    await dialog.getByRole('button', { name: 'Post it' }).click();
    await expect(dialog).toBeHidden();
    await amara.getByRole('link', { name: `${title}: what came of it` }).click();
    await expect(amara.getByRole('heading', { level: 1 })).toHaveText(`${title}: what came of it`);
  });
});

/** The hours of the reader's own zone first, those of the place beside them; the day too where they go over midnight. */
async function sees(page: Page, place: string, zone: string, one: Occurrence): Promise<void> {
  const [from, to] = [hourIn(zone, one.startsAt), hourIn(zone, one.endsAt)];
  await expect(page.getByRole('main')).toContainText(
    new RegExp(`${from} to ${to}( on [^,]+)?, your time in ${place}`),
  );
  await expect(page.getByRole('main')).toContainText('in Tokyo, where it is held');
}

async function answers(page: Page, path: string, button: string, said: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: button }).click();
  await expect(page.getByText(said)).toBeVisible();
}

/** Two take turns at a series, and the turn of one session is offered to the first of them. Returns the turn. */
async function rotationFor(
  facilitator: Api,
  communityId: string,
  seriesId: string,
  eventId: string,
  pool: readonly [Api, Api],
): Promise<string> {
  const { setUpRotation } = await facilitator.ask<{ setUpRotation: { id: string } }>(
    'mutation($input: SetUpRotationInput!) { setUpRotation(input: $input) { id } }',
    {
      input: {
        ...{ communityId, seriesId, cadence: 'EVENT', timeZone: THERE, shadows: false },
        clientMutationId: randomUUID(),
      },
    },
  );
  for (const member of pool) {
    await member.ask('mutation($id: ID!) { joinPool(input: { rotationId: $id }) { id } }', {
      id: setUpRotation.id,
    });
  }
  const { event } = await facilitator.ask<{
    event: { turn: { id: string; person: { id: string } | null } };
  }>('query($id: ID!) { event(id: $id) { turn { id person { id } } } }', { id: eventId });
  const personId = await pool[0].ownId();
  if (event.turn.person?.id !== personId) {
    await facilitator.ask(
      'mutation($input: AssignTurnInput!) { assignTurn(input: $input) { id } }',
      { input: { turnId: event.turn.id, personId } },
    );
  }
  return event.turn.id;
}
