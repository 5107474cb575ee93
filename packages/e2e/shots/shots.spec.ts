import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { CastName } from '../fixtures/api';
import { arrived } from '../fixtures/health';
import { expect, test } from '../fixtures/test';

/** Pictures travel with the repository. */
const BYTES = 300_000;

const folder = process.env.SHOTS ?? 'test-results/shots';
const LOOKS = {
  wide: { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
} as const;

/** A name for the file, whose page it is, and where. A title leads from the community to its thread. */
const PICTURES: { name: string; who?: CastName; path: string; title?: RegExp; step?: Step }[] = [
  { name: 'welcome', path: '/' },
  { name: 'home', who: 'ines', path: '/' },
  { name: 'directory', who: 'ines', path: '/communities' },
  { name: 'community', who: 'amara', path: '/c/slow-healing-wounds' },
  { name: 'charter', who: 'amara', path: '/c/slow-healing-wounds/about' },
  { name: 'ground-rules', who: 'phuc', path: '/c/slow-healing-wounds' },
  { name: 'thread', who: 'ines', path: '/c/the-first-hour', title: /^Who tells the wards/ },
  {
    name: 'composer',
    who: 'ines',
    path: '/c/the-first-hour',
    title: /^Which alerts have you/,
    step: async (page) => {
      await page.getByRole('button', { name: 'Add to the thread' }).click();
      await page
        .getByRole('textbox', { name: 'Your post' })
        .fill('We switched off **sixty** and wrote down why, one line each.');
    },
  },
  { name: 'members', who: 'henrik', path: '/c/going-home/members' },
  { name: 'new-community', who: 'marta', path: '/communities/new' },
  { name: 'profile', who: 'ines', path: '/people/ravi' },
  { name: 'settings', who: 'ines', path: '/settings' },
  { name: 'admin', who: 'marta', path: '/admin/people' },
];

type Step = (page: Page) => Promise<void>;

for (const [look, options] of Object.entries(LOOKS)) {
  test(`pictures, ${look}`, async ({ as, visitor }) => {
    test.slow();
    mkdirSync(folder, { recursive: true });
    for (const { name, who, path, title, step } of PICTURES) {
      const page = who ? await as(who, options) : await visitor(options);
      await page.goto(path);
      await arrived(page);
      if (title) {
        await page.getByRole('link', { name: title }).first().click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
        await arrived(page);
      }
      await step?.(page);
      await page.evaluate(() => document.fonts.ready);
      const file = join(folder, `${name}-${look}.png`);
      await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
      expect(statSync(file).size, file).toBeLessThan(BYTES);
      await page.close();
    }
  });
}
