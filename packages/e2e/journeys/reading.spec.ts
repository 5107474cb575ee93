import { unique } from '../fixtures/api';
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
