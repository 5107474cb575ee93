import { line, maybeAddress, maybeLine, maybeMarkdown, maybeProse } from '../events/text';
import type { Context } from '../kernel/context';
import { InvalidError } from '../kernel/errors';
import type { Rule } from '../kernel/rules';
import { renderWords } from '../threads/files/dressing';
import { cleanTags, isBlank, TITLE_MAX } from '../threads/text';
import { ResourceForm } from './resource.types';
import { LICENCE_MAX, NOTE_MAX, SOURCE_MAX, SUMMARY_MAX } from './resources.inputs';

/** What a version of a resource says. */
export interface ResourceWords {
  title: string;
  summary: string;
  url: string | null;
  fileId: string | null;
  markdown: string;
  html: string;
  tags: string[];
  licence: string;
  source: string;
}

export type GivenWords = {
  [Name in keyof Omit<ResourceWords, 'html'>]?: ResourceWords[Name] | null;
};

/**
 * What is given, clean and rendered, over what was there; what is left out stays.
 * Before the transaction: no lock is held while a worker is busy with a text.
 * @throws InvalidError
 */
export async function wordsOver(
  ctx: Context,
  form: ResourceForm,
  was: ResourceWords,
  given: GivenWords,
): Promise<ResourceWords> {
  const markdown =
    given.markdown == null ? was.markdown : maybeMarkdown(given.markdown, 'markdown');
  const words: ResourceWords = {
    title: given.title == null ? was.title : line(given.title, TITLE_MAX, 'title'),
    summary:
      given.summary == null ? was.summary : maybeProse(given.summary, SUMMARY_MAX, 'summary'),
    url: given.url == null ? was.url : maybeAddress(given.url, 'url'),
    fileId: given.fileId ?? was.fileId,
    markdown,
    html: markdown === was.markdown ? was.html : (await renderWords(ctx, markdown)).html,
    tags: given.tags == null ? was.tags : cleanTags(given.tags),
    licence:
      given.licence == null ? was.licence : maybeWords(given.licence, LICENCE_MAX, 'licence'),
    source: given.source == null ? was.source : maybeWords(given.source, SOURCE_MAX, 'source'),
  };
  checkForm(form, words, was);
  return words;
}

export const noWords: ResourceWords = {
  title: '',
  summary: '',
  url: null,
  fileId: null,
  markdown: '',
  html: '',
  tags: [],
  licence: '',
  source: '',
};

export const noteOf = (note: string | null | undefined): string =>
  maybeLine(note, NOTE_MAX, 'note') ?? '';

const maybeWords = (text: string, most: number, path: string): string =>
  maybeLine(text, most, path) ?? '';

/** A link leads somewhere, a page says something, and neither has what belongs to another form. */
function checkForm(form: ResourceForm, words: ResourceWords, was: ResourceWords): void {
  const refuse = (path: string, rule: Rule): never => {
    throw new InvalidError({ path, rule });
  };
  if (form === ResourceForm.LINK && words.url === null) refuse('url', 'isNotEmpty');
  if (form !== ResourceForm.LINK && words.url !== null) refuse('url', 'form');
  // What its owner took away stays away until there is another.
  if (form === ResourceForm.FILE && words.fileId === null && was === noWords) {
    refuse('fileId', 'isNotEmpty');
  }
  if (form !== ResourceForm.FILE && words.fileId !== null) refuse('fileId', 'form');
  if (form === ResourceForm.PAGE && isBlank(words.markdown)) refuse('markdown', 'isNotEmpty');
}

/** Whether two versions say the same. */
export const sameWords = (a: ResourceWords, b: ResourceWords): boolean =>
  a.title === b.title &&
  a.summary === b.summary &&
  a.url === b.url &&
  a.fileId === b.fileId &&
  a.markdown === b.markdown &&
  a.tags.join(' ') === b.tags.join(' ') &&
  a.licence === b.licence &&
  a.source === b.source;
