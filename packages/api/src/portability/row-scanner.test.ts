import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { RowError, RowParser } from './row-parser';
import { type RawRow, ROW_LIMIT, scanRows, type Wreck } from './row-scanner';

const folder = mkdtempSync(join(tmpdir(), 'guildhall-rows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'Posts.xml');

async function scan(text: string): Promise<{ rows: RawRow[]; wrecks: Wreck[] }> {
  writeFileSync(path, text);
  const rows: RawRow[] = [];
  const wrecks: Wreck[] = [];
  for await (const row of scanRows(path, { onWreck: (wreck) => wrecks.push(wreck) })) {
    rows.push({ ...row, bytes: Buffer.from(row.bytes) });
  }
  return { rows, wrecks };
}

it('finds every row, and says where it stands, wherever the pieces of the file end', async () => {
  const parser = new RowParser();
  // Up to a third of a piece each, so that many rows lie across the end of one.
  const text = fc
    .tuple(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 0, max: 3_000 }))
    .map(([sign, times]) => sign.repeat(times).replace(/[^\P{C}\n]/gu, ''));
  await fc.assert(
    fc.asyncProperty(fc.array(text, { maxLength: 30 }), fc.boolean(), async (bodies, bom) => {
      const escaped = (body: string) =>
        body.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\n', '&#xA;');
      const lines = bodies.map((body, index) => `  <row Id="${index}" Body="${escaped(body)}" />`);
      const file = `${bom ? '\ufeff' : ''}<?xml version="1.0"?>\r\n<posts>\r\n${lines.join('\r\n')}\r\n</posts>`;
      const { rows, wrecks } = await scan(file);
      expect(wrecks).toEqual([]);
      expect(rows.map(({ line }) => line)).toEqual(bodies.map((_, index) => index + 3));
      expect(rows.map(({ bytes }) => parser.parse(bytes.toString('utf8')).Body)).toEqual(bodies);
      const whole = readFileSync(path);
      for (const { bytes, offset } of rows) {
        expect(whole.subarray(offset, offset + bytes.length).equals(bytes)).toBe(true);
      }
    }),
    { numRuns: 25 },
  );
});

it('goes on behind what is broken, and tells each wreck once', async () => {
  const { rows, wrecks } = await scan(
    [
      '<posts>',
      '<!-- <row Id="0" /> is not meant -->',
      '<row Id="1" Body="a > b" />',
      '<row Id="2" Body="open',
      '<row Id="3" Body="<p>raw</p> and more" />',
      'debris',
      '<row Id=\'4\'></row><row Id="5" />',
      'row Id="6" />',
      '<wor Id="7" />',
      '<row Id="8"',
    ].join('\n'),
  );
  expect(rows.map(({ bytes }) => /\d/.exec(bytes.toString())?.[0])).toEqual(['1', '4', '5']);
  expect(wrecks.map(({ line, reason }) => [line, reason])).toEqual([
    [4, 'the row breaks off'],
    [5, 'the row breaks off'],
    [8, 'text outside a row'],
    [10, 'the row breaks off'],
  ]);
});

it('does not keep a row without end in memory', async () => {
  const endless = `<row Id="1" Body="${'x'.repeat(ROW_LIMIT + 1_000_000)}`;
  const { rows, wrecks } = await scan(`<posts>\n${endless}\n<row Id="2" />\n</posts>`);
  expect(rows).toHaveLength(1);
  expect(wrecks).toMatchObject([{ line: 2, reason: `longer than ${ROW_LIMIT} bytes` }]);
});

describe('a row', () => {
  const parser = new RowParser();

  it('is read without the characters that XML forbids', () => {
    expect(parser.parse('<row A="a&#x1;b&#8;c\u0002d&#xA;e&#x1F600;" />')).toEqual({
      A: 'abcd\ne😀',
    });
  });

  it.each(['<row A="&nbsp;" />', '<row A=1 />', '<row A="1" A="2" />', '<row A="&" />', '<row'])(
    'that is %s is refused, and the next one read',
    (text) => {
      expect(() => parser.parse(text)).toThrow(RowError);
      expect(parser.parse('<row Id="2" />')).toEqual({ Id: '2' });
    },
  );
});
