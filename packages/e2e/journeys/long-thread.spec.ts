import type { Locator, Page } from '@playwright/test';
import { longThread } from '../fixtures/long-thread';
import { post } from '../fixtures/steps';
import { expect, test } from '../fixtures/test';

const POSTS = longThread.posts;
const MIDDLE = 5_000;
/** As a page writes a number. */
const shown = (number: number) => number.toLocaleString('en-GB');
/** px that a post may move by rounding when others come above it. */
const STILL = 2;

/** Holds the answers to one operation back, so that one can look before and after. */
async function holdBack(page: Page, operation: string) {
  let letGo: (() => void) | undefined;
  let asked = 0;
  await page.route('**/graphql', async (route) => {
    const { operationName } = route.request().postDataJSON() as { operationName?: string };
    if (operationName !== operation) return route.fallback();
    asked += 1;
    const response = await route.fetch();
    await new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await route.fulfill({ response });
  });
  return {
    asked: () => asked,
    waiting: () => letGo !== undefined,
    letGo: () => {
      letGo?.();
      letGo = undefined;
    },
  };
}

/** Numbers of the posts that are on the page. */
const numbers = (page: Page): Promise<number[]> =>
  page
    .getByRole('article')
    .evaluateAll((posts) =>
      posts.map((one) => Number(/^Post (\d+) by /.exec(one.getAttribute('aria-label') ?? '')?.[1])),
    );

/** The first post whose beginning is in view. */
async function read(page: Page): Promise<Locator> {
  const index = await page
    .getByRole('article')
    .evaluateAll((posts) => posts.findIndex((one) => one.getBoundingClientRect().top > 0));
  const number = (await numbers(page))[index];
  if (number === undefined) throw new Error('No post is in view.');
  return post(page, number);
}

const top = async (of: Locator): Promise<number> => {
  const box = await of.boundingBox();
  if (!box) throw new Error('The post that was read is no longer on the page.');
  return box.y;
};

test('a thread of ten thousand posts opens in its middle and is read both ways without a jump', async ({
  as,
  api,
}) => {
  const tomasz = await api('tomasz');
  const [found] = (
    await tomasz.ask<{ community: { threads: { nodes: { id: string; title: string }[] } } }>(
      'query($slug: String!) { community(slug: $slug) { threads(tag: "log", first: 5) { nodes { id title } } } }',
      { slug: longThread.community },
    )
  ).community.threads.nodes;
  expect(found?.title).toBe(longThread.title);
  const path = `/c/${longThread.community}/t/${found?.id}`;

  const ines = await as('ines');
  const more = await holdBack(ines, 'MorePosts');

  await test.step('the permalink opens at its post', async () => {
    await ines.goto(`${path}/${MIDDLE}`);
    await expect(post(ines, MIDDLE)).toBeFocused();
    await expect(post(ines, MIDDLE)).toBeInViewport();
    expect((await numbers(ines)).length).toBeLessThan(100);
    await expect(ines.getByText(`Post ${shown(MIDDLE)} of ${shown(POSTS)}`).first()).toBeVisible();
  });

  for (const way of ['earlier', 'later'] as const) {
    await test.step(`${way} posts come without moving what is read`, async () => {
      await ines.mouse.move(600, 400);
      for (let page = 0; page < 3; page += 1) {
        await expect(async () => {
          if (!more.waiting()) await ines.mouse.wheel(0, way === 'earlier' ? -700 : 700);
          expect(more.waiting()).toBe(true);
        }).toPass({ intervals: [150] });
        // The wheel has come to rest when two looks in a row find the post in the same place.
        const reading = await read(ines);
        let before = Number.NaN;
        await expect(async () => {
          const last = before;
          before = await top(reading);
          expect(before).toBe(last);
        }).toPass({ intervals: [200] });

        const there = await numbers(ines);
        more.letGo();
        const edge = way === 'earlier' ? Math.min(...there) - 1 : Math.max(...there) + 1;
        await expect(post(ines, edge)).toBeAttached();
        expect(Math.abs((await top(reading)) - before)).toBeLessThan(STILL);
        const now = await numbers(ines);
        expect(now).toEqual([...now].sort((a, b) => a - b));
        expect(new Set(now).size).toBe(now.length);
      }
    });
  }

  await test.step('the address follows what is read, and leads back to it', async () => {
    await ines.unroute('**/graphql');
    more.letGo();
    const number = (await numbers(ines)).find((one) => one > MIDDLE);
    await expect(ines).toHaveURL(/\/\d+$/);
    await ines.reload();
    const kept = Number(/(\d+)$/.exec(ines.url())?.[1]);
    expect(number).toBeDefined();
    await expect(post(ines, kept)).toBeInViewport();
  });

  await test.step('one press leads to the newest', async () => {
    await ines.getByRole('button', { name: 'Go to the newest' }).first().click();
    await expect(post(ines, POSTS)).toBeInViewport();
    await expect(ines.getByText(`Post ${shown(POSTS)} of ${shown(POSTS)}`).first()).toBeVisible();
  });
});
