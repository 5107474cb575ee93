import { SaxesParser } from 'saxes';

/** The attributes of a row; a name that is not there is undefined. */
export type Row = Readonly<Record<string, string | undefined>>;

/** A row that is not well-formed. The message says what is wrong with it, without the row's own text. */
export class RowError extends Error {}

/** A character that XML 1.0 forbids, written as a number: old exports have them, and parsers refuse them. */
const REFERENCE = /&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));/gi;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** Reads one row at a time; what is wrong with one does not touch the next. */
export class RowParser {
  private parser = this.fresh();
  private found: Row | undefined;

  /**
   * @param text a whole `<row …/>` or `<row …>`
   * @throws RowError when it is not well-formed
   */
  parse(text: string): Row {
    this.found = undefined;
    try {
      this.parser.write(withoutForbidden(text));
      if (!text.endsWith('/>')) this.parser.write('</row>');
    } catch (error) {
      this.parser = this.fresh();
      throw error;
    }
    if (!this.found) {
      this.parser = this.fresh();
      throw new RowError('it is not a whole row');
    }
    return this.found;
  }

  private fresh() {
    const parser = new SaxesParser({ xmlns: false as const, fragment: true, position: false });
    parser.on('error', (error) => {
      throw new RowError(error.message.replace(/^[\d:\s]+/, ''));
    });
    parser.on('opentag', (tag) => {
      this.found = tag.attributes;
    });
    return parser;
  }
}

/** Control characters say nothing and cannot be stored; the rest of the row is worth keeping. */
function withoutForbidden(text: string): string {
  return text.replace(FORBIDDEN, '').replace(REFERENCE, (reference, hex, decimal) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    const forbidden =
      (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) ||
      (code >= 0xd800 && code <= 0xdfff) ||
      code === 0xfffe ||
      code === 0xffff ||
      code > 0x10ffff;
    return forbidden ? '' : reference;
  });
}
