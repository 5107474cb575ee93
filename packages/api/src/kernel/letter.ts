import { say } from './catalogue';
import { htmlOf } from './letter-html';
import { textOf } from './letter-text';
import type { Letter } from './mailer';
import { oneLine } from './one-line';

type Values = Record<string, string | number>;

export interface Link {
  label: string;
  /** A whole address, made from the configured origin, or `mailto:`. */
  href: string;
}

/** One thing among several: a thread in a digest. */
export interface Item {
  title: string;
  href: string;
  /** Who and when, in one line. */
  meta?: string;
  excerpt?: string;
  links?: Link[];
}

/** What a mail is made of, in its order. Texts are plain, whoever wrote them. */
export type Block =
  | { type: 'heading'; text: string }
  | { type: 'section'; text: string }
  | { type: 'paragraph'; text: string }
  /** Smaller: where and when. */
  | { type: 'note'; text: string }
  /** Somebody's own words, set apart. */
  | { type: 'quote'; text: string }
  /** A post: as `wordsForMail` has made it, and as it was written; the language as a BCP 47 tag. */
  | { type: 'words'; html: string; text: string; language?: string }
  | { type: 'items'; items: Item[] }
  /** The one thing to do. `shown` writes its address out as well, for whoever cannot press it. */
  | { type: 'button'; label: string; href: string; shown?: boolean };

/** Why it was sent, and the ways to change that. */
export interface Foot {
  lines: string[];
  links?: Link[];
}

/** All of a letter but how it is set. */
export interface LetterBlocks extends Omit<Letter, 'text' | 'html'> {
  blocks: Block[];
  foot: Foot;
}

/** Sets a mail in the one layout that all mails have, as text and as HTML. */
export function setLetter({ blocks, foot, ...letter }: LetterBlocks): Letter {
  const subject = oneLine(letter.subject);
  return { ...letter, subject, text: textOf(blocks, foot), html: htmlOf(subject, blocks, foot) };
}

/** The parts of a mail, as keys of the catalogue; `<key>.subject`, `<key>.heading`, `<key>.body`, `<key>.action`. */
export interface LetterParts {
  to: string;
  /** The key of its sentences, and its kind: for example `accounts.verify`. */
  kind: string;
  values?: Values;
  /** Where the one button leads; made from the configured origin only. */
  link?: string;
  /** Somebody's own words, set apart as a quotation. */
  quote?: string;
  /** See `Letter.asked`. */
  asked?: true;
}

/** A mail of which every sentence stands in the catalogue: about accounts, invitations, reminders. */
export function letter({ to, kind, values = {}, link, quote, asked }: LetterParts): Letter {
  const paragraphs = say(`${kind}.body`, values).split('\n\n').filter(Boolean);
  const blocks: Block[] = [
    { type: 'heading', text: say(`${kind}.heading`, values) },
    ...paragraphs.map((text): Block => ({ type: 'paragraph', text })),
  ];
  if (quote) blocks.push({ type: 'quote', text: quote });
  if (link) {
    const label = say(`${kind}.action`, values);
    blocks.push({ type: 'button', label, href: link, shown: true });
  }
  return setLetter({
    to,
    kind,
    subject: say(`${kind}.subject`, values),
    ...(asked && { asked }),
    blocks,
    foot: { lines: [say('kernel.letter.foot')] },
  });
}
