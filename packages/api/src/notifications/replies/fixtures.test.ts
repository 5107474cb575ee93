import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMarkdown } from '../../kernel/markdown/markdown';
import { parsedMail } from './parsing/parsed-mail';
import { wordsOf } from './words';

/** Mails as the common programs write them, each with what is to become of it. */
const FOLDER = join(__dirname, 'fixtures');
const names = readdirSync(FOLDER).flatMap((file) =>
  file.endsWith('.eml') ? [file.slice(0, -'.eml'.length)] : [],
);
const marks = ['@reply.guildhall.example', 'https://guildhall.example/unsubscribe'];

const markdown = createMarkdown({ workers: 1 });
afterAll(() => markdown.close());

const wordsIn = async (name: string) =>
  wordsOf(await parsedMail(readFileSync(join(FOLDER, `${name}.eml`))), { markdown, marks });

it.each(names)('%s', async (name) => {
  const words = await wordsIn(name);
  expect(words.markdown).toBe(readFileSync(join(FOLDER, `${name}.md`), 'utf8').trimEnd());
});

it('keeps the picture that is said, and neither the logo of a signature nor a picture of what is answered', async () => {
  const named = async (name: string) => (await wordsIn(name)).files.map((file) => file.name);
  expect(await named('apple-mail-inline-picture')).toEqual(['edge.png']);
  expect(await named('outlook-signature-logo')).toEqual([]);
  expect(await named('markdown-kept')).toEqual(['guide.pdf']);
});
