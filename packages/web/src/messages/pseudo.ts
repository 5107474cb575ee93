import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Messages } from './index';

/**
 * Invented languages that show what a translation would break: `en-XA` is accented, bracketed and a
 * third longer; `ar-XB` is English set from right to left. Only the words change; arguments, plurals and
 * tags stay as they are.
 */
export type PseudoLocale = 'en-XA' | 'ar-XB';

type Parsed = Record<string, MessageFormatElement[]>;

/** German and Finnish run about a third longer than English. */
const GROWTH = 0.3;

const ACCENTS: Record<string, string> = {
  a: 'á',
  b: 'ƀ',
  c: 'ç',
  d: 'ð',
  e: 'é',
  f: 'ƒ',
  g: 'ĝ',
  h: 'ĥ',
  i: 'í',
  j: 'ĵ',
  k: 'ķ',
  l: 'ļ',
  m: 'ɱ',
  n: 'ñ',
  o: 'ö',
  p: 'þ',
  q: 'ǫ',
  r: 'ŕ',
  s: 'š',
  t: 'ţ',
  u: 'û',
  v: 'ṽ',
  w: 'ŵ',
  x: 'ẋ',
  y: 'ý',
  z: 'ž',
  A: 'Å',
  B: 'Ɓ',
  C: 'Ç',
  D: 'Ð',
  E: 'É',
  F: 'Ƒ',
  G: 'Ĝ',
  H: 'Ĥ',
  I: 'Î',
  J: 'Ĵ',
  K: 'Ķ',
  L: 'Ļ',
  M: 'Ṁ',
  N: 'Ñ',
  O: 'Ö',
  P: 'Þ',
  Q: 'Ǫ',
  R: 'Ŕ',
  S: 'Š',
  T: 'Ţ',
  U: 'Û',
  V: 'Ṽ',
  W: 'Ŵ',
  X: 'Ẋ',
  Y: 'Ý',
  Z: 'Ž',
};

const RIGHT_TO_LEFT_OVERRIDE = '\u202e';
const POP_DIRECTION = '\u202c';

/** The catalogue in an invented language, already parsed. */
export function pseudo(messages: Messages, locale: PseudoLocale): Parsed {
  const word = locale === 'en-XA' ? accented : mirrored;
  const entries = Object.entries(messages).map(([id, message]) => {
    const body = rewrite(parse(message), word);
    return [id, locale === 'en-XA' ? [literal('['), ...body, literal(']')] : body];
  });
  return Object.fromEntries(entries) as Parsed;
}

function rewrite(
  elements: MessageFormatElement[],
  word: (text: string) => string,
): MessageFormatElement[] {
  return elements.map((element) => {
    switch (element.type) {
      case TYPE.literal:
        return literal(word(element.value));
      case TYPE.plural:
      case TYPE.select: {
        const options = Object.fromEntries(
          Object.entries(element.options).map(([name, option]) => [
            name,
            { ...option, value: rewrite(option.value, word) },
          ]),
        );
        return { ...element, options } as MessageFormatElement;
      }
      case TYPE.tag:
        return { ...element, children: rewrite(element.children, word) };
      default:
        return element;
    }
  });
}

function literal(value: string): MessageFormatElement {
  return { type: TYPE.literal, value };
}

function accented(text: string): string {
  const letters = [...text].map((letter) => ACCENTS[letter] ?? letter).join('');
  const words = text.trim().length;
  return words < 2 ? letters : letters + 'ẍ'.repeat(Math.ceil(words * GROWTH));
}

/** Each word runs from right to left by itself, so that a break between words still can happen. */
function mirrored(text: string): string {
  return text.replace(/\S+/g, (run) => RIGHT_TO_LEFT_OVERRIDE + run + POP_DIRECTION);
}
