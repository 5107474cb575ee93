import type { Locator, Page } from '@playwright/test';
import { cast } from '../../api/src/seed/cast';
import { type Api, unique } from '../fixtures/api';
import { faultsOf } from '../fixtures/health';
import { post } from '../fixtures/steps';
import { expect, test } from '../fixtures/test';

test.use({ writing: 'rich' });

const SLUG = 'the-first-hour';

/** As the protocol of the browser has them. */
const CONTROL = 2;
const SHIFT = 8;
/** Longer than it takes to press five keys. */
const BUSY_MS = 1_000;

const write = (page: Page): Locator => page.getByRole('textbox', { name: 'Your post' });

async function openReply(page: Page, api: Api, words?: string): Promise<Locator> {
  const thread = await api.openThread(SLUG, unique('Writing'), words);
  await page.goto(`/c/${SLUG}/t/${thread}`);
  await page.getByRole('button', { name: 'Add to the thread' }).click();
  await expect(write(page)).toHaveAttribute('contenteditable', 'true');
  await expect(write(page)).toBeFocused();
  return write(page);
}

/** What is on the clipboard of somebody who copied in another program. */
async function paste(field: Locator, data: Record<string, string>): Promise<void> {
  await field.evaluate((element, items) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(items)) clipboardData.setData(type, text);
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, data);
}

async function source(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Markdown' }).click();
  return write(page).inputValue();
}

test('what is written in rich text is Markdown behind it, and switching damages nothing', async ({
  as,
  api,
}) => {
  const yusuf = await as('yusuf');
  const field = await openReply(yusuf, await api('yusuf'));

  await test.step('signs and keys make what they say', async () => {
    await yusuf.keyboard.type('## What we do\n');
    await yusuf.keyboard.type('Read the card **aloud** and ');
    await yusuf.keyboard.press('ControlOrMeta+i');
    await yusuf.keyboard.type('slowly');
    await yusuf.keyboard.press('ControlOrMeta+i');
    await yusuf.keyboard.type(', 5 * 3 times.\n');
    await yusuf.keyboard.type('- first\nsecond\n\n');
    await yusuf.keyboard.type('[');
    await yusuf.keyboard.press('Backspace');
    await expect(field.getByRole('heading', { name: 'What we do' })).toBeVisible();
    await expect(field.getByRole('strong')).toHaveText('aloud');
    await expect(field.getByRole('listitem')).toHaveText(['first', 'second']);
  });

  const markdown =
    '## What we do\n\nRead the card **aloud** and *slowly*, 5 * 3 times.\n\n- first\n- second';

  await test.step('the source is one key away, and back', async () => {
    await yusuf.keyboard.press('Control+m');
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(markdown);
    await yusuf.keyboard.press('Control+m');
    await expect(field).toHaveAttribute('contenteditable', 'true');
    await expect(field).toBeFocused();
  });

  await test.step('the choice is remembered on this device', async () => {
    expect(await source(yusuf)).toBe(markdown);
    await yusuf.reload();
    await yusuf.getByRole('button', { name: /What we do/ }).click();
    await expect(field).toHaveValue(markdown);
  });

  await test.step('and what is posted is what was seen', async () => {
    await yusuf.keyboard.press('ControlOrMeta+Enter');
    await expect(post(yusuf, 2).getByRole('heading', { name: 'What we do' })).toBeVisible();
    await expect(post(yusuf, 2).getByRole('strong')).toHaveText('aloud');
  });
});

test('a text of somebody who writes Markdown keeps its own letters', async ({ as, api }) => {
  const yusuf = await as('yusuf');
  const letters =
    '* one\n* two\n\n\n__Strong__ and _soft_\n***\n| a|b |\n|-|-|\n|1|2|\n\nSetext\n---\n\nlast line';
  await openReply(yusuf, await api('yusuf'), letters);
  await yusuf.getByRole('button', { name: 'More about post 1' }).click();
  await yusuf.getByRole('menuitem', { name: 'Edit', exact: true }).click();
  const field = yusuf.getByRole('textbox', { name: 'The words of post 1' });
  await expect(field).toHaveAttribute('contenteditable', 'true');
  await field.getByText('last line').click();
  await yusuf.keyboard.press('End');
  await yusuf.keyboard.type(', and more');
  await yusuf.getByRole('button', { name: 'Markdown' }).first().click();
  await expect(field).toHaveValue(`${letters}, and more`);
});

test('what rich text would lose opens in its source, and says why', async ({ as, api }) => {
  const yusuf = await as('yusuf');
  const field = await openReply(yusuf, await api('yusuf'));
  await yusuf.keyboard.press('Control+m');
  await field.fill('See [the card][1].\n\n[1]: https://example.org/card');
  await yusuf.keyboard.press('Control+m');
  await expect(yusuf.getByText(/^Written as Markdown, because its links/)).toBeVisible();
  await expect(field).toHaveValue('See [the card][1].\n\n[1]: https://example.org/card');
});

test('a table by keyboard alone, and the way out of it', async ({ as, api }) => {
  const yusuf = await as('yusuf');
  const field = await openReply(yusuf, await api('yusuf'));
  await yusuf.getByRole('button', { name: 'More', exact: true }).focus();
  await yusuf.keyboard.press('Enter');
  await yusuf.keyboard.press('End');
  await yusuf.keyboard.press('ArrowUp');
  await expect(yusuf.getByRole('menuitem', { name: 'Table' })).toBeFocused();
  await yusuf.keyboard.press('Enter');
  await expect(field).toBeFocused();
  for (const word of ['Bed', 'Plan', 'Hours', '4', 'rest | walk', '12', '5', 'sleep']) {
    await yusuf.keyboard.type(word);
    await yusuf.keyboard.press('Tab');
  }
  await yusuf.keyboard.type('8');
  await yusuf.keyboard.press('Enter');
  await yusuf.keyboard.type('24');
  await yusuf.getByRole('button', { name: 'This table' }).click();
  await yusuf.getByRole('menuitem', { name: 'Column to the right' }).click();
  await yusuf.getByRole('button', { name: 'This table' }).click();
  await yusuf.getByRole('menuitem', { name: 'Row above' }).click();

  await yusuf.keyboard.press('Escape');
  await yusuf.keyboard.press('Tab');
  await expect(field).not.toBeFocused();
  await expect(yusuf.getByRole('toolbar').locator(':focus')).toHaveCount(1);
  expect(await source(yusuf)).toBe(
    '| Bed | Plan | Hours |\n| --- | --- | --: |\n| 4 | rest \\| walk | 12 |\n| 5 | sleep | 8 |\n|  |  |  |\n|  |  | 24 |',
  );
});

test('lists and tasks by keyboard; Tab goes in, Shift and Tab comes out', async ({ as, api }) => {
  const yusuf = await as('yusuf');
  const field = await openReply(yusuf, await api('yusuf'));
  await yusuf.keyboard.press('Control+Shift+9');
  await yusuf.keyboard.type('card');
  await yusuf.keyboard.press('Alt+Enter');
  await yusuf.keyboard.press('Enter');
  await yusuf.keyboard.type('chart');
  await yusuf.keyboard.press('Enter');
  await yusuf.keyboard.press('Tab');
  await yusuf.keyboard.type('both pages');
  await expect(field.getByRole('checkbox')).toHaveCount(3);
  await expect(field.getByRole('checkbox').first()).toBeChecked();
  await yusuf.keyboard.press('Enter');
  await yusuf.keyboard.press('Shift+Tab');
  await yusuf.keyboard.type('signed');
  expect(await source(yusuf)).toBe('- [x] card\n- [ ] chart\n  - [ ] both pages\n- [ ] signed');
  await yusuf.getByRole('button', { name: 'Post', exact: true }).click();
  await expect(post(yusuf, 2).getByRole('checkbox', { name: 'card' })).toBeChecked();
});

const HTML = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2><span>Agreed</span></h2>
<p><span style="font-weight:700">Twice</span> a <a href="https://example.org/day">day</a></p>
<ul><li><p>one</p></li><li><p>two</p></li></ul><script>steal()</script></b>`;

test('what is pasted from elsewhere becomes clean Markdown, in both ways to write', async ({
  as,
  api,
}) => {
  const yusuf = await as('yusuf');
  const field = await openReply(yusuf, await api('yusuf'));
  const markdown = '## Agreed\n\n**Twice** a [day](https://example.org/day)\n\n- one\n- two';
  await paste(field, { 'text/html': HTML, 'text/plain': 'Agreed Twice a day one two' });
  await expect(field.getByRole('heading', { name: 'Agreed' })).toBeVisible();
  expect(await source(yusuf)).toBe(markdown);

  await field.fill('');
  await paste(field, { 'text/html': HTML, 'text/plain': 'Agreed Twice a day one two' });
  await expect(field).toHaveValue(new RegExp(`^${markdown.replace(/[*[\]()]/g, '\\$&')}\\s*$`));

  await field.fill('');
  await yusuf.getByRole('button', { name: 'Markdown' }).click();
  await expect(field).toHaveAttribute('contenteditable', 'true');
  await paste(field, {
    'text/plain': 'const a = 1;\nconst b;',
    'vscode-editor-data': '{"mode":"ts"}',
  });
  await expect(field.locator('.code-word').first()).toHaveText('const');
  await expect(yusuf.getByLabel('Language of the code')).toHaveValue('ts');
});

test('people after an @, participants first, and emoji after a colon', async ({ as, api }) => {
  const hana = await api('hana');
  const thread = await hana.openThread(SLUG, unique('Calling'));
  const yusuf = await as('yusuf');
  await yusuf.goto(`/c/${SLUG}/t/${thread}`);
  await yusuf.getByRole('button', { name: 'Add to the thread' }).click();
  const field = write(yusuf);
  await expect(field).toHaveAttribute('contenteditable', 'true');

  await yusuf.keyboard.type('Thank you @');
  await expect(yusuf.getByRole('option').first()).toContainText(cast.hana.name);
  await expect(field).toHaveAttribute('aria-activedescendant', /.+/);
  await yusuf.keyboard.press('Enter');
  await expect(field).toHaveText(`Thank you @${cast.hana.handle} `);

  await yusuf.keyboard.type(':hear');
  await expect(yusuf.getByRole('listbox', { name: 'Emoji' })).toBeVisible();
  await expect(yusuf.getByRole('option', { selected: true })).toContainText('heart');
  await yusuf.keyboard.press('Escape');
  await expect(yusuf.getByRole('listbox')).toHaveCount(0);
  await yusuf.keyboard.type('t_eyes');
  await yusuf.keyboard.press('Backspace');
  await yusuf.keyboard.type(' at 10:30 :tada');
  await expect(yusuf.getByRole('option', { name: /tada/ })).toBeVisible();
  await yusuf.keyboard.press('Tab');
  await expect(field).toHaveText(/🎉/);
});

test('keys that the page has no time for yet find selected what was selected by then', async ({
  as,
  api,
}) => {
  const yusuf = await as('yusuf');
  const field = await openReply(yusuf, await api('yusuf'));
  await yusuf.keyboard.type('See the card');
  const keyboard = await yusuf.context().newCDPSession(yusuf);
  const busy = yusuf.evaluate((until) => {
    while (Date.now() < until);
  }, Date.now() + BUSY_MS);
  // One after the other, and without waiting for what each of them does.
  const press = (key: string, windowsVirtualKeyCode: number, modifiers: number) =>
    (['rawKeyDown', 'keyUp'] as const).map((type) =>
      keyboard.send('Input.dispatchKeyEvent', { type, key, windowsVirtualKeyCode, modifiers }),
    );
  await Promise.all([
    ...[1, 2, 3, 4].flatMap(() => press('ArrowLeft', 0x25, SHIFT)),
    ...press('b', 0x42, CONTROL),
  ]);
  await busy;
  await expect(field.getByRole('strong')).toHaveText('card');
});

test('a link by keyboard, around the words that are selected', async ({ as, api }) => {
  const yusuf = await as('yusuf');
  await openReply(yusuf, await api('yusuf'));
  await yusuf.keyboard.type('See the card');
  for (let at = 0; at < 4; at += 1) await yusuf.keyboard.press('Shift+ArrowLeft');
  await yusuf.keyboard.press('ControlOrMeta+k');
  const dialog = yusuf.getByRole('dialog', { name: 'Link' });
  await expect(dialog.getByLabel('Address')).toBeFocused();
  await yusuf.keyboard.type('javascript:steal()');
  await yusuf.keyboard.press('Enter');
  await expect(dialog.getByText(/^A link leads/)).toBeVisible();
  await dialog.getByLabel('Address').fill('example.org/card');
  await yusuf.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(write(yusuf)).toBeFocused();
  await yusuf.keyboard.type(' twice');
  expect(await source(yusuf)).toBe('See the [card](https://example.org/card) twice');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`on a phone, ${colorScheme}: nothing is too wide, and nothing is hidden from anybody`, async ({
    as,
    api,
  }) => {
    const wide = `| ${'column | '.repeat(12)}\n|${'---|'.repeat(12)}\n| ${'words | '.repeat(12)}`;
    const text = `- [x] done\n- [ ] open\n\n\`\`\`js\nconst a = ${'b + '.repeat(60)}"c"; // why\n\`\`\`\n\n${wide}`;
    const yusuf = await as('yusuf', { viewport: { width: 390, height: 844 }, colorScheme });
    const field = await openReply(yusuf, await api('yusuf'), text);
    await expect(post(yusuf, 1).locator('.code-word').first()).toHaveText('const');
    await paste(field, { 'text/plain': `${text}\n\nمرحبا **بكم**` });
    await expect(field.getByRole('checkbox').first()).toBeChecked();
    await expect(field.locator('.code-word').first()).toHaveText('const');
    await field.getByRole('cell', { name: 'words' }).first().click();
    await expect(yusuf.getByRole('button', { name: 'This table' })).toBeVisible();
    expect(await faultsOf(yusuf)).toEqual([]);
    const direction = await field
      .getByText('مرحبا')
      .evaluate((words) => getComputedStyle(words.closest('p') as Element).direction);
    expect(direction).toBe('rtl');
  });
}

test('an input method composes without being disturbed', async ({ as, api }) => {
  const yusuf = await as('yusuf');
  const field = await openReply(yusuf, await api('yusuf'));
  const keyboard = await yusuf.context().newCDPSession(yusuf);
  await keyboard.send('Input.imeSetComposition', {
    text: 'に',
    selectionStart: 1,
    selectionEnd: 1,
  });
  await keyboard.send('Input.imeSetComposition', {
    text: 'にほ',
    selectionStart: 2,
    selectionEnd: 2,
  });
  await keyboard.send('Input.insertText', { text: '日本' });
  await expect(field).toHaveText('日本');
  await yusuf.keyboard.type('**「強」**と');
  await expect(field.getByRole('strong')).toHaveText('「強」');
  // Beside a bracket a mark would be none in Markdown; letters written as numbers keep it one.
  expect(await source(yusuf)).toBe('日&#26412;**「強」**&#12392;');
  await yusuf.keyboard.press('Control+m');
  await expect(field.getByRole('strong')).toHaveText('「強」');
});
