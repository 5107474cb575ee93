import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type RowAttributes = Record<string, string | number>;
/** Rows as attributes, or lines as they are for what no writer would make. */
export type DumpRows = Record<string, Array<RowAttributes | string>>;

const folders: string[] = [];

const escaped = (value: string | number): string =>
  String(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#xA;');

/** A dump in a folder of its own, written as Stack Exchange writes them: BOM, CRLF, a row on each line. */
export function writeDump(files: DumpRows): string {
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-dump-'));
  folders.push(folder);
  addFiles(folder, files);
  return folder;
}

/** Writes files of a dump anew. */
export function addFiles(folder: string, files: DumpRows): void {
  for (const [name, rows] of Object.entries(files)) {
    const lines = rows.map((row) => {
      if (typeof row === 'string') return row;
      const attributes = Object.entries(row).map(([key, value]) => `${key}="${escaped(value)}"`);
      return `  <row ${attributes.join(' ')} />`;
    });
    const root = name.toLowerCase();
    writeFileSync(
      join(folder, `${name}.xml`),
      `\ufeff<?xml version="1.0" encoding="utf-8"?>\r\n<${root}>\r\n${lines.join('\r\n')}\r\n</${root}>`,
    );
  }
}

export function removeDumps(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

const DAY = '2020-05-04';

/** A question, unless it says otherwise of 4 May 2020. */
export const question = (id: number, more: RowAttributes = {}): RowAttributes => ({
  Id: id,
  PostTypeId: 1,
  CreationDate: `${DAY}T08:00:00.000`,
  Score: 1,
  Body: `<p>Question ${id}?</p>`,
  OwnerUserId: 1,
  Title: `Question ${id}`,
  Tags: '<wallet>',
  ...more,
});

/** An answer of an hour later. */
export const answerTo = (parent: number, id: number, more: RowAttributes = {}): RowAttributes => ({
  Id: id,
  PostTypeId: 2,
  ParentId: parent,
  CreationDate: `${DAY}T09:00:00.000`,
  Score: 0,
  Body: `<p>Answer ${id}.</p>`,
  OwnerUserId: 2,
  ...more,
});

/** A comment of two hours later. */
export const commentOn = (post: number, id: number, more: RowAttributes = {}): RowAttributes => ({
  Id: id,
  PostId: post,
  Score: 0,
  Text: `Comment ${id}`,
  CreationDate: `${DAY}T10:00:00.000`,
  UserId: 1,
  ...more,
});

export const user = (id: number, name: string, more: RowAttributes = {}): RowAttributes => ({
  Id: id,
  DisplayName: name,
  CreationDate: '2019-01-01T00:00:00.000',
  ...more,
});

/** Two questions with what was said to them, in no order. */
export const small = (): DumpRows => ({
  Posts: [
    // Out of order: an answer before its question.
    answerTo(1, 3, { Body: '<p>See <a href="/questions/2">there</a>.</p>', Score: 5 }),
    question(1, {
      Title: 'How to keep keys?',
      Body: '<p>I read <code>keys_of_mine</code> &amp; <b>more</b>.</p>',
      Tags: '<Wallet><key-pairs>',
      AcceptedAnswerId: 3,
      Score: 12,
      Unheard: 'of',
      ContentLicense: 'CC BY-SA 4.0',
    }),
    question(2, {
      Tags: '|wallet|staking|',
      OwnerUserId: 2,
      CreationDate: '2010-05-04T08:00:00.000',
    }),
    answerTo(2, 4, { CreationDate: '2012-05-04T08:00:00.000', OwnerUserId: 3 }),
    { Id: 5, PostTypeId: 5, Body: '<p>About a tag.</p>' },
  ],
  Users: [user(1, 'Ada'), user(2, 'Ben'), user(3, 'Ada'), user(4, 'Silent'), user(-1, 'Community')],
  Comments: [
    commentOn(3, 8, { Text: 'Thanks @ines, **this** is `it_is` # not a heading', Score: 2 }),
    commentOn(1, 7, { Text: 'Which keys?', CreationDate: '2020-05-04T08:30:00.000', UserId: 2 }),
  ],
  PostLinks: [
    { Id: 1, PostId: 2, RelatedPostId: 1, LinkTypeId: 3 },
    { Id: 2, PostId: 1, RelatedPostId: 4, LinkTypeId: 1 },
  ],
  Tags: [
    { Id: 1, TagName: 'wallet', Count: 2 },
    { Id: 2, TagName: 'unused', Count: 0 },
  ],
  Votes: [
    { Id: 1, PostId: 1, VoteTypeId: 2 },
    { Id: 2, PostId: 3, VoteTypeId: 3 },
    { Id: 3, PostId: 1, VoteTypeId: 1 },
    { Id: 4, PostId: 99, VoteTypeId: 2 },
  ],
});
