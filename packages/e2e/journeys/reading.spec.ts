import { type Api, type CastName, unique } from '../fixtures/api';
import { faultsOf } from '../fixtures/health';
import { post } from '../fixtures/steps';
import { expect, test } from '../fixtures/test';

const LINES = Array.from({ length: 14 }, (_, line) => `Line ${line + 1} of what happened.`);
const long = (words: string) => [words, ...LINES].join('\n\n');

test('a thread reopens where one stopped, with a line above what is new', async ({ as, api }) => {
  const tomasz = await api('tomasz');
  const title = unique('The log of the second night');
  const id = await tomasz.openThread('the-first-hour', title, long('It began at ten.'));
  await tomasz.reply(id, long('Then the lights went.'), long('And came back.'));
  const path = `/c/the-first-hour/t/${id}`;
  const ines = await as('ines');
  const list = ines.getByRole('listitem').filter({ hasText: title });
  const kept = () =>
    ines.waitForResponse(
      (response) => (response.request().postData() ?? '').includes('"RecordReading"'),
      { timeout: 30_000 },
    );
  /** Until it is kept that she has seen the end of a post. */
  const read = async (number: number) => {
    const ina = await api('ines');
    await expect
      .poll(
        async () => {
          const { thread } = await ina.ask<{ thread: { viewerReading: { readNumber: number } } }>(
            'query($id: ID!) { thread(id: $id) { viewerReading { readNumber } } }',
            { id },
          );
          return thread.viewerReading.readNumber;
        },
        { timeout: 30_000 },
      )
      .toBe(number);
  };

  await test.step('it is new until it is opened', async () => {
    await ines.goto('/c/the-first-hour/threads');
    await expect(list).toContainText('New thread');
    const told = kept();
    await list.getByRole('link', { name: title }).click();
    await expect(post(ines, 1)).toBeVisible();
    await told;
    await expect(ines.getByText(/^New since/)).toHaveCount(0);
  });

  await test.step('what was on the screen is kept', async () => {
    await post(ines, 2).getByText('Line 14 of what happened.').scrollIntoViewIfNeeded();
    await post(ines, 2).getByRole('button', { name: 'More about post 2' }).scrollIntoViewIfNeeded();
    await ines.mouse.move(600, 400);
    await expect(async () => {
      await ines.mouse.wheel(0, 60);
      await read(2);
    }).toPass({ timeout: 40_000 });
  });

  await test.step('more comes while she is away', async () => {
    await ines.goto('/communities');
    await tomasz.reply(id, 'The report is written.');
    await ines.goto(path);
    const line = ines.getByText(/^New since/);
    await expect(line).toBeInViewport();
    await expect(post(ines, 3)).toBeFocused();
    await expect(post(ines, 2)).toBeInViewport();
    await expect(line.locator('..')).toContainText('2 posts');
    expect(await faultsOf(ines)).toEqual([]);
    await ines.emulateMedia({ colorScheme: 'dark' });
    expect(await faultsOf(ines)).toEqual([]);
  });

  await test.step('a number in the address goes before that', async () => {
    await ines.goto(`${path}/1`);
    await expect(post(ines, 1)).toBeInViewport();
    await expect(post(ines, 4)).not.toBeInViewport();
  });
});

interface Stage {
  community: { id: string; slug: string };
  name: string;
  hana: Api;
}

/** A community of its own, so that what others do meanwhile changes none of its numbers. Inês is in it from now on. */
async function ownCommunity(api: (name: CastName) => Promise<Api>): Promise<Stage> {
  const [marta, hana, ines] = [await api('marta'), await api('hana'), await api('ines')];
  const name = unique('Lamps');
  const community = await marta.createCommunity(name, 'OPEN', hana);
  const { id } = community;
  await hana.ask(
    'mutation($id: ID!) { acceptGroundRules(input: { communityId: $id, number: 1 }) { id } }',
    { id },
  );
  await ines.ask('mutation($id: ID!) { joinCommunity(input: { communityId: $id }) { id } }', {
    id,
  });
  return { community, name, hana };
}

test('unread and new stand apart, are marked as read at once, and taken back', async ({
  as,
  api,
}) => {
  const { community, name, hana } = await ownCommunity(api);
  const ines = await api('ines');
  const followed = unique('Which lamp failed first?');
  const fresh = unique('Who has the spare bulbs?');
  const id = await hana.openThread(community.slug, followed);
  await ines.ask(
    `mutation($id: ID!) {
      recordReading(input: { threads: [{ threadId: $id, number: 1 }] }) { id }
      setThreadLevel(input: { threadId: $id, level: TRACKING }) { id } }`,
    { id },
  );
  await hana.reply(id, 'The one over the door.', 'Then the one in the lift.');
  await hana.openThread(community.slug, fresh);

  const page = await as('ines');
  const row = (title: string) => page.getByRole('listitem').filter({ hasText: title });
  const place = page.getByRole('navigation').getByRole('link', { name: new RegExp(`^${name}`) });
  await page.goto(`/c/${community.slug}/threads`);

  await test.step('in the list and in the rail', async () => {
    await expect(row(followed)).toContainText('2 new');
    await expect(row(fresh)).toContainText('New thread');
    await expect(place).toHaveAccessibleName(`${name} 1 unread 1 new`);
    expect(await faultsOf(page)).toEqual([]);
  });

  await test.step('each by itself', async () => {
    await page.getByRole('link', { name: 'Unread', exact: true }).click();
    await expect(row(fresh)).toHaveCount(0);
    await expect(row(followed)).toBeVisible();
    await page.getByRole('link', { name: 'New', exact: true }).click();
    await expect(row(followed)).toHaveCount(0);
    await expect(row(fresh)).toBeVisible();
  });

  await test.step('and over all communities, at home', async () => {
    await page.getByRole('link', { name: 'Home' }).first().click();
    const section = (title: string) =>
      page
        .locator('section')
        .filter({ has: page.getByRole('heading', { name: title, exact: true }) });
    await expect(section('Unread').getByRole('link', { name: followed })).toBeVisible();
    await expect(section('New').getByRole('link', { name: fresh })).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await faultsOf(page)).toEqual([]);
    await page.goBack();
  });

  const late = unique('And the candles?');
  await test.step('what comes meanwhile waits above the list', async () => {
    await page.goto(`/c/${community.slug}/threads`);
    await expect(row(fresh)).toBeVisible();
    // It is listened to a moment after the page is there: another thread is opened until it is heard of.
    await expect(async () => {
      await hana.openThread(community.slug, late);
      await expect(page.getByRole('button', { name: /^Something new has come/ })).toBeVisible();
    }).toPass({ timeout: 60_000 });
    await expect(row(late)).toHaveCount(0);
    await page.getByRole('button', { name: /^Something new has come/ }).click();
    await expect(row(late).first()).toContainText('New thread');
    await expect(place).toHaveAccessibleName(/1 unread [2-9] new$/);
  });

  await test.step('all at once', async () => {
    await page.getByRole('button', { name: 'Mark all as read' }).click();
    await expect(page.getByText(new RegExp(`threads marked as read in ${name}`))).toBeVisible();
    await expect(row(followed)).toBeVisible();
    await expect(page.getByText('New thread')).toHaveCount(0);
    await expect(place).toHaveAccessibleName(name);
    await expect(page.getByRole('button', { name: 'Mark all as read' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(row(followed)).toContainText('2 new');
    await expect(row(fresh)).toContainText('New thread');
    await expect(place).toHaveAccessibleName(/1 unread [2-9] new$/);
  });

  await test.step('on a phone as well', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(row(followed)).toContainText('2 new');
    expect(await faultsOf(page)).toEqual([]);
  });
});

test('how one follows is said with its reason, and chosen by keyboard', async ({ as, api }) => {
  const { community, hana } = await ownCommunity(api);
  const title = unique('Who carries the torch?');
  const id = await hana.openThread(community.slug, title);
  const ines = await api('ines');
  await ines.ask(
    'mutation($id: ID!) { acceptGroundRules(input: { communityId: $id, number: 1 }) { id } }',
    { id: community.id },
  );
  await ines.reply(id, 'I did, the last time.');
  const page = await as('ines');
  const button = (level: string) =>
    page.getByRole('button', { name: `How you follow this thread: ${level}` });
  const choice = (level: string) => page.getByRole('menuitemradio', { name: level });
  await page.goto(`/c/${community.slug}/t/${id}`);

  await test.step('by itself, because she wrote', async () => {
    await expect(button('Tracking')).toBeVisible();
    await expect(page.getByText('because you wrote here', { exact: true })).toBeVisible();
  });

  await test.step('muted with the arrow keys', async () => {
    await button('Tracking').focus();
    await page.keyboard.press('Enter');
    await expect(choice('Watching')).toBeFocused();
    await expect(choice('Tracking')).toHaveAttribute('aria-checked', 'true');
    expect(await faultsOf(page)).toEqual([]);
    for (const level of ['Tracking', 'Normal', 'Muted']) {
      await page.keyboard.press('ArrowDown');
      await expect(choice(level)).toBeFocused();
    }
    await page.keyboard.press('Enter');
    await expect(choice('Muted')).toHaveAttribute('aria-checked', 'true');
    await page.keyboard.press('Escape');
    await expect(button('Muted')).toBeFocused();
    await expect(page.getByText('because you chose this', { exact: true })).toBeVisible();
  });

  await test.step('stands quietly in the list', async () => {
    await page.goto(`/c/${community.slug}`);
    await expect(page.getByRole('listitem').filter({ hasText: title })).toContainText('Muted');
  });

  await test.step('as it comes by itself again', async () => {
    await page.goto(`/c/${community.slug}/t/${id}/1`);
    await button('Muted').click();
    await page.getByRole('menuitem', { name: 'As it comes by itself' }).click();
    await expect(button('Tracking')).toBeVisible();
    await expect(page.getByText('because you wrote here', { exact: true })).toBeVisible();
  });

  await test.step('a whole community', async () => {
    await page.goto(`/c/${community.slug}`);
    await page.getByRole('button', { name: /^How you follow Lamps.*Normal$/ }).click();
    await choice('Watching').click();
    await page.keyboard.press('Escape');
    await page.goto(`/c/${community.slug}/t/${id}/1`);
    await expect(button('Watching')).toBeVisible();
    await expect(page.getByText('as in the community', { exact: true })).toBeVisible();
  });
});

test('a thread is unread again from a post on, and that is taken back', async ({ as, api }) => {
  const { community, hana } = await ownCommunity(api);
  const title = unique('The list of switches');
  const id = await hana.openThread(community.slug, title);
  await hana.reply(id, 'The red one.', 'The green one.', 'The one behind the door.');
  const page = await as('ines');
  await page.goto(`/c/${community.slug}/t/${id}`);
  await post(page, 3).getByRole('button', { name: 'More about post 3' }).click();
  await page.getByRole('menuitem', { name: 'Unread from here on' }).click();
  await expect(page.getByText('Unread from post 3 on.')).toBeVisible();
  await expect(page.getByText('New since you were here')).toBeVisible();

  await test.step('it waits among what is unread', async () => {
    await page.goto(`/c/${community.slug}/threads?reading=unread`);
    const row = page.getByRole('listitem').filter({ hasText: title });
    await expect(row).toContainText('2 new');
    await row.getByRole('link', { name: title }).click();
    await expect(post(page, 3)).toBeFocused();
    await expect(page.getByText(/^New since/)).toBeVisible();
  });

  await test.step('taken back', async () => {
    await post(page, 2).getByRole('button', { name: 'More about post 2' }).click();
    await page.getByRole('menuitem', { name: 'Unread from here on' }).click();
    await expect(page.getByText('Unread from post 2 on.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText(/^New since/)).toHaveCount(0);
  });
});
