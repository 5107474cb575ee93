import type { Page } from '@playwright/test';
import { cast } from '../../api/src/seed/cast';
import { unique } from '../fixtures/api';
import { post } from '../fixtures/steps';
import { expect, test } from '../fixtures/test';

const CLOSED = 'going-home';
const FIRST_HOUR = 'the-first-hour';

/** Selects words as a person does who drags over them. */
const select = (page: Page, number: number, words: string) =>
  post(page, number).evaluate((article, words) => {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    const texts: Node[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    const [from, to] = words.split('…') as [string, string];
    const first = texts.find((text) => text.textContent?.includes(from)) as Node;
    const last = texts.find((text) => text.textContent?.includes(to ?? from)) as Node;
    const end = to ?? from;
    document
      .getSelection()
      ?.setBaseAndExtent(
        first,
        first.textContent?.indexOf(from) ?? 0,
        last,
        (last.textContent?.indexOf(end) ?? 0) + end.length,
      );
  }, words);

const WORDS = `We change it **every third day**, see \`plan_b\`.

- first the *edges*
- then the \`bed\`

> An old rule @ravi knew.`;

test('selected words are quoted into the reply, with their marks, name and link', async ({
  as,
  api,
}) => {
  const hana = await api('hana');
  const id = await hana.openThread(FIRST_HOUR, unique('How often'), WORDS);
  const yusuf = await as('yusuf');
  await yusuf.goto(`/c/${FIRST_HOUR}/t/${id}`);
  const text = yusuf.getByRole('textbox', { name: 'Your post' });
  const path = `/c/${FIRST_HOUR}/t/${id}`;

  await test.step('by the button beside the selection', async () => {
    await select(yusuf, 1, 'change it …third');
    await yusuf.getByRole('button', { name: 'Quote what is selected' }).click();
    await expect(text).toHaveValue(
      `> [${cast.hana.name}](${path}):\n>\n> change it **every third**\n\n`,
    );
    await expect(text).toBeFocused();
  });

  await test.step('several, by the key, after what is written', async () => {
    await yusuf.keyboard.type('Every third, yes.');
    await select(yusuf, 1, 'edges…bed');
    await post(yusuf, 1).focus();
    await select(yusuf, 1, 'edges…bed');
    await yusuf.keyboard.press('q');
    await expect(text).toHaveValue(
      /Every third, yes.\n\n> .*:\n>\n> - \*edges\*\n> - then the `bed`\n\n$/,
    );
    await yusuf.keyboard.type('And those.');
  });

  await test.step('and stand in the post as quotes', async () => {
    await yusuf.getByRole('button', { name: 'Post', exact: true }).click();
    const quotes = post(yusuf, 2).locator('blockquote.quote');
    await expect(quotes).toHaveCount(2);
    await expect(quotes.first().getByRole('link', { name: cast.hana.name })).toHaveAttribute(
      'href',
      path,
    );
    await expect(quotes.first().locator('strong')).toHaveText('every third');
    await expect(quotes.last().getByRole('listitem')).toHaveText(['edges', 'then the bed']);
    await expect(post(yusuf, 2)).toContainText('And those.');
  });
});

test('a whole post is quoted by keyboard alone', async ({ as, api }) => {
  const hana = await api('hana');
  const id = await hana.openThread(FIRST_HOUR, unique('By keys'), WORDS);
  const yusuf = await as('yusuf');
  await yusuf.goto(`/c/${FIRST_HOUR}/t/${id}`);
  const text = yusuf.getByRole('textbox', { name: 'Your post' });
  await yusuf.getByRole('button', { name: 'More about post 1' }).focus();
  await yusuf.keyboard.press('Enter');
  await expect(yusuf.getByRole('menuitem', { name: 'Quote' })).toBeFocused();
  await yusuf.keyboard.press('Enter');
  await expect(text).toHaveValue(/:\n>\n> We change it \*\*every third day\*\*/);
  await expect(text).toBeFocused();
  await yusuf.keyboard.type('So do we.');
  await yusuf.keyboard.press('Control+Enter');
  await expect(post(yusuf, 2).locator('blockquote.quote blockquote')).toContainText('An old rule');
});

test('a post is answered in a new thread, and both say so', async ({ as, api }) => {
  const hana = await api('hana');
  const title = unique('Where it began');
  const id = await hana.openThread(FIRST_HOUR, title, 'One thing, and then another.');
  const yusuf = await as('yusuf');
  await yusuf.goto(`/c/${FIRST_HOUR}/t/${id}`);
  await yusuf.getByRole('button', { name: 'More about post 1' }).click();
  await yusuf.getByRole('menuitem', { name: 'Answer in a new thread' }).click();
  await expect(yusuf.getByText('This answers')).toContainText(title);
  const grown = unique('Where it goes');
  await yusuf.getByRole('textbox', { name: 'Title' }).fill(grown);
  const text = yusuf.getByRole('textbox', { name: 'What you want to say' });
  await expect(text).toHaveValue(/> One thing, and then another\.\n\n$/);
  await text.press('Control+End');
  await yusuf.keyboard.type('Another, then.');
  await yusuf.keyboard.press('Control+Enter');
  await expect(yusuf.getByRole('heading', { level: 1 })).toHaveText(grown);
  await yusuf.getByText('Grew out of').getByRole('link', { name: title }).click();
  await expect(yusuf.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(post(yusuf, 1).getByText('Led to')).toContainText(grown);
});

test('a backlink arrives where one reads, and only for who reads both sides', async ({
  as,
  api,
}) => {
  const [hana, amara] = [await api('hana'), await api('amara')];
  const id = await hana.openThread(FIRST_HOUR, unique('Named elsewhere'));
  const yusuf = await as('yusuf');
  const lucia = await as('lucia');
  for (const page of [yusuf, lucia]) {
    await page.goto(`/c/${FIRST_HOUR}/t/${id}`);
    await expect(post(page, 1)).toBeVisible();
  }
  const title = unique('Names it');
  await amara.openThread(CLOSED, title, `As [they](/c/${FIRST_HOUR}/t/${id}) say.`);
  await expect(post(yusuf, 1).getByText('Mentioned in')).toContainText(title);
  await yusuf.reload();
  await expect(post(yusuf, 1).getByText('Mentioned in')).toContainText(title);
  await lucia.reload();
  await expect(post(lucia, 1)).toBeVisible();
  await expect(lucia.getByText('Mentioned in')).toHaveCount(0);
  await expect(lucia.getByText(title)).toHaveCount(0);
});

test('similar threads are shown while a title is typed', async ({ as, api }) => {
  const hana = await api('hana');
  const title = unique('Handover cards for the ambulance crew');
  await hana.openThread(FIRST_HOUR, title, 'On paper or not?');
  const yusuf = await as('yusuf');
  await yusuf.goto(`/c/${FIRST_HOUR}/new-thread`);
  const similar = yusuf.getByRole('region', { name: 'Perhaps it has been asked already' });
  await yusuf.getByRole('textbox', { name: 'Title' }).fill('Handover crads for ambulence');
  await expect(similar.getByRole('link', { name: title })).toBeVisible();
  await expect(similar).toContainText('On paper or not?');
  await yusuf.getByRole('textbox', { name: 'Title' }).fill('Rota');
  await expect(similar).toHaveCount(0);
});
