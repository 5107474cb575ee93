import { InvalidError } from '../../kernel/errors';
import { HTML_LIMIT } from '../../kernel/markdown';
import type { Markdown } from '../../kernel/markdown/markdown';
import type { InboundMail, MailFile } from './parsing/parsed-mail';
import { ownHtml, textOf } from './stripping/html';
import { withBreaks } from './stripping/lines';
import { stripped } from './stripping/stripped';

/** What somebody says in a mail, as Markdown. */
export interface MailWords {
  /** Pictures that stand in it are `![](cid:…)`, to be given their addresses once they are taken in. */
  markdown: string;
  /** The files that belong to it: pictures in their places and those without one; not the logos of signatures. */
  files: MailFile[];
}

/** A place that no picture can come from; Markdown is made of web addresses only. */
const PLACE = 'https://cid.invalid/';
const PLACED = /!\[([^\]]*)\]\(<?https:\/\/cid\.invalid\/([^)\s>]*)>?(?: "[^"]*")?\)/g;

/**
 * What is said in a mail, without what it answers. Its text is taken as it was typed, with its Markdown; the HTML only
 * when there is no text, or when pictures have their places in it alone.
 * @param marks texts that stand only in mails of ours
 */
export async function wordsOf(
  mail: InboundMail,
  { markdown, marks }: { markdown: Markdown; marks: readonly string[] },
): Promise<MailWords> {
  const typed = withPlaces(withBreaks(stripped(mail.text, marks)), mail.files);
  const inHtml = cidsIn(mail.html);
  if (typed !== '' && inHtml.size === 0) return { markdown: typed, files: mail.files };
  const set = await fromHtml(mail, markdown, marks);
  const chosen = typed === '' || hasMorePictures(set, typed) ? set : typed;
  const placed = cidsIn(chosen);
  const files = mail.files.filter(
    // Shown by the mail, but not in what is said: the logo of a signature, or a picture of what is answered.
    ({ cid, inline }) => !cid || placed.has(cid) || !(inline && inHtml.has(cid)),
  );
  return { markdown: chosen, files };
}

/** All of a mail as it came, for somebody who gets their words back. */
export const allWords = (mail: InboundMail): string => mail.text.trim() || textOf(mail.html);

async function fromHtml(
  { html, files }: InboundMail,
  markdown: Markdown,
  marks: readonly string[],
): Promise<string> {
  const own = ownHtml(html).replace(
    /<img src="cid:([^"]{1,300})"/gi,
    (_tag, cid: string) => `<img src="${PLACE}${encodeURIComponent(cid)}"`,
  );
  const whole = stripped(await converted(own, markdown), marks);
  const known = new Set(files.map(({ cid }) => cid));
  return whole
    .replace(PLACED, (_all, alt: string, place: string) => {
      const cid = decodeURIComponent(place);
      return known.has(cid) ? `![${alt}](cid:${cid})` : '';
    })
    .replace(/\n[ \t]+(?=\n)/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Without its looks when it is too long for that, or too tangled: the words count. */
async function converted(html: string, markdown: Markdown): Promise<string> {
  if (html.length > HTML_LIMIT) return textOf(html);
  try {
    return await markdown.fromHtml(html);
  } catch (error) {
    if (error instanceof InvalidError) return textOf(html);
    throw error;
  }
}

/** Outlook and Gmail say in the text where a picture was. */
function withPlaces(text: string, files: readonly MailFile[]): string {
  const pictures = files.filter(({ inline }) => inline);
  return text.replace(
    /\[(cid|image|Bild|Image|immagine|imagen|imagem):\s?([^\]\n]{1,300})\]/g,
    (all, kind: string, name: string) => {
      const found = pictures.find((file) =>
        kind === 'cid' ? file.cid === name : file.name === name,
      );
      return found ? `![](cid:${found.cid})` : all;
    },
  );
}

const cidsIn = (text: string): Set<string> =>
  new Set([...text.matchAll(/cid:([^\s"'<>)\]]{1,300})/gi)].map(([, cid = '']) => cid));

const hasMorePictures = (set: string, typed: string): boolean => {
  const there = cidsIn(typed);
  return [...cidsIn(set)].some((cid) => !there.has(cid));
};
